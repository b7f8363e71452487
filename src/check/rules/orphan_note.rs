//! Says that no other note links to, cites or lists a note. Pages are reached by the navigation; sources have a rule of their own.

use crate::check::facts::heading_span;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::BaseKind;

pub(super) static RULE: Rule = Rule {
    code: "F0107",
    name: "orphan-note",
    level: Level::Error,
    summary: "a note that no other note mentions",
    explanation: include_str!("orphan_note.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for note in facts.notes() {
        let is_reached = matches!(note.base, BaseKind::Page | BaseKind::Source);
        if is_reached || facts.index.mentioned_by(&note.id).next().is_some() {
            continue;
        }
        let id = note.id.as_str();
        findings.add(
            Finding::at(heading_span(note), format!("no other note mentions {}", code(id)))
                .label("nobody links here")
                .note("a reader who follows links never arrives at this page")
                .help(format!("link to it as `[[{id}]]` where it matters, or list it where it takes part")),
        );
    }
}
