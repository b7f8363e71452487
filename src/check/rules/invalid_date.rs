//! Says that a date is not written in EDTF, or is not in the calendar.

use crate::check::wording::{code, excerpt};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0013",
    name: "invalid-date",
    level: Level::Error,
    summary: "a date that is not EDTF",
    explanation: include_str!("invalid_date.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::BadDate { text, reason } = &fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, format!("{} is not a date", code(text)))
                .label(excerpt(reason))
                .note("what is ordered, completed and compared by date needs one that can be read")
                .help(
                    "write `2021-05-08`, or as much as is known: `2021-05`, `2021`, `2021-05-08~` (about), \
                       `2021-05-08?` (uncertain), `2021-04-28/2021-04-29` (from, to)",
                ),
        );
    }
}
