//! Asks whether a sentence tells as a fact what its quote gives as someone's word.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0419",
    name: "attribution-dropped",
    level: Level::Suspicion,
    summary: "someone's word told as a fact",
    explanation: include_str!("attribution_dropped.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::AttributionDropped(speaker) = &claim.fault.kind else { continue };
        let said = format!("is this a fact, or only what {} says in the quote?", code(&speaker.written));
        let finding = Finding::at(claim.fault.span, said).label("on whose word?");
        findings.add(
            claim
                .beside(facts, finding, std::slice::from_ref(speaker))
                .note("what someone says proves that it was said")
                .help("say who says so, as the quote does"),
        );
    }
}
