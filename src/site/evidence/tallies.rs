//! Counts with their denominators: how much of the dossier is sourced, and how that was verified.

use super::coverage;
use crate::model::{MatchKind, ParsedNote, Required};
use crate::site::context::PageContext;
use crate::site::view::Tally;
use crate::verify::coverage::{Coverage, states_facts};

/// The counts that the home page shows.
pub(in crate::site) fn in_short(context: PageContext<'_>) -> Vec<Tally> {
    let mut tallies = sentences(context);
    tallies.extend(quotes(context));
    tallies
}

/// All counts.
pub(in crate::site) fn in_full(context: PageContext<'_>) -> Vec<Tally> {
    let mut tallies = in_short(context);
    tallies.extend(observations(context));
    tallies.extend(facts(context));
    tallies.extend(readers(context));
    tallies
}

pub(in crate::site) fn tally(label: &str, count: usize, total: usize) -> Tally {
    Tally { label: label.to_owned(), count, total, share: percent(count, total), parts: Vec::new() }
}

/// A share with one decimal, rounded down, so that not quite all is never "100.0".
pub(in crate::site) fn percent(count: usize, total: usize) -> String {
    let Some(tenths) = count.saturating_mul(1000).checked_div(total) else { return String::new() };
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn sentences(context: PageContext<'_>) -> Vec<Tally> {
    let notes = context.graph.notes().filter(|note| states_facts(note));
    let all = notes.map(|note| coverage::shown(context, note)).fold(Coverage::default(), Coverage::and);
    let Coverage { sourced, open, total } = all;
    vec![
        // A question that the sources leave open has no source to rest on.
        tally("sentences that state something rest on quoted words", sourced, total - open),
        tally("sentences are marked as open questions", open, total),
    ]
}

/// Each passage is counted once, however often it is cited.
fn quotes(context: PageContext<'_>) -> Vec<Tally> {
    let (mut total, mut exact, mut folded) = (0, 0, 0);
    for passage in context.graph.passages.all() {
        total += 1;
        match passage.found() {
            Some(MatchKind::Exact) => exact += 1,
            Some(MatchKind::Folded) => folded += 1,
            None => {}
        }
    }
    let parts = vec![
        tally("letter for letter", exact, total),
        tally("with quotation marks, dashes or spaces set differently", folded, total),
    ];
    vec![Tally { parts, ..tally("quoted passages were found in their sources", exact + folded, total) }]
}

fn observations(context: PageContext<'_>) -> Vec<Tally> {
    let (mut sound, mut total) = (0, 0);
    for note in context.graph.notes() {
        for number in 0..note.observations().len() {
            let outcome = context.graph.observation(&note.id, number);
            total += 1;
            sound += usize::from(outcome.is_some_and(|o| o.faults.is_empty() && o.quantity.is_some()));
        }
    }
    vec![tally("figures agree with their quotation or were computed from figures that do", sound, total)]
}

/// What people have read, where anybody does.
fn readers(context: PageContext<'_>) -> Option<Tally> {
    let dossier = context.graph.dossier;
    if dossier.reviews.is_empty() && dossier.policy.review.required == Required::None {
        return None;
    }
    let (mut total, mut read, mut by_two, mut disputed) = (0, 0, 0, 0);
    for note in context.graph.notes() {
        for (number, key) in context.graph.reviewable(&note.id).into_iter().flatten() {
            let readers = dossier.readers(&note.id, *number, key);
            total += 1;
            read += usize::from(readers.is_read());
            by_two += usize::from(readers.is_read() && readers.agree.len() > 1);
            disputed += usize::from(!readers.disagree.is_empty());
        }
    }
    let parts =
        vec![tally("read by two or more", by_two, total), tally("disputed by a reader", disputed, total)];
    Some(Tally { parts, ..tally("sentences were read beside their quotes by a second person", read, total) })
}

/// The front matter fields that need evidence, of events and actors.
fn facts(context: PageContext<'_>) -> Vec<Tally> {
    let (mut quoted, mut inferred, mut total) = (0, 0, 0);
    for note in context.graph.notes() {
        for field in evident_fields(note) {
            total += 1;
            let supports = |c: &crate::model::Citation| c.supports.iter().any(|s| s.value == field);
            if note.front.cites.iter().any(|(_, c)| supports(c)) {
                quoted += 1;
            } else if note.front.inferred.iter().any(|(name, _)| name.value == field) {
                inferred += 1;
            }
        }
    }
    let label = "recorded dates, places, statuses, participants and roles rest on quoted words";
    let parts = vec![tally("inferred, with the ground given", inferred, total)];
    vec![Tally { parts, ..tally(label, quoted, total) }]
}

fn evident_fields(note: &ParsedNote) -> Vec<&'static str> {
    let mut fields = Vec::new();
    if let Some(event) = note.event() {
        fields.extend(note.front.date.as_ref().map(|_| "date"));
        fields.extend(event.status.as_ref().map(|_| "status"));
        fields.extend(event.place.as_ref().map(|_| "place"));
        fields.extend(event.participants.first().map(|_| "participants"));
    }
    fields.extend(note.actor().and_then(|actor| actor.role.as_ref()).map(|_| "role"));
    fields
}
