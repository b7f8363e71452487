//! Says that a citation in place cannot be read.

use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0014",
    name: "invalid-citation",
    level: Level::Error,
    summary: "a citation in place that cannot be read",
    explanation: include_str!("invalid_citation.md"),
    check: Check::Facts(check),
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::BadCitation(reason) = fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, "this citation cannot be read")
                .label(reason)
                .note("the sentence would be published without its evidence")
                .help("write `[@source-id, \"exact words\"]`; several are parted by `;`"),
        );
    }
}
