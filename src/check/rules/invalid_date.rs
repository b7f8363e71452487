//! Says that a date is not written in EDTF, or is not in the calendar.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, excerpt};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0013",
    name: "invalid-date",
    level: Level::Error,
    summary: "a date that is not EDTF",
    explanation: include_str!("invalid_date.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BadDate { text, reason } = &fault.kind else { return };
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
