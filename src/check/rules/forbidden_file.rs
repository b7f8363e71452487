//! Says that something below `content/` is not published whatever it holds: a link, a device, a drawing with a script.

use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0020",
    name: "forbidden-file",
    level: Level::Error,
    summary: "a file that is never published",
    explanation: include_str!("forbidden_file.md"),
    check: Check::Facts(check),
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::ForbiddenFile(reason) = fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, format!("this file is not published: {reason}"))
                .label("not allowed in content")
                .note("content comes from many hands: it may neither reach outside its folder nor bring programs")
                .help("remove it from `content/`, or put an ordinary file without scripts in its place"),
        );
    }
}
