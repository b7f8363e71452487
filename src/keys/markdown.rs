//! The keys for readers: one in the terminal, and all as a page.

use std::fmt::Write as _;

use super::find::{Found, Subject, all};
use super::key::{Key, Need};

/// A key for a terminal.
#[must_use]
pub fn describe(found: &Found) -> String {
    let Found { subject, path, key } = found;
    let of = match subject {
        Subject::Config => "factum.yaml".to_owned(),
        Subject::Note => "front matter of every note".to_owned(),
        Subject::Kind(base) => format!("front matter of {}s", base.name()),
    };
    let mut text = format!("{path}\n  {of}: {}\n\n  {}\n", facts(key), key.meaning);
    let _ = write!(text, "\nExample:\n{}", key.yaml(2));
    for below in key.form.keys() {
        let _ = write!(text, "\n  {:<10} {}\n             {}\n", below.name, facts(below), below.meaning);
    }
    text
}

/// What belongs there, whether it must be there, and what holds without it.
fn facts(key: &Key) -> String {
    let mut facts = key.form.describe();
    match key.need {
        Need::Required => facts.push_str("; needed"),
        Need::Instead => facts.push_str("; in place of another"),
        Need::Optional => {}
    }
    if !key.default.is_empty() {
        let _ = write!(facts, "; without it {}", value(key.default));
    }
    facts
}

/// A value of the file's own between marks of code; words about it as they are.
fn value(default: &str) -> String {
    if default.contains(' ') { default.to_owned() } else { format!("`{default}`") }
}

/// All keys as a page of Markdown, with headings below a level.
#[must_use]
pub fn page(level: usize) -> String {
    let mut text = String::new();
    let found = all();
    for subject in Subject::ALL {
        let _ = writeln!(text, "{} {}\n", "#".repeat(level), subject.title());
        text.push_str("| key | what belongs there | what it means |\n| --- | --- | --- |\n");
        let of_subject = found.iter().filter(|found| found.subject == subject);
        for Found { path, key, .. } in of_subject.clone() {
            let _ = writeln!(text, "| `{path}` | {} | {} |", cell(&facts(key)), cell(key.meaning));
        }
        let example: String =
            subject.keys().iter().filter(|key| key.need != Need::Instead).map(|key| key.yaml(0)).collect();
        let _ = writeln!(text, "\n```yaml\n{example}```\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Text as a cell of a table has it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
