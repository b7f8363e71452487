//! Says that YAML uses a feature that is not allowed: anchors, aliases, tags, merge keys.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0007",
    name: "yaml-feature",
    level: Level::Error,
    summary: "an anchor, alias, tag or merge key",
    explanation: include_str!("yaml_feature.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::YamlFeature(name) = fault.kind else { return };
    findings.add(
        Finding::at(fault.span, format!("YAML's {name} is not allowed here"))
            .label("not allowed")
            .note("what a line says would depend on another line, or on the program that reads it")
            .help(match name {
                "second document" => "leave the line out: a file is one document",
                "tag" => "leave it out: what a value is, its key says",
                _ => "write the value out where it is meant",
            }),
    );
}
