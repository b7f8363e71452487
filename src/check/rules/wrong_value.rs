//! Says that a value has not the form that belongs at its place.

use crate::check::wording::excerpt;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0011",
    name: "wrong-value",
    level: Level::Error,
    summary: "a value of the wrong form",
    explanation: include_str!("wrong_value.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::WrongValue { expected, found } = &fault.kind else { continue };
        let (expected, found) = (excerpt(expected), excerpt(found));
        findings.add(
            Finding::at(fault.span, format!("{expected} belongs here, not {found}"))
                .label(format!("expected {expected}"))
                .note("a value that was not understood is not used"),
        );
    }
}
