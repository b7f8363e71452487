//! Says that a file is not UTF-8. What can be read of it was read.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0001",
    name: "not-utf8",
    level: Level::Error,
    summary: "a file that is not UTF-8",
    explanation: include_str!("not_utf8.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let message = match fault.kind {
        FaultKind::NotUtf8 => "this file is not UTF-8 from here on",
        FaultKind::Utf16 => "this file is UTF-16",
        _ => return,
    };
    findings.add(
        Finding::at(fault.span, message)
            .label("cannot be read as UTF-8")
            .note("a file that is guessed at may be published with other letters than were written")
            .help("save the file as UTF-8; editors offer it under \"encoding\" or \"save as\""),
    );
}
