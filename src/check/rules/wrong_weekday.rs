//! Says that a date in prose falls on another day of the week than is written with it.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0404",
    name: "wrong-weekday",
    level: Level::Error,
    summary: "a day of the week that the date does not fall on",
    explanation: include_str!("wrong_weekday.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Weekday(right) = &claim.fault.kind else { continue };
        let written = code(&claim.fault.written);
        findings.add(
            Finding::at(claim.fault.span, format!("{written} is a {right}"))
                .label(format!("falls on a {right}"))
                .note("a wrong day of the week is how a wrong date is most often found out")
                .help("see which of the two the source gives"),
        );
    }
}
