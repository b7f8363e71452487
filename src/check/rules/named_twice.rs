//! Says that one list names somebody twice.

use crate::check::claims::claims;
use crate::check::words::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::ClaimKind;

pub(super) static RULE: Rule = Rule {
    code: "F0422",
    name: "named-twice",
    level: Level::Error,
    summary: "a list that names the same actor twice",
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
                .help("name the other one, or leave this one out"),
        );
    }
}
