//! What guards the reader, the publisher and the machine cannot be switched off by a note.

use crate::program::{Copy, dossier};

/// A note that asks for a page two folders above the output, and says that this is allowed.
const CLIMBING: &str = "---\ntitle: Home\naliases: [\"/../../pwned\"]\nallow: {F0602: \"a reason\", F0601: \"a \
                        reason\"}\n---\nNothing is said.\n";

/// A dossier whose output is two folders below its root, so that what climbs out of it stays in the copy.
fn climbing() -> Copy {
    let copy = Copy::of(&dossier("harbour"));
    copy.write("content/about/climbing.md", CLIMBING);
    copy
}

fn assert_nothing_escaped(copy: &Copy) {
    let escaped = walkdir::WalkDir::new(copy.root())
        .into_iter()
        .filter_map(Result::ok)
        .find(|entry| entry.file_name() == "pwned.html");
    assert!(escaped.is_none(), "{escaped:?}");
    assert!(!copy.root().join("out").exists(), "something was published");
}

#[test]
fn no_note_can_allow_itself_to_be_published_outside_the_output_folder() {
    let copy = climbing();
    let run = copy.run(&["build", "--output", "out/site"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("F0602") && run.stderr.contains("no note can allow F0602"), "{}", run.stderr);
    assert_nothing_escaped(&copy);
}

#[test]
fn with_the_rule_switched_off_for_the_whole_dossier_the_publisher_still_refuses() {
    let copy = climbing();
    copy.replace("factum.yaml", "language: en", "language: en\nrules: {F0602: allow, F0004: allow}");
    let run = copy.run(&["build", "--output", "out/site"]);
    assert_ne!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("no path below the output folder"), "{}", run.stderr);
    assert_nothing_escaped(&copy);
}

#[test]
fn no_note_can_allow_characters_addresses_or_limits_that_guard_readers() {
    let copy = Copy::of(&dossier("harbour"));
    let body = "Text with \u{202e}direction, and [a link](javascript:alert).";
    copy.write(
        "content/about/hidden.md",
        format!("---\ntitle: Hidden\nallow: {{F0002: \"a reason\", F0105: \"a reason\"}}\n---\n{body}\n"),
    );
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    for code in ["error[F0002]", "error[F0105]", "warning[F0004]"] {
        assert!(run.stdout.contains(code), "{code}: {}", run.stdout);
    }
}
