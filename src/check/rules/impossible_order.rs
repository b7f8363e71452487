//! Says that `after`, `before` or `announces` of an event names no other event, or an order that the dates or
//! another note exclude.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{EventFields, NoteId, ParsedNote, TimeSpan};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0509",
    name: "impossible-order",
    level: Level::Error,
    summary: "an order of events that cannot be",
    explanation: include_str!("impossible_order.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(event) = note.event() else { return };
    let after = event.after.iter().map(|name| (name, Side::After));
    for (name, side) in after.chain(event.later().map(|name| (name, Side::Before))) {
        // That a name stands for no note, or for several, another rule says.
        let other = facts.notes.find(&name.value).and_then(|id| facts.notes.note(&id));
        if let Some(other) = other {
            fault(facts, note, name, other, side).into_iter().for_each(|finding| findings.add(finding));
        }
    }
}

/// What an event says of others.
type Names = fn(&EventFields) -> Vec<&Spanned<String>>;

/// On which side of another event one is said to stand.
#[derive(Clone, Copy)]
enum Side {
    After,
    Before,
}

fn fault(
    facts: &Facts<'_>,
    note: &ParsedNote,
    name: &Spanned<String>,
    other: &ParsedNote,
    side: Side,
) -> Option<Finding> {
    let wrong = |message: String, label: &str, help: &str| {
        let why = "the timeline and the page would print an order that cannot be";
        Some(Finding::at(name.span, message).label(label).note(why).help(help))
    };
    if other.id == note.id || other.event().is_none() {
        let message = format!("{} is not another event", code(name));
        return wrong(message, "no order in time", "name an event by its id, title or alias");
    }
    let (first, last) = match side {
        Side::After => (other, note),
        Side::Before => (note, other),
    };
    if span(last).is_before(&span(first)) {
        let message =
            format!("by their dates {} came before {}", code(last.id.as_str()), code(first.id.as_str()));
        let finding = wrong(message, "said to be the other way round", "correct a date, or the order");
        let date = note.front.date.as_ref().filter(|_| finding.is_some());
        return finding.map(|finding| match date {
            Some(date) => finding.also(date.span, "this date"),
            None => finding,
        });
    }
    let (way, back): (Names, Names) = match side {
        Side::After => (EventFields::earlier_names, EventFields::later_names),
        Side::Before => (EventFields::later_names, EventFields::earlier_names),
    };
    let is_both = |name: &&Spanned<String>| facts.notes.find(&name.value).as_ref() == Some(&other.id);
    if note.event().is_some_and(|event| back(event).iter().any(is_both))
        || leads_to(facts, other, &note.id, way)
    {
        let message = format!("{} and {} each came before the other", code(note.id.as_str()), code(name));
        return wrong(message, "a circle", "take out the one that no quote bears out");
    }
    None
}

fn span(note: &ParsedNote) -> TimeSpan {
    note.front.date.as_ref().map_or_else(TimeSpan::default, |date| TimeSpan::of(&date.value))
}

/// Whether one gets from an event to another by what front matter says of their order.
fn leads_to(facts: &Facts<'_>, from: &ParsedNote, to: &NoteId, way: Names) -> bool {
    let mut seen: BTreeSet<NoteId> = BTreeSet::new();
    let mut next: Vec<NoteId> = vec![from.id.clone()];
    while let Some(id) = next.pop() {
        if id == *to {
            return true;
        }
        let names = facts.notes.note(&id).and_then(ParsedNote::event).map(way).filter(|_| seen.insert(id));
        next.extend(names.into_iter().flatten().filter_map(|name| facts.notes.find(&name.value)));
    }
    false
}
