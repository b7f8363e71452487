//! Says that a number which a sentence computes does not follow from what it cites, or is worded wrongly.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0430",
    name: "wrong-computation",
    level: Level::Error,
    summary: "a computed number that does not follow",
    explanation: include_str!("wrong_computation.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Computed(why) = &claim.fault.kind else { continue };
        findings.add(
            Finding::at(
                claim.fault.span,
                format!("{} cannot be written here: {why}", code(&claim.fault.written)),
            )
            .label("computed from this")
            .note(
                "a computed number rests on the numbers of the quotes that its sentence cites, or on figures",
            )
            .help("cite the words that give each number, or write what follows from them"),
        );
    }
}
