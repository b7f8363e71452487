//! Says that an event is still planned though its date has passed. Without a day to compare with,
//! it says nothing.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{EventStatus, ParsedNote};
use crate::text::Spanned;
use edtf_core::Relation;

pub(super) static RULE: Rule = Rule {
    code: "F0504",
    name: "overdue-plan",
    level: Level::Warning,
    summary: "a plan whose date has passed",
    explanation: include_str!("overdue_plan.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let (Some(today), Some(date)) = (facts.today, &note.front.date) else { return };
    let Some(status) = planned(note) else { return };
    // A date that is known to the month may still lie ahead: only what is certainly past is overdue.
    if !date.edtf.relation(&today.edtf).is_definite(Relation::Before) {
        return;
    }
    findings.add(
        Finding::at(status.span, format!("{} is planned for a day that has passed", code(note.id.as_str())))
            .label(format!("today is {}", today.text))
            .also(date.span, "before today")
            .note("a plan stays a plan until a source says what became of it")
            .help(
                "look for a source and write `held` or `cancelled`; where there is none, write \
                 `unknown`",
            ),
    );
}

/// The status of an event that is planned.
fn planned(note: &ParsedNote) -> Option<&Spanned<EventStatus>> {
    note.event()?.status.as_ref().filter(|status| status.value == EventStatus::Planned)
}
