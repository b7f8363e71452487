//! Says that two quotes which support the date of an event give different dates, and that no
//! `resolution` says which is preferred.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::both;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0508",
    name: "conflicting-dates",
    level: Level::Error,
    summary: "dates of one event that contradict each other",
    explanation: include_str!("conflicting_dates.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::DateConflict(dates) = &claim.fault.kind else { continue };
        let written: Vec<&str> =
            dates.iter().map(|date| date.meaning.as_ref().unwrap_or(&date.written).as_str()).collect();
        let said = format!("the quotes that support this date give {}", both(&written));
        let finding = Finding::at(claim.fault.span, said).label("which of them?");
        findings.add(
            claim
                .beside(facts, finding, dates)
                .note("a dossier may report that sources differ; it may not choose in silence")
                .help(
                    "say under `resolution` which citation is `preferred` and the `reason`, or why it stays \
                     `open`; both are then shown",
                ),
        );
    }
}
