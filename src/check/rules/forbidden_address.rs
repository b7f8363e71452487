//! Says that a link or image has an address that content may not have.

use crate::check::locate::nearest;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0105",
    name: "forbidden-address",
    level: Level::Error,
    summary: "an address that content may not link to",
    explanation: include_str!("forbidden_address.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::BadAddress { address, reason } = &fault.kind else { continue };
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
}
