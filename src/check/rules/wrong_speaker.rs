//! Asks whether a sentence lets someone speak whom its quotes do not, and shows who speaks there.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote, QuotedWords};

pub(super) static RULE: Rule = Rule {
    code: "F0406",
    name: "wrong-speaker",
    level: Level::Suspicion,
    summary: "words in the mouth of someone else",
    explanation: include_str!("wrong_speaker.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Speaker(other) = &claim.fault.kind else { continue };
        let written = code(&claim.fault.written);
        let finding = Finding::at(claim.fault.span, format!("does {written} say this in the source?"))
            .label("who says so?");
        let near: Vec<QuotedWords> = other.iter().cloned().collect();
        findings.add(
            claim
                .beside(facts, finding, &near)
                .note(
                    "a statement is evidence of what its speaker says; in another mouth it is \
                     another statement",
                )
                .help(
                    "give the words to whom the source gives them, or cite the words that name the \
                     speaker",
                ),
        );
    }
}
