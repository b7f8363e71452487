//! Says that a name stands for no note. Cited sources are left to a rule of their own.

use crate::check::facts::references;
use crate::check::locate::exact;
use crate::check::wording::{code, corrections, did_you_mean};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::index::Lookup;

pub(super) static RULE: Rule = Rule {
    code: "F0101",
    name: "unknown-note",
    level: Level::Error,
    summary: "a link to a note that does not exist",
    explanation: include_str!("unknown_note.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for name in facts.notes().flat_map(references) {
        if facts.index.resolve(name) != Lookup::Unknown {
            continue;
        }
        let near = if findings.may_suggest() { facts.index.suggest(name, |_| true) } else { Vec::new() };
        let near: Vec<&str> = near.iter().map(|id| id.as_str()).collect();
        let mut finding = Finding::at(name.span, format!("no note is called {}", code(name)))
            .label("no id, title or alias of a note")
            .note("the link would lead nowhere")
            .fixes(corrections(&near, name, exact(facts.sources, name)));
        let otherwise = "write the note, or correct the name".to_owned();
        finding.help.push(did_you_mean(&near).unwrap_or(otherwise));
        findings.add(finding);
    }
}
