//! Says that somebody is named twice where one of the two must be somebody else.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0422",
    name: "named-twice",
    level: Level::Error,
    summary: "an actor who is named twice where one of the two must be another",
    explanation: include_str!("named_twice.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        if claim.fault.kind == ClaimKind::NamedAgain {
            let said = format!("is {} the one who was named just before?", code(&claim.fault.written));
            findings.add(
                Finding::at(claim.fault.span, said)
                    .weighing(Level::Suspicion)
                    .label("named twice")
                    .note("one of the two may be somebody else, or too many")
                    .help("name the other one, or say it without the name"),
            );
        }
        if claim.fault.kind == ClaimKind::TimeAgain {
            let said = format!("is {} meant twice?", code(&claim.fault.written));
            findings.add(
                Finding::at(claim.fault.span, said)
                    .weighing(Level::Suspicion)
                    .label("told twice")
                    .note("what lasts from one time to another has two of them")
                    .help("write the other time, or leave this one out"),
            );
        }
        let ClaimKind::Repeated(note) = &claim.fault.kind else { continue };
        findings.add(
            Finding::at(claim.fault.span, format!("{} was named just before", code(note.as_str())))
                .label("named twice")
                .note("one of the two is somebody else, or too many")
                .help("name the other one, leave this one out, or link the first mention"),
        );
    }
}
