//! Asks whether a sentence says no where its quotes say yes, or the other way round.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote, QuotedWords};

pub(super) static RULE: Rule = Rule {
    code: "F0408",
    name: "negation-differs",
    level: Level::Suspicion,
    summary: "a negation on one side only",
    explanation: include_str!("negation_differs.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Negation(quoted) = &claim.fault.kind else { continue };
        let (said, label) = match quoted {
            None => ("does any quote of this sentence say no to this?", "not in the quotes"),
            Some(_) => {
                ("the quote says no here: does the sentence say so too?", "without the quote's negation")
            }
        };
        let finding = Finding::at(claim.fault.span, said).label(label);
        let near: Vec<QuotedWords> = quoted.iter().cloned().collect();
        findings.add(
            claim
                .beside(facts, finding, &near)
                .note(
                    "numbers and names of a sentence and of its negation are the same: only this \
                     word tells them apart",
                )
                .help("say what the quote says, or cite the words that negate"),
        );
    }
}
