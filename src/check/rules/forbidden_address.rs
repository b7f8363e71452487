//! Says that a link or image has an address that content may not have.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::nearest;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0105",
    name: "forbidden-address",
    level: Level::Error,
    summary: "an address that content may not link to",
    explanation: include_str!("forbidden_address.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BadAddress { address, reason } = &fault.kind else { return };
    findings.add(
        Finding::at(
            nearest(facts.sources, &Spanned::new(address.clone(), fault.span)),
            format!("content may not use the address {}", code(address)),
        )
        .label(*reason)
        .note("a page must neither run what its text brings along nor tell others who reads it")
        .help("link to `https://…`; put an image below `content/` and name it by its relative path"),
    );
}
