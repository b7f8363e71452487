//! Says that YAML uses a feature that is not allowed: anchors, aliases, tags, merge keys.

use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0007",
    name: "yaml-feature",
    level: Level::Error,
    summary: "an anchor, alias, tag or merge key",
    explanation: include_str!("yaml_feature.md"),
    check: Check::Facts(check),
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::YamlFeature(name) = fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, format!("YAML's {name} is not allowed here"))
                .label("not allowed")
                .note("what a line says would depend on another line, or on the program that reads it")
                .help("write the value out where it is meant"),
        );
    }
}
