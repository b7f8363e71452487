//! Says that a date in prose agrees with none of the quotes that it rests on, and which dates they
//! give.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0403",
    name: "date-not-in-evidence",
    level: Level::Error,
    summary: "a date that no quote bears out",
    explanation: include_str!("date_not_in_evidence.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Date(near) = &claim.fault.kind else { continue };
        let written = code(&claim.fault.written);
        let finding =
            Finding::at(claim.fault.span, format!("the date {written} is {}", claim.where_sought()))
                .label("who gives this date?");
        findings.add(
            claim
                .beside(facts, finding, near)
                .note(
                    "a quote that leaves the year out, or says \u{201c}today\u{201d}, is completed from \
                     the date of its source",
                )
                .help("write the date that the quote gives, or cite the words that give this one"),
        );
    }
}
