//! Says that YAML cannot be read, in the words of its parser.

use crate::check::wording::excerpt;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0006",
    name: "invalid-yaml",
    level: Level::Error,
    summary: "YAML that cannot be read",
    explanation: include_str!("invalid_yaml.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::Yaml(reason) = &fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, "this YAML cannot be read")
                .label(excerpt(reason))
                .note("nothing of a mapping that cannot be read is used")
                .help("put a text that holds `: ` or ` #`, or starts with a sign, in quotes; indent with spaces"),
        );
    }
}
