//! Says that an event is still planned though its date has passed. Without a day to compare with, it says nothing.

use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{EventStatus, ParsedNote};
use edtf_core::Relation;

pub(super) static RULE: Rule = Rule {
    code: "F0504",
    name: "overdue-plan",
    level: Level::Warning,
    summary: "a plan whose date has passed",
    explanation: include_str!("overdue_plan.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(today) = facts.today else { return };
    for note in facts.notes().filter(|note| is_planned(note)) {
        let Some(date) = &note.front.date else { continue };
        if !date.edtf.relation(&today.edtf).is_definite(Relation::Before) {
            continue;
        }
        let status = note.event().and_then(|event| event.status.as_ref());
        let span = status.map_or(date.span, |status| status.span);
        findings.add(
            Finding::at(span, format!("{} is planned for a day that has passed", code(note.id.as_str())))
                .label(format!("today is {}", today.text))
                .also(date.span, "before today")
                .note("a plan stays a plan until a source says what became of it")
                .help(
                    "look for a source and write `held` or `cancelled`; where there is none, write `unknown`",
                ),
        );
    }
}

fn is_planned(note: &ParsedNote) -> bool {
    note.event().and_then(|event| event.status.as_ref()).is_some_and(|s| s.value == EventStatus::Planned)
}
