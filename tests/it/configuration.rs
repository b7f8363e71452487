//! What is wrong in `factum.yaml` is a finding at its place with what to do, as in a note.

use crate::habits::CONFIGURATION;
use crate::program::Copy;

/// A configuration, and what is found in it: where, which code, and words of its help.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str, &'c str)]);

#[test]
fn each_fault_of_a_configuration_has_a_place_and_a_hint() {
    let cases: [Case<'_>; 16] = [
        ("copyright: {max_share: NaN}", &[("10:24", "F0011", "write a number from 0 to 1")]),
        ("copyright: {max_share: .inf}", &[("10:24", "F0011", "write a number from 0 to 1")]),
        ("theme: ../../etc", &[("10:8", "F0011", "write the name of a folder below `themes/`")]),
        ("theme: /etc", &[("10:8", "F0011", "write the name of a folder below `themes/`")]),
        ("theme: defualt", &[("10:8", "F0011", "did you mean `default`?")]),
        ("theme: [a]", &[("10:8", "F0011", "write a text")]),
        ("citation_style: [a, b]", &[("10:17", "F0011", "write a text")]),
        ("them: default", &[("10:1", "F0009", "did you mean `theme`?")]),
        ("language: [en]\ntitel: x", &[("10:1", "F0008", ""), ("11:1", "F0009", "did you mean `title`?")]),
        ("base_url: ftp://example.org", &[("10:11", "F0011", "write an address")]),
        ("imprint: {licence_url: 'javascript:x'}", &[("10:24", "F0011", "write an address")]),
        ("rules: {F9999: error}", &[("10:9", "F0019", "`factum explain` lists all rules")]),
        ("rules: {F0301: wrning}", &[("10:16", "F0012", "did you mean `warning`?")]),
        ("description: \"a\\u202eb\"", &[("10:14", "F0002", "leave out what stands for U+202E")]),
        ("quotes: &a {max_words: 3}", &[("10:12", "F0007", "write the value out")]),
        ("description: !!str x", &[("10:20", "F0007", "leave it out")]),
    ];
    // Lines without anything, so that what is added stands in the tenth.
    let configuration = format!("{CONFIGURATION}#\n#\n");
    assert_eq!(configuration.lines().count(), 9);
    for (added, expected) in cases {
        let copy = Copy::with(&[
            ("factum.yaml", &format!("{configuration}{added}\n")),
            ("content/index.md", "---\ntitle: Home\n---\nNobody knows.[?]\n"),
        ]);
        let run = copy.run(&["check"]);
        assert_eq!(run.status, 1, "{added}: {}", run.stderr);
        for (place, code, help) in expected {
            assert!(run.stderr.contains(&format!("error[{code}]")), "{added}: {}", run.stderr);
            assert!(run.stderr.contains(&format!("factum.yaml:{place}\n")), "{added}: {}", run.stderr);
            assert!(run.stderr.contains(help), "{added}: {}", run.stderr);
        }
    }
}

#[test]
fn kinds_and_names_that_cannot_be_published_are_told_where_they_stand() {
    let kind = "{base: page, label: A, plural: B}";
    for (folder, column) in [
        ("../x", 3),
        ("con", 3),
        ("Search", 3),
        ("assets", 3),
        ("data", 3),
        ("Proofs", 3),
        ("tags", 3),
        ("ABOUT", 3),
    ] {
        let copy = Copy::with(&[
            ("factum.yaml", &format!("title: A\nkinds:\n  about: {kind}\n  {folder}: {kind}\n")),
            ("content/index.md", "---\ntitle: Home\n---\nNobody knows.[?]\n"),
        ]);
        let run = copy.run(&["check"]);
        assert!(run.stderr.contains("error[F0016]"), "{folder}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("factum.yaml:4:{column}\n")), "{folder}: {}", run.stderr);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{folder}: {}", run.stderr);
    }
    for (configuration, code, place) in [
        ("title: ''\n", "F0011", "1:8"),
        ("title:\n", "F0010", "1:1"),
        ("title: A\nlanguage: '\"><script>'\n", "F0011", "2:11"),
        ("title: A\nlanguage: ''\n", "F0011", "2:11"),
    ] {
        let copy = Copy::with(&[
            ("factum.yaml", configuration),
            ("content/index.md", "---\ntitle: Home\n---\nNobody knows.[?]\n"),
        ]);
        let run = copy.run(&["check"]);
        assert!(run.stderr.contains(&format!("error[{code}]")), "{configuration}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("factum.yaml:{place}\n")), "{configuration}: {}", run.stderr);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{configuration}: {}", run.stderr);
    }
}
