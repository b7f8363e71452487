//! Where a list of events says more of their order than is known.

use std::cell::LazyCell;

use super::chronology::{Chronology, TimePlace};
use crate::model::{ParsedNote, TimeSpan};

/// The most pairs of events of which it is looked up whether something is said of the two.
const PAIRS: usize = 64;

/// For each event of a list in the order of time whether one above it, and one from it on downwards, stand in no
/// known order.
pub(in crate::site::graph) fn ties(
    events: &[(TimePlace, &ParsedNote)],
    chronology: &Chronology,
) -> Vec<bool> {
    let mut ties = vec![false; events.len()];
    let dated = events.iter().take_while(|(place, _)| place.year().is_some());
    let events: Vec<(&ParsedNote, TimeSpan)> =
        dated.map(|(_, note)| (*note, chronology.span(note))).collect();
    // The span that begins first, from each place on; nothing begins before one without a beginning.
    let mut begins: Vec<TimeSpan> = events.iter().map(|(_, span)| *span).collect();
    for place in (1..begins.len()).rev() {
        if begins[place].ends().0 < begins[place - 1].ends().0 {
            begins[place - 1] = begins[place];
        }
    }
    // The span that ends last, above each place.
    let mut last: Option<TimeSpan> = None;
    for (place, ((_, span), begin)) in events.iter().zip(&begins).enumerate() {
        let overlaps = last.is_some_and(|last| !last.is_before(begin));
        ties[place] = overlaps && !is_said(&events, place, begin, chronology);
        let ends_later =
            |last: TimeSpan| last.ends().1.is_some_and(|known| span.ends().1.is_none_or(|own| own > known));
        if last.is_none_or(ends_later) {
            last = Some(*span);
        }
    }
    ties
}

/// Whether something is said of the order of all events above a place and all from it on whose dates overlap. Of
/// those from it on, the one that begins first begins with `begin`.
fn is_said(
    events: &[(&ParsedNote, TimeSpan)],
    place: usize,
    begin: &TimeSpan,
    chronology: &Chronology,
) -> bool {
    let is_told = |place: usize| events.get(place).is_some_and(|(note, _)| chronology.is_told(&note.id));
    if !is_told(place) && !is_told(place.saturating_sub(1)) {
        return false;
    }
    let (above, below) = events.split_at(place);
    let mut left = PAIRS;
    above.iter().filter(|(_, span)| !span.is_before(begin)).all(|(one, before)| {
        let after = LazyCell::new(|| chronology.said_after(&one.id));
        below.iter().all(|(other, span)| {
            if before.is_before(span) {
                return true;
            }
            left = left.saturating_sub(1);
            left > 0 && after.contains(&other.id)
        })
    })
}
