//! Says that somebody is named twice where one of the two must be somebody else.

use crate::check::claims::claims;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::ClaimKind;

pub(super) static RULE: Rule = Rule {
    code: "F0422",
    name: "named-twice",
    level: Level::Error,
    summary: "an actor who is named twice where one of the two must be another",
    explanation: include_str!("named_twice.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for claim in claims(facts) {
        let ClaimKind::Repeated(note) = &claim.fault.kind else { continue };
        findings.add(
            Finding::at(claim.fault.span, format!("{} was named just before", code(note.as_str())))
                .label("named twice")
                .note("one of the two is somebody else, or too many")
                .help("name the other one, leave this one out, or link the first mention"),
        );
    }
}
