//! Says that a citation in place cannot be read.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0014",
    name: "invalid-citation",
    level: Level::Error,
    summary: "a citation in place that cannot be read",
    explanation: include_str!("invalid_citation.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BadCitation(reason) = fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "this citation cannot be read")
            .label(reason)
            .note("the sentence would be published without its evidence")
            .help("write `[@source-id, \"exact words\"]`; several are parted by `;`"),
    );
}
