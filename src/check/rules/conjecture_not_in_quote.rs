//! Asks whether a passage is a guess that has no word of one.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0513",
    name: "conjecture-not-in-quote",
    level: Level::Suspicion,
    summary: "a guess without a word that makes it one",
    explanation: include_str!("conjecture_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note).filter(|claim| claim.fault.kind == ClaimKind::Conjecture) {
        let finding = Finding::at(claim.fault.span, "is this a guess by the source's own account?")
            .label("said of every claim that cites it");
        findings.add(
            claim
                .with_quotes(facts, finding)
                .note("the quote has no word that makes it one, such as \u{201c}may\u{201d} or \u{201c}probably\u{201d}")
                .help("quote that word, or take the declaration out"),
        );
    }
}
