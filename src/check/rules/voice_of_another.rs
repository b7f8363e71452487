//! Asks whether someone else speaks in a passage than is declared.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0512",
    name: "voice-of-another",
    level: Level::Suspicion,
    summary: "a passage that gives its words to another",
    explanation: include_str!("voice_of_another.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::VoiceOfAnother(other) = &claim.fault.kind else { continue };
        let message = format!("does {} say this?", code(&claim.fault.written));
        let finding = Finding::at(claim.fault.span, message).label("declared to speak");
        let near = std::slice::from_ref(other);
        findings.add(
            claim.beside(facts, finding, near).help("declare the one to whom the quote gives its words"),
        );
    }
}
