//! Says that YAML cannot be read, in the words of its parser.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0006",
    name: "invalid-yaml",
    level: Level::Error,
    summary: "YAML that cannot be read",
    explanation: include_str!("invalid_yaml.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::Yaml(reason) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "this YAML cannot be read")
            .label(excerpt(reason))
            .note("nothing of a mapping that cannot be read is used")
            .help(
                "put a text that holds `: ` or ` #`, or starts with a sign, in quotes; indent with \
                 spaces",
            ),
    );
}
