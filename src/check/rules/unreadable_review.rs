//! Says that a line of `factum.reviews` cannot be read.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0904",
    name: "unreadable-review",
    level: Level::Error,
    summary: "a sign-off that cannot be read",
    explanation: include_str!("unreadable_review.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BadReview(reason) = fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "this line is no sign-off")
            .label(reason)
            .note("somebody's word is lost with it, and it may have been that they do not agree")
            .help("`factum review` writes these lines: restore it from version control, or delete it and sign anew"),
    );
}
