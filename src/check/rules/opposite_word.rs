//! Asks whether a word of a sentence says what its quotes say, which have one that excludes it, or none of its weight.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0426",
    name: "opposite-word",
    level: Level::Suspicion,
    summary: "a word that excludes one of the quotes",
    explanation: include_str!("opposite_word.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let written = code(&claim.fault.written);
        let finding = match &claim.fault.kind {
            ClaimKind::Opposite(quoted) => {
                let other = code(&quoted.written);
                let said = format!("is it {written}, where the quote says {other}?");
                claim.beside(facts, Finding::at(claim.fault.span, said), std::slice::from_ref(quoted))
            }
            ClaimKind::Weighty => {
                let said = format!("does any quote of this sentence say {written}?");
                claim.with_quotes(facts, Finding::at(claim.fault.span, said))
            }
            _ => continue,
        };
        findings.add(
            finding
                .note("one such word turns a fact round, and no number or name gives it away")
                .help("say what the quote says, or cite the words that say this"),
        );
    }
}
