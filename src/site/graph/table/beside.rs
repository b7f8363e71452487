//! Which event of a folder is known to be the last before another, which the first after it, and which stand
//! beside it in time so that nobody can tell; and which page is read before and after another.

use std::collections::{BTreeMap, BTreeSet};

use super::chronology::{Chronology, TimePlace};
use crate::model::{Dossier, NoteId, ParsedNote, TimeSpan};

/// The most events that are named as of unknown order to another. The rest is counted.
const TOGETHER: usize = 8;
/// So many events that follow each other are passed over at once where all of them came before another, or after it.
const BLOCK: usize = 64;

/// The events of a folder beside one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct Beside {
    /// The last one that is known to have come before it.
    pub(in crate::site::graph) previous: Option<NoteId>,
    /// The first one that is known to have come after it.
    pub(in crate::site::graph) next: Option<NoteId>,
    /// Those nearest to it of which neither is known.
    pub(in crate::site::graph) together: Vec<NoteId>,
    /// How many more of them there are.
    pub(in crate::site::graph) more: usize,
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
        ((*id).clone(), Beside { previous, next, together: Vec::new(), more: 0 })
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
    /// From when to when the dated events of each block lie; none where it has none.
    blocks: Vec<Option<TimeSpan>>,
    /// How many events are dated.
    dated: usize,
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
        let mut blocks: Vec<Option<TimeSpan>> = vec![None; spans.len().div_ceil(BLOCK)];
        for (span, place) in placed() {
            if let Some(block) = blocks.get_mut(place / BLOCK) {
                *block = Some(block.map_or(span, |around| around.around(&span)));
            }
        }
        let dated = placed().count();
        Self { events, spans, places, ended, begun, blocks, dated }
    }

    fn fill(&self, table: &mut BesideTable, chronology: &Chronology) {
        for (place, (_, note)) in self.events.iter().enumerate() {
            let id_at = |place: usize| self.events.get(place).map(|(_, note)| note.id.clone());
            let places = |ids: BTreeSet<&NoteId>| -> BTreeSet<usize> {
                ids.into_iter().filter_map(|id| self.places.get(id)).copied().collect()
            };
            let mut said = places(chronology.said_before(&note.id));
            let previous = self.previous(place, &said).and_then(id_at);
            let after = places(chronology.said_after(&note.id));
            let next = self.next(place, &after).and_then(id_at);
            said.extend(after);
            let (together, more) = self.together(place, &said);
            let together = together.into_iter().filter_map(id_at).collect();
            table.insert(note.id.clone(), Beside { previous, next, together, more });
        }
    }

    /// The events nearest to the one at a place of which nobody can tell whether they came before it or after, and how
    /// many more there are: those whose times overlap with its own, where nothing is said of the two.
    fn together(&self, place: usize, said: &BTreeSet<usize>) -> (Vec<usize>, usize) {
        let Some(span) = self.spans.get(place).filter(|_| self.is_dated(place)) else {
            return (Vec::new(), 0);
        };
        let overlaps = |other: usize| {
            let is_apart = |one: &TimeSpan| one.is_before(span) || span.is_before(one);
            other != place && self.is_dated(other) && self.spans.get(other).is_some_and(|one| !is_apart(one))
        };
        let before = self.ended.partition_point(|(other, _)| other.is_before(span));
        let after = self.begun.len() - self.begun.partition_point(|(other, _)| !span.is_before(other));
        let known = said.iter().filter(|other| overlaps(**other)).count();
        let all = self.dated.saturating_sub(1 + before + after + known);
        if all == 0 {
            return (Vec::new(), 0);
        }
        let is_beside = |other: &usize| overlaps(*other) && !said.contains(other);
        let mut near: Vec<usize> = self.above(place, span).filter(is_beside).take(TOGETHER).collect();
        near.extend(self.below(place, span).filter(is_beside).take(TOGETHER));
        near.sort_by_key(|other| other.abs_diff(place));
        near.truncate(TOGETHER);
        near.sort_unstable();
        let more = all.saturating_sub(near.len());
        (near, more)
    }

    /// The places above one, the nearest first, but for blocks that lie apart from its time.
    fn above<'s>(&'s self, place: usize, span: &'s TimeSpan) -> impl Iterator<Item = usize> + 's {
        let blocks = (0..=place / BLOCK).rev().filter(|block| self.overlaps(*block, span));
        blocks.flat_map(move |block| (block * BLOCK..((block + 1) * BLOCK).min(place)).rev())
    }

    /// The same for the places below it.
    fn below<'s>(&'s self, place: usize, span: &'s TimeSpan) -> impl Iterator<Item = usize> + 's {
        let blocks = (place / BLOCK..self.blocks.len()).filter(|block| self.overlaps(*block, span));
        let end = self.events.len();
        blocks.flat_map(move |block| (block * BLOCK).max(place + 1)..((block + 1) * BLOCK).min(end))
    }

    fn overlaps(&self, block: usize, span: &TimeSpan) -> bool {
        let around = self.blocks.get(block).and_then(Option::as_ref);
        around.is_some_and(|around| !around.is_before(span) && !span.is_before(around))
    }

    fn is_dated(&self, place: usize) -> bool {
        self.events.get(place).is_some_and(|(at, _)| at.year().is_some())
    }

    /// The place of the last event that is known to have come before the one at a place.
    fn previous(&self, place: usize, said: &BTreeSet<usize>) -> Option<usize> {
        let span = self.spans.get(place)?;
        let count = self.ended.partition_point(|(other, _)| other.is_before(span));
        let dated = count.checked_sub(1).and_then(|last| self.ended.get(last)).map(|(_, place)| *place);
        let (dated_said, undated): (Vec<usize>, Vec<usize>) =
            said.iter().partition(|place| self.is_dated(**place));
        dated.into_iter().chain(dated_said).max().or_else(|| undated.into_iter().max())
    }

    /// The place of the first event that is known to have come after the one at a place.
    fn next(&self, place: usize, said: &BTreeSet<usize>) -> Option<usize> {
        let span = self.spans.get(place)?;
        let count = self.begun.partition_point(|(other, _)| !span.is_before(other));
        let dated = self.begun.get(count).map(|(_, place)| *place);
        let (dated_said, undated): (Vec<usize>, Vec<usize>) =
            said.iter().partition(|place| self.is_dated(**place));
        dated.into_iter().chain(dated_said).min().or_else(|| undated.into_iter().min())
    }
}
