//! Which event of a folder is known to be the last before another, which the first after it, and which stand
//! beside it in time so that nobody can tell; and which page is read before and after another.

use std::collections::BTreeMap;

use super::chronology::{Chronology, TimePlace};
use crate::model::{Dossier, NoteId, ParsedNote, TimeSpan};

/// The most events on each side that are shown as of unknown order.
const TOGETHER: usize = 2;

/// The events of a folder beside one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct Beside {
    /// The last one that is known to have come before it.
    pub(in crate::site::graph) previous: Option<NoteId>,
    /// The first one that is known to have come after it.
    pub(in crate::site::graph) next: Option<NoteId>,
    /// Those between these of which neither is known, as far as they are shown.
    pub(in crate::site::graph) together: Vec<NoteId>,
}

/// For each event what stands beside it.
pub(in crate::site::graph) type BesideTable = BTreeMap<NoteId, Beside>;

/// Looks for what stands beside each event of the folders.
pub(in crate::site::graph) fn beside(
    folders: &BTreeMap<String, Vec<(TimePlace, NoteId)>>,
    chronology: &Chronology,
    dossier: &Dossier,
) -> BesideTable {
    let mut table = BesideTable::new();
    for shelf in folders.values() {
        let notes = shelf.iter().filter_map(|(place, id)| Some((*place, dossier.note(id)?)));
        let events: Vec<(TimePlace, &ParsedNote)> =
            notes.filter(|(_, note)| note.event().is_some()).collect();
        Shelf::of(events, chronology).fill(&mut table, chronology);
    }
    table
}

/// What stands beside each page of those that are read in this order.
pub(in crate::site::graph) fn in_order<'n>(
    pages: &'n [&'n NoteId],
) -> impl Iterator<Item = (NoteId, Beside)> + 'n {
    let at = |place: Option<usize>| place.and_then(|place| pages.get(place)).map(|id| (*id).clone());
    pages.iter().enumerate().map(move |(place, id)| {
        let (previous, next) = (at(place.checked_sub(1)), at(place.checked_add(1)));
        ((*id).clone(), Beside { previous, next, together: Vec::new() })
    })
}

/// The events of a folder in their order, and the ends of their times to look in.
struct Shelf<'n> {
    events: Vec<(TimePlace, &'n ParsedNote)>,
    spans: Vec<TimeSpan>,
    places: BTreeMap<&'n NoteId, usize>,
    /// By the end of each event: the last place of those that ended so early.
    ended: Vec<(TimeSpan, usize)>,
    /// By the beginning of each event: the first place of those that began so late.
    begun: Vec<(TimeSpan, usize)>,
}

impl<'n> Shelf<'n> {
    fn of(events: Vec<(TimePlace, &'n ParsedNote)>, chronology: &Chronology) -> Self {
        let spans: Vec<TimeSpan> = events.iter().map(|(_, note)| chronology.span(note)).collect();
        let places = events.iter().enumerate().map(|(place, (_, note))| (&note.id, place)).collect();
        // Undated events stand apart: that one came before is shown where a source says so of the two.
        let is_dated = |place: &usize| events.get(*place).is_some_and(|(at, _)| at.year().is_some());
        let placed = || {
            let spans = spans.iter().copied().enumerate().map(|(place, span)| (span, place));
            spans.filter(|(_, place)| is_dated(place))
        };
        let mut ended: Vec<(TimeSpan, usize)> =
            placed().filter(|(span, _)| span.ends().1.is_some()).collect();
        ended.sort_by_key(|(span, _)| span.ends().1);
        let mut last = 0;
        for (_, place) in &mut ended {
            last = last.max(*place);
            *place = last;
        }
        let mut begun: Vec<(TimeSpan, usize)> =
            placed().filter(|(span, _)| span.ends().0.is_some()).collect();
        begun.sort_by_key(|(span, _)| span.ends().0);
        let mut first = usize::MAX;
        for (_, place) in begun.iter_mut().rev() {
            first = first.min(*place);
            *place = first;
        }
        Self { events, spans, places, ended, begun }
    }

    fn fill(&self, table: &mut BesideTable, chronology: &Chronology) {
        for (place, (_, note)) in self.events.iter().enumerate() {
            let id_at = |place: usize| self.events.get(place).map(|(_, note)| note.id.clone());
            let (previous, next) =
                (self.previous(place, note, chronology), self.next(place, note, chronology));
            // An undated event before or after this one stands at the end of the list.
            let (above, below) = (|at: &usize| *at < place, |at: &usize| *at > place);
            let from = previous.filter(above).map_or(0, |at| at + 1).max(place.saturating_sub(TOGETHER));
            let to = next.filter(below).unwrap_or(self.events.len()).min(place + 1 + TOGETHER);
            let is_beside = |other: &usize| *other != place && self.is_dated(place) && self.is_dated(*other);
            let together = (from..to).filter(is_beside).filter_map(id_at).collect();
            let (previous, next) = (previous.and_then(id_at), next.and_then(id_at));
            table.insert(note.id.clone(), Beside { previous, next, together });
        }
    }

    fn is_dated(&self, place: usize) -> bool {
        self.events.get(place).is_some_and(|(at, _)| at.year().is_some())
    }

    /// The place of the last event that is known to have come before the one at a place.
    fn previous(&self, place: usize, note: &ParsedNote, chronology: &Chronology) -> Option<usize> {
        let span = self.spans.get(place)?;
        let count = self.ended.partition_point(|(other, _)| other.is_before(span));
        let dated = count.checked_sub(1).and_then(|last| self.ended.get(last)).map(|(_, place)| *place);
        let said = chronology.said_before(&note.id).into_iter().filter_map(|id| self.places.get(id)).copied();
        let (dated_said, undated): (Vec<usize>, Vec<usize>) = said.partition(|place| self.is_dated(*place));
        dated.into_iter().chain(dated_said).max().or_else(|| undated.into_iter().max())
    }

    /// The place of the first event that is known to have come after the one at a place.
    fn next(&self, place: usize, note: &ParsedNote, chronology: &Chronology) -> Option<usize> {
        let span = self.spans.get(place)?;
        let count = self.begun.partition_point(|(other, _)| !span.is_before(other));
        let dated = self.begun.get(count).map(|(_, place)| *place);
        let said = chronology.said_after(&note.id).into_iter().filter_map(|id| self.places.get(id)).copied();
        let (dated_said, undated): (Vec<usize>, Vec<usize>) = said.partition(|place| self.is_dated(*place));
        dated.into_iter().chain(dated_said).min().or_else(|| undated.into_iter().min())
    }
}
