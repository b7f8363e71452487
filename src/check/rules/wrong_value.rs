//! Says that a value has not the form that belongs at its place.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0011",
    name: "wrong-value",
    level: Level::Error,
    summary: "a value of the wrong form",
    explanation: include_str!("wrong_value.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::WrongValue { expected, found } = &fault.kind else { return };
    let (expected, found) = (excerpt(expected), excerpt(found));
    findings.add(
        Finding::at(fault.span, format!("{expected} belongs here, not {found}"))
            .label(format!("expected {expected}"))
            .note("a value that was not understood is not used")
            .help(format!("write {}", expected.trim_end_matches(','))),
    );
}
