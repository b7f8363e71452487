//! Says that a file's name, or a note's `slug`, cannot be an id or cannot be published.

use crate::check::facts::{Facts, is_plain};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind, ParsedNote};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0016",
    name: "invalid-name",
    level: Level::Error,
    summary: "a file name that cannot be an id",
    explanation: include_str!("invalid_name.md"),
    checks: &[Check::Fault(of_file), Check::Note(of_note)],
    may_be_allowed: false,
};

fn of_file(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BadName { name, reason } = &fault.kind else { return };
    findings.add(unfit(name, reason, fault.span));
}

fn of_note(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    if !is_plain(&note.id) {
        let reason = "an id holds small letters of one script, digits and hyphens only";
        findings.add(unfit(note.id.as_str(), reason, Span { file: note.file, start: 0, end: 0 }));
    }
}

fn unfit(name: &str, reason: &str, span: Span) -> Finding {
    Finding::at(span, format!("{} cannot be used as a name: {reason}", code(name)))
        .label("this name")
        .note("names become links and paths, which have to work on every system")
        .help("use small letters of one script, the digits 0 to 9 and hyphens")
}
