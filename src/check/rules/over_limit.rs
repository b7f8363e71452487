//! Says that a file or a part of it is over a limit.

use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0003",
    name: "over-limit",
    level: Level::Error,
    summary: "a file, or a part of one, that is over a limit",
    explanation: include_str!("over_limit.md"),
    check: Check::Facts(check),
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::TooLarge { what, limit } = fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, format!("more than {limit} {what}"))
                .label("over the limit from here on")
                .note("limits keep a contribution from stopping the build for everybody")
                .help("split it into several notes"),
        );
    }
}
