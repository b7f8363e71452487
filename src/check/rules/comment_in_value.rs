//! Says that a value ends where YAML reads a comment.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, excerpt};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0026",
    name: "comment-in-value",
    level: Level::Warning,
    summary: "a value that ends at a `#`",
    explanation: include_str!("comment_in_value.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::CommentInValue(comment) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, format!("{} is a comment to YAML, and is left out", code(&excerpt(comment))))
            .label("not part of the value")
            .note("YAML reads a comment from ` #` to the end of the line; the rest of the name or quote is lost")
            .help("put the whole value in quotation marks; a comment has a space after its `#`"),
    );
}
