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
            if !change.before.is_empty() || change.kind == ChangeKind::Changed {
                let _ = writeln!(text, "    - {}", printable(&change.before));
            }
            if !change.after.is_empty() || change.kind == ChangeKind::Changed {
                let _ = writeln!(text, "    + {}", printable(&change.after));
            }
        }
    }
    let _ = match changes.len() {
        0 => writeln!(text, "no fact has changed"),
        1 => writeln!(text, "1 change"),
        n => writeln!(text, "{n} changes"),
    };
    text
}

fn of(what: &str) -> String {
    if what.is_empty() { String::new() } else { format!(", {}", printable(what)) }
}

/// The same in Markdown.
#[must_use]
pub fn to_markdown(changes: &[FactChange]) -> String {
    let mut text = String::from("## What changed in the facts\n\n");
    if changes.is_empty() {
        text.push_str("No fact has changed.\n");
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
    if out.is_empty() { "nothing".to_owned() } else { out }
}
