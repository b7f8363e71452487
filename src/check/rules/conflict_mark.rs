//! Says that a file holds two versions of a text, between the marks that a merge leaves.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0027",
    name: "conflict-mark",
    level: Level::Error,
    summary: "a line that a merge left behind",
    explanation: include_str!("conflict_mark.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    if fault.kind != FaultKind::ConflictMark {
        return;
    }
    findings.add(
        Finding::at(fault.span, "a merge has left two versions here")
            .label("not decided")
            .note("both versions, and the names of their branches, would be published")
            .help("keep one version, or make one of both, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`"),
    );
}
