//! The documentation in `docs/`, a dossier of its own: it is clean, and its notes of rules are what the rules say.
//!
//! `FACTUM_BLESS=1 cargo test --test it docs` writes these notes. The tutorial is followed in `tutorial.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use factum::check::{self, Rule};

use super::program::{factum, repository, tree};

/// What the first two digits of a code say.
const FAMILIES: [(&str, &str); 9] = [
    ("F00", "notes and syntax"),
    ("F01", "links"),
    ("F02", "citations"),
    ("F03", "quotes and seals"),
    ("F04", "numbers, dates and names"),
    ("F05", "statements and conflicts"),
    ("F06", "paths and publishing"),
    ("F07", "themes"),
    ("F09", "what people have read"),
];

#[test]
fn the_documentation_is_a_clean_dossier() {
    let run = factum(&repository().join("docs"), &["check", "--strict", "--format", "short"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

#[test]
fn notes_of_rules_are_what_the_rules_say() {
    let folder = repository().join("docs/content/rules");
    let expected: BTreeMap<String, Vec<u8>> =
        check::all().iter().map(|rule| (format!("{}.md", rule.name), note(rule).into_bytes())).collect();
    let mut found = tree(&folder);
    if std::env::var_os("FACTUM_BLESS").is_some() {
        for name in found.keys().filter(|name| !expected.contains_key(*name)) {
            fs::remove_file(folder.join(name)).unwrap();
        }
        for (name, text) in expected.iter().filter(|(name, text)| found.get(*name) != Some(text)) {
            // In one step: the other test may be reading.
            let new = folder.with_file_name(".rule");
            fs::write(&new, text).unwrap();
            fs::rename(new, folder.join(name)).unwrap();
        }
        found = tree(&folder);
    }
    let names = |notes: &BTreeMap<String, Vec<u8>>| notes.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected), "{BLESS}");
    let differ: Vec<&String> =
        expected.iter().filter(|(name, text)| found[*name] != **text).map(|(n, _)| n).collect();
    assert_eq!(differ, Vec::<&String>::new(), "{BLESS}");
}

const BLESS: &str = "`FACTUM_BLESS=1 cargo test --test it docs` writes the notes of rules anew";

/// The note of a rule: its explanation, its level, and in words what its examples are.
fn note(rule: &Rule) -> String {
    let (_, family) =
        FAMILIES.iter().find(|(code, _)| rule.code.starts_with(code)).unwrap_or(&("", "others"));
    let mut out = format!(
        "---\ntitle: {} {}\ndescription: {}\norder: {}\naliases: [{}]\ntags: [{}, \"{family}\"]\n---\n",
        rule.code,
        rule.name,
        quoted(&sentence(rule.summary)),
        rule.code.trim_start_matches(['F', '0']),
        rule.code,
        rule.level.name(),
    );
    let made = "`FACTUM_BLESS=1 cargo test --test it docs`";
    writeln!(out, "<!-- Made by {made} from the explanation in src/check/rules/. -->").unwrap();
    let mut in_example = false;
    for line in rule.explanation.lines().skip(1) {
        if let Some(words) = line.strip_prefix("```dossier ") {
            in_example = true;
            writeln!(out, "{}\n\n```text", introduced(words)).unwrap();
        } else if in_example {
            in_example = line != "```";
            writeln!(out, "{line}").unwrap();
        } else {
            writeln!(out, "{}", linked(line, rule)).unwrap();
        }
    }
    let allow = if rule.may_be_allowed {
        format!("A note may allow it and give the reason: `allow: {{{}: \"…\"}}`.", rule.code)
    } else {
        "No note can allow it.".to_owned()
    };
    let level = rule.level.name();
    writeln!(out, "\n**Level.** `{level}`, unless `rules` in `factum.yaml` says otherwise. {allow}").unwrap();
    out
}

/// What an example is, told before it.
fn introduced(words: &str) -> String {
    let what = if words.starts_with("fails") { "This fails" } else { "This is clean" };
    let today = words.split_whitespace().find_map(|word| word.strip_prefix("today="));
    let day = today.map_or(String::new(), |day| format!(" on {day}"));
    let escaped = if words.contains("escaped") {
        r" (`\u{202E}` and `\x{E9}` stand for a character and a byte)"
    } else {
        ""
    };
    let unknown = if words.contains("history=none") { " where nobody knows who wrote what" } else { "" };
    format!("{what}{day}{unknown}{escaped}:")
}

/// A line in which the codes of other rules lead to their notes.
fn linked(line: &str, this: &Rule) -> String {
    let mut out = line.to_owned();
    for rule in check::all().iter().filter(|rule| rule.code != this.code) {
        let is_code = |at: usize| !out[..at].ends_with('`');
        if let Some(at) = out.find(rule.code).filter(|at| is_code(*at)) {
            out.replace_range(at..at + rule.code.len(), &format!("[{}]({}.md)", rule.code, rule.name));
        }
    }
    out
}

/// The finding as a sentence, without marks for code.
fn sentence(summary: &str) -> String {
    let (first, rest) = summary.split_at(1);
    format!("{}{rest}.", first.to_uppercase()).replace('`', "")
}

/// A text as a YAML scalar.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
