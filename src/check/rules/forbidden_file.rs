//! Says that something below `content/` is not published whatever it holds: a link, a device, a
//! drawing with a script.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0020",
    name: "forbidden-file",
    level: Level::Error,
    summary: "a file that is never published",
    explanation: include_str!("forbidden_file.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::ForbiddenFile(reason) = fault.kind else { return };
    findings.add(
        Finding::at(fault.span, format!("this file is not published: {reason}"))
            .label("not allowed in content")
            .note(
                "content comes from many hands: it may neither reach outside its folder nor bring \
                 programs",
            )
            .help("remove it from `content/`, or put an ordinary file without scripts in its place"),
    );
}
