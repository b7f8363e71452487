//! Says that nothing in a passage names who is said to speak in it.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0511",
    name: "voice-not-in-quote",
    level: Level::Error,
    summary: "a speaker whom the passage does not name",
    explanation: include_str!("voice_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note).filter(|claim| claim.fault.kind == ClaimKind::Voice) {
        let message = format!("the passage does not name {}", code(&claim.fault.written));
        let finding = Finding::at(claim.fault.span, message).label("nobody whom the source names here");
        findings.add(
            claim
                .with_quotes(facts, finding)
                .note("who says so is printed beside the passage")
                .help("quote as far as the words that give the speaker, or declare the one whom they give"),
        );
    }
}
