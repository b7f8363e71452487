//! Says that a file's name, or a note's `slug`, cannot be an id or cannot be published.

use crate::check::facts::is_plain;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0016",
    name: "invalid-name",
    level: Level::Error,
    summary: "a file name that cannot be an id",
    explanation: include_str!("invalid_name.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::BadName { name, reason } = &fault.kind else { continue };
        findings.add(unfit(name, reason, fault.span));
    }
    for note in facts.notes().filter(|note| !is_plain(&note.id)) {
        let reason = "an id holds small letters a to z, digits and hyphens only";
        findings.add(unfit(note.id.as_str(), reason, Span { file: note.file, start: 0, end: 0 }));
    }
}

fn unfit(name: &str, reason: &str, span: Span) -> Finding {
    Finding::at(span, format!("{} cannot be used as a name: {reason}", code(name)))
        .label("this name")
        .note("names become links and paths, which have to work on every system")
        .help("use small letters a to z, digits and hyphens")
}
