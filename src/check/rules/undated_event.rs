//! Says that an event has no date. Where the date is there and was not understood, that is said
//! elsewhere.

use crate::check::facts::{Facts, heading_span, is_given, is_read};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0022",
    name: "undated-event",
    level: Level::Warning,
    summary: "an event without a date",
    explanation: include_str!("undated_event.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    if note.base != BaseKind::Event || !is_read(note) {
        return;
    }
    let front = facts.sources.slice(note.front.span);
    if note.front.date.is_some() || is_given(front, "date") {
        return;
    }
    findings.add(
        Finding::at(heading_span(note), format!("the event {} has no date", code(note.id.as_str())))
            .label("when?")
            .note("the timeline lists it apart, under \"Undated\"; no plan of it is ever reported as overdue")
            .help(
                "add `date:` as far as it is known: `2021-05`, `2021`, `2021-05-08~` for about then, \
                 `2021-05-08/..` for then or later; where no source gives any, allow this with that reason",
            ),
    );
}
