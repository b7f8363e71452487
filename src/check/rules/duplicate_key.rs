//! Says that a mapping holds a key twice.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0008",
    name: "duplicate-key",
    level: Level::Error,
    summary: "a key that stands twice in one mapping",
    explanation: include_str!("duplicate_key.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::DuplicateKey { key, first } = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, format!("the key {} stands here twice", code(key)))
            .label("again")
            .also(*first, "first here")
            .note("only one of the two values could be used, and a reader cannot tell which")
            .help("keep one of them, or give one another name"),
    );
}
