//! Asks whether a number goes with the thing that its quotes give another number to.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0427",
    name: "exchanged",
    level: Level::Suspicion,
    summary: "numbers that have changed places",
    explanation: include_str!("exchanged.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Exchanged(quoted) = &claim.fault.kind else { continue };
        let (written, other) = (code(&claim.fault.written), code(&quoted.written));
        let finding = Finding::at(claim.fault.span, format!("is it {written}, where the quote has {other}?"))
            .label("does this go with that?");
        findings.add(
            claim
                .beside(facts, finding, std::slice::from_ref(quoted))
                .note("each of several numbers keeps the word that it goes with")
                .help("say each of what the quote says it of"),
        );
    }
}
