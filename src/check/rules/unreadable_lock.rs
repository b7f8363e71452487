//! Says that `factum.lock` cannot be read.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0314",
    name: "unreadable-lock",
    level: Level::Error,
    summary: "a lock that cannot be read",
    explanation: include_str!("unreadable_lock.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::UnreadableLock(reason) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, reason.clone())
            .label("from here on the lock cannot be read")
            .note("what its quotes rest on is not known, so that no note was looked at")
            .help(
                "restore it from version control; or delete it, and run `factum seal` where the captures are",
            ),
    );
}
