//! Asks whether the passages that a sentence cites speak of someone whom they do not name: whom the source names
//! elsewhere, or whom they call "he" or "the minister".

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0425",
    name: "name-from-elsewhere",
    level: Level::Suspicion,
    summary: "a name that the cited words may mean and do not give",
    explanation: include_str!("name_from_elsewhere.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::NameElsewhere(named) = &claim.fault.kind else { continue };
        let said = format!("do the cited passages speak of {}?", code(&claim.fault.written));
        let finding = Finding::at(claim.fault.span, said).label("not named there");
        let named = match named.as_slice() {
            [] => "the quotes and their sentences name nobody".to_owned(),
            named => format!("the quotes and their sentences name {}", both(named)),
        };
        findings.add(
            claim.with_quotes(facts, finding).note(named).help("cite the words that give this name as well"),
        );
    }
}
