//! Says that `after`, `before` or `announces` of an event names no other event, or an order that the dates or
//! another note exclude.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

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
    checks: &[Check::Note(check), Check::Dossier(check_circles)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(event) = note.event() else { return };
    let after = event.after.iter().map(|name| (name, Side::After));
    let (earlier, later) = (
        LazyCell::new(|| others(facts, note, EventFields::earlier_names)),
        LazyCell::new(|| others(facts, note, EventFields::later_names)),
    );
    for (name, side) in after.chain(event.later().map(|name| (name, Side::Before))) {
        // That a name stands for no note, or for several, another rule says.
        let other = facts.notes.find(&name.value).and_then(|id| facts.notes.note(&id));
        let Some(other) = other else { continue };
        let is_back = match side {
            Side::After => later.contains(&other.id),
            Side::Before => earlier.contains(&other.id),
        };
        let found = fault(note, name, other, side).or_else(|| is_back.then(|| circle(note, name)));
        found.into_iter().for_each(|finding| findings.add(finding));
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

/// The events that a note names on one side.
fn others(facts: &Facts<'_>, note: &ParsedNote, names: Names) -> BTreeSet<NoteId> {
    let names = note.event().map(names).unwrap_or_default();
    names.into_iter().filter_map(|name| facts.notes.find(&name.value)).collect()
}

/// What is wrong with one name by itself.
fn fault(note: &ParsedNote, name: &Spanned<String>, other: &ParsedNote, side: Side) -> Option<Finding> {
    let wrong = |message: String, label: &str, help: &'static str| {
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
    None
}

fn circle(note: &ParsedNote, name: &Spanned<String>) -> Finding {
    let message = format!("{} and {} each came before the other", code(note.id.as_str()), code(name));
    Finding::at(name.span, message)
        .label("a circle")
        .note("the timeline and the page would print an order that cannot be")
        .help("take out the one that no quote bears out")
}

fn span(note: &ParsedNote) -> TimeSpan {
    note.front.date.as_ref().map_or_else(TimeSpan::default, |date| TimeSpan::of(&date.value))
}

/// Looks at the whole dossier, since a circle may go through any number of events: from each of them by itself it
/// would be walked round as often as it is long.
fn check_circles(facts: &Facts<'_>, findings: &mut Findings) {
    let ways: [(Side, Names, Names); 2] = [
        (Side::After, EventFields::earlier_names, EventFields::later_names),
        (Side::Before, EventFields::later_names, EventFields::earlier_names),
    ];
    for (side, way, back) in ways {
        let steps = Steps::of(facts, way);
        let circles = steps.circles();
        for (id, named) in &steps.to {
            let (Some(note), Some(number)) = (facts.whole.dossier.note(id), circles.get(id)) else {
                continue;
            };
            let said = LazyCell::new(|| others(facts, note, back));
            for (name, other) in named.iter().filter(|(_, other)| circles.get(other) == Some(number)) {
                // What is wrong by itself was said of its note.
                let other = facts.whole.dossier.note(other).filter(|other| !said.contains(&other.id));
                if other.is_some_and(|other| fault(note, name, other, side).is_none()) {
                    findings.add(circle(note, name));
                }
            }
        }
    }
}

/// From which events front matter leads to which.
struct Steps<'a> {
    to: BTreeMap<&'a NoteId, Vec<(&'a Spanned<String>, NoteId)>>,
}

impl<'a> Steps<'a> {
    fn of(facts: &Facts<'a>, way: Names) -> Self {
        let named = |note: &'a ParsedNote| {
            let names = note.event().map(way).unwrap_or_default().into_iter();
            names.filter_map(|name| Some((name, facts.notes.find(&name.value)?))).collect::<Vec<_>>()
        };
        let to = facts.whole.notes().map(|note| (&note.id, named(note)));
        Self { to: to.filter(|(_, named)| !named.is_empty()).collect() }
    }

    /// The circle of each event that leads somewhere, as a number: two events have one number where each leads to the
    /// other. One pass forwards and one back (Kosaraju and Sharir), without recursion.
    fn circles(&self) -> BTreeMap<&NoteId, usize> {
        let ids: Vec<&NoteId> = self.to.keys().copied().collect();
        let numbers: BTreeMap<&NoteId, usize> = ids.iter().copied().zip(0..).collect();
        let mut ahead = vec![Vec::new(); ids.len()];
        let mut behind = vec![Vec::new(); ids.len()];
        for (from, named) in self.to.values().enumerate() {
            for to in named.iter().filter_map(|(_, id)| numbers.get(id).copied()) {
                ahead[from].push(to);
                behind[to].push(from);
            }
        }
        let order = left_in_order(&ahead, 0..ids.len()).concat();
        let circles = left_in_order(&behind, order.into_iter().rev());
        let numbered =
            circles.iter().enumerate().flat_map(|(circle, all)| all.iter().map(move |at| (*at, circle)));
        numbered.map(|(at, circle)| (ids[at], circle)).collect()
    }
}

/// Walks a graph depth first from each place that no walk before has come to; the places of each walk in the order in
/// which it left them.
fn left_in_order(ahead: &[Vec<usize>], starts: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut seen = vec![false; ahead.len()];
    let mut walks = Vec::new();
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut left, mut path) = (Vec::new(), vec![(start, 0)]);
        while let Some((at, next)) = path.last_mut() {
            match ahead[*at].get(*next) {
                Some(to) => {
                    *next += 1;
                    if !std::mem::replace(&mut seen[*to], true) {
                        path.push((*to, 0));
                    }
                }
                None => {
                    left.push(*at);
                    path.pop();
                }
            }
        }
        walks.push(left);
    }
    walks
}

#[cfg(test)]
mod tests {
    use super::left_in_order;

    #[test]
    fn a_walk_back_from_what_was_left_last_is_a_circle() {
        // 0 -> 1 -> 2 -> 0, to which 3 leads, and which leads to 4.
        let ahead = [vec![1], vec![2, 4], vec![0], vec![0], vec![]];
        let behind = [vec![2, 3], vec![0], vec![1], vec![], vec![1]];
        let order = left_in_order(&ahead, 0..5).concat();
        let circles = left_in_order(&behind, order.into_iter().rev());
        assert_eq!(circles, [vec![3], vec![1, 2, 0], vec![4]]);
    }

    #[test]
    fn a_row_of_any_length_is_walked_without_recursion() {
        let row: Vec<Vec<usize>> =
            (1..=200_000).map(|next| if next < 200_000 { vec![next] } else { vec![] }).collect();
        assert_eq!(left_in_order(&row, 0..row.len()).len(), 1);
    }
}
