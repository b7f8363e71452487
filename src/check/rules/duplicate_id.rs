//! Says that two files have one stem, and so one id.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0015",
    name: "duplicate-id",
    level: Level::Error,
    summary: "two files with one id",
    explanation: include_str!("duplicate_id.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::DuplicateId { id, first } = &fault.kind else { return };
    let other = &facts.sources.file(first.file).path;
    findings.add(
        Finding::at(fault.span, format!("the id {} is taken by {}", code(id), code(other)))
            .label("this file is not read")
            .also(*first, "has the id")
            .note("links and citations name a note by its id alone, so an id stands for one note")
            .help("rename one of the two files, and the links to it"),
    );
}
