//! What is known of the order of events: what their dates tell, and what front matter says of single ones
//! (`after`, `before`, `announces`). Two events whose dates overlap and of which nothing is said have no order.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote, TimeSpan};
use crate::site::format::date::DateKey;

/// The place of a note in lists: undated ones last, then by date, then by what is said of their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) struct TimePlace {
    is_undated: bool,
    key: Option<DateKey>,
    /// How many events are said to have come before it, one after the other, at the same date.
    rank: usize,
}

impl TimePlace {
    fn of(note: &ParsedNote) -> Self {
        let key = DateKey::of_note(note);
        let is_undated = key == DateKey::UNDATED;
        Self { is_undated, key: (!is_undated).then_some(key), rank: 0 }
    }

    /// The year under which it is listed; none where it has no date.
    pub(in crate::site) fn year(self) -> Option<i64> {
        self.key.filter(|_| !self.is_undated).and_then(DateKey::year)
    }

    fn raise(&mut self, before: &Self) {
        if before.key > self.key {
            (self.key, self.rank) = (before.key, before.rank + 1);
        } else if before.key == self.key {
            self.rank = self.rank.max(before.rank + 1);
        }
    }
}

/// How many statements of order are followed from one event, the nearest first. Events that are told in a long row
/// would else cost the square of their number; what lies farther off is placed by its date alone.
const MOST_FOLLOWED: usize = 512;

/// What is known of one event beyond its own date.
#[derive(Clone, Debug)]
struct Told {
    place: TimePlace,
    span: TimeSpan,
    earlier: BTreeSet<NoteId>,
    later: BTreeSet<NoteId>,
}

impl Told {
    fn of(note: &ParsedNote) -> Self {
        let (earlier, later) = (BTreeSet::new(), BTreeSet::new());
        Self { place: TimePlace::of(note), span: span_of(note), earlier, later }
    }
}

/// The events of whose order front matter says something; all others are where their dates put them.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct Chronology {
    told: BTreeMap<NoteId, Told>,
}

impl Chronology {
    pub(in crate::site::graph) fn of(dossier: &Dossier, index: &Index) -> Self {
        let mut chronology = Self::default();
        for note in dossier.notes.values() {
            let Some(event) = note.event() else { continue };
            for name in &event.after {
                chronology.add(index.find(&name.value).and_then(|id| dossier.note(&id)), Some(note));
            }
            for name in event.later() {
                chronology.add(Some(note), index.find(&name.value).and_then(|id| dossier.note(&id)));
            }
        }
        chronology.settle();
        chronology
    }

    /// Whether front matter says nothing of the order of any event.
    pub(in crate::site::graph) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Takes up that one event came before another, unless their dates tell otherwise.
    fn add(&mut self, before: Option<&ParsedNote>, after: Option<&ParsedNote>) {
        let Some((before, after)) = before.zip(after) else { return };
        let are_events = before.event().is_some() && after.event().is_some();
        if !are_events || before.id == after.id || span_of(after).is_before(&span_of(before)) {
            return;
        }
        let told = |told: &mut BTreeMap<NoteId, Told>, note: &ParsedNote| {
            told.entry(note.id.clone()).or_insert_with(|| Told::of(note));
        };
        told(&mut self.told, before);
        told(&mut self.told, after);
        self.told.entry(before.id.clone()).and_modify(|one| one.later.extend([after.id.clone()]));
        self.told.entry(after.id.clone()).and_modify(|one| one.earlier.extend([before.id.clone()]));
    }

    /// Lets each event know what follows from those before and after it. What goes in a circle says nothing.
    fn settle(&mut self) {
        let order = self.sorted();
        let settled: BTreeSet<&NoteId> = order.iter().collect();
        let circling: BTreeSet<NoteId> =
            self.told.keys().filter(|id| !settled.contains(id)).cloned().collect();
        for one in self.told.values_mut() {
            one.earlier.retain(|id| !circling.contains(id));
            one.later.retain(|id| !circling.contains(id));
        }
        self.told.retain(|id, _| !circling.contains(id));
        for id in &order {
            let Some(mut one) = self.told.get(id).cloned() else { continue };
            for before in one.earlier.iter().filter_map(|id| self.told.get(id)) {
                one.place.raise(&before.place);
                one.span = one.span.no_earlier_than(&before.span);
            }
            self.told.insert(id.clone(), one);
        }
        for id in order.iter().rev() {
            let Some(mut one) = self.told.get(id).cloned() else { continue };
            for after in one.later.iter().filter_map(|id| self.told.get(id)) {
                one.span = one.span.no_later_than(&after.span);
            }
            self.told.insert(id.clone(), one);
        }
    }

    /// The events so that none stands before one that came earlier. Those in circles, and what hangs on them, are
    /// left out.
    fn sorted(&self) -> Vec<NoteId> {
        let mut waits: BTreeMap<&NoteId, usize> =
            self.told.iter().map(|(id, one)| (id, one.earlier.len())).collect();
        let mut free: Vec<&NoteId> =
            waits.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        let mut sorted = Vec::new();
        while let Some(id) = free.pop() {
            sorted.push(id.clone());
            for later in self.told.get(id).into_iter().flat_map(|one| &one.later) {
                if let Some(count) = waits.get_mut(later) {
                    *count -= 1;
                    free.extend((*count == 0).then_some(later));
                }
            }
        }
        sorted
    }

    /// Whether front matter says something of the order of an event and another.
    pub(in crate::site::graph) fn is_told(&self, id: &NoteId) -> bool {
        self.told.contains_key(id)
    }

    /// The place of a note in lists.
    pub(in crate::site::graph) fn place(&self, note: &ParsedNote) -> TimePlace {
        self.told.get(&note.id).map_or_else(|| TimePlace::of(note), |one| one.place)
    }

    /// From when to when an event lies for certain.
    pub(in crate::site::graph) fn span(&self, note: &ParsedNote) -> TimeSpan {
        self.told.get(&note.id).map_or_else(|| span_of(note), |one| one.span)
    }

    /// The events that are said to have come before this one, at several removes.
    pub(in crate::site::graph) fn said_before(&self, id: &NoteId) -> BTreeSet<&NoteId> {
        self.reached(id, |one| &one.earlier)
    }

    /// The events that are said to have come after this one, at several removes.
    pub(in crate::site::graph) fn said_after(&self, id: &NoteId) -> BTreeSet<&NoteId> {
        self.reached(id, |one| &one.later)
    }

    /// The nearest first, as far as [`MOST_FOLLOWED`] goes.
    fn reached<'c>(&'c self, id: &NoteId, step: fn(&Told) -> &BTreeSet<NoteId>) -> BTreeSet<&'c NoteId> {
        let mut reached: BTreeSet<&NoteId> = BTreeSet::new();
        let mut left = MOST_FOLLOWED;
        let mut follow = |id: &NoteId, next: &mut VecDeque<&'c NoteId>| {
            let steps = self.told.get(id).into_iter().flat_map(step).take(left);
            let before = next.len();
            next.extend(steps);
            left -= next.len() - before;
        };
        let mut next: VecDeque<&NoteId> = VecDeque::new();
        follow(id, &mut next);
        while let Some(id) = next.pop_front() {
            if reached.insert(id) {
                follow(id, &mut next);
            }
        }
        reached
    }
}

fn span_of(note: &ParsedNote) -> TimeSpan {
    note.front.date.as_ref().map_or_else(TimeSpan::default, |date| TimeSpan::of(&date.value))
}
