//! Changes in words: for a terminal, and as Markdown for a summary or a pull request.

use crate::model::{ChangeKind, FactChange, FactGroup};
use std::fmt::Write as _;

/// A line for each change, under what it is about.
#[must_use]
pub fn to_human(changes: &[FactChange]) -> String {
    let mut text = String::new();
    for group in FactGroup::ALL {
        let own: Vec<&FactChange> = changes.iter().filter(|change| change.group == group).collect();
        if own.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{} ({})", group.label(), own.len());
        for change in own {
            let _ = writeln!(text, "  {}{}", printable(&change.title), of(&change.what));
            if change.kind != ChangeKind::Added {
                let _ = writeln!(text, "    - {}", or_none(printable(&change.before)));
            }
            if change.kind != ChangeKind::Removed {
                let _ = writeln!(text, "    + {}", or_none(printable(&change.after)));
            }
        }
    }
    let _ = writeln!(text, "{}", in_short(changes));
    text
}

/// How much has changed, in a line. Where words are new, nobody has said yet that no fact is.
fn in_short(changes: &[FactChange]) -> String {
    let reworded: Vec<_> = changes.iter().filter(|change| change.group == FactGroup::Reworded).collect();
    let is_of_sentences = reworded.iter().all(|change| change.what.is_empty());
    let reworded = match (reworded.len(), is_of_sentences) {
        (0, _) => String::new(),
        (1, true) => "1 sentence is worded anew".to_owned(),
        (n, true) => format!("{n} sentences are worded anew"),
        (1, false) => "1 heading, title or description is worded anew".to_owned(),
        (n, false) => format!("{n} sentences, headings, titles and descriptions are worded anew"),
    };
    let facts = changes.iter().filter(|change| change.group != FactGroup::Reworded).count();
    match (facts, reworded.is_empty()) {
        (0, true) => "no fact has changed".to_owned(),
        (0, false) => format!("no fact is known to have changed; {reworded}"),
        (n, _) => {
            let changes = if n == 1 { "1 change".to_owned() } else { format!("{n} changes") };
            if reworded.is_empty() { changes } else { format!("{changes}; {reworded}") }
        }
    }
}

fn or_none(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}

fn of(what: &str) -> String {
    if what.is_empty() { String::new() } else { format!(", {}", printable(what)) }
}

/// The same in Markdown.
#[must_use]
pub fn to_markdown(changes: &[FactChange]) -> String {
    let mut text = String::from("## What changed in the facts\n\n");
    if changes.iter().all(|change| change.group == FactGroup::Reworded) {
        let line = in_short(changes);
        let _ = writeln!(text, "N{}.{}", &line[1..], if changes.is_empty() { "" } else { "\n" });
    }
    for group in FactGroup::ALL {
        let own: Vec<&FactChange> = changes.iter().filter(|change| change.group == group).collect();
        if own.is_empty() {
            continue;
        }
        let _ = writeln!(text, "### {}\n", group.label());
        for change in own {
            let what =
                if change.what.is_empty() { String::new() } else { format!(", {}", escaped(&change.what)) };
            let _ = write!(text, "- **{}**{what}: ", escaped(&change.title));
            let _ = match change.kind {
                ChangeKind::Added => writeln!(text, "new: {}", escaped(&change.after)),
                ChangeKind::Removed => writeln!(text, "gone: ~~{}~~", escaped(&change.before)),
                ChangeKind::Changed => {
                    writeln!(text, "~~{}~~ → {}", escaped(&change.before), escaped(&change.after))
                }
            };
        }
        text.push('\n');
    }
    text
}

/// Text on one line, without what a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Text that Markdown takes for nothing else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if "\\`*_{}[]<>#|~&!@".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    or_none(out)
}
