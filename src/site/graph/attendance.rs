//! Matches people and offices with the events that they take part in, and so with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::tables::SiteTables;
use crate::index::Index;
use crate::model::{ActorType, Dossier, EventFields, NoteId, ParsedNote};

/// The most who are shown: the most connected.
const ACTORS_SHOWN: usize = 40;
/// The most participants of one event of whom any two are counted as having met. A list of everyone
/// at once says nothing of who met whom, and its pairs are too many to count.
const PAIRED_AT_ONE_EVENT: usize = 80;

/// The people and offices of a dossier with their events, by ids, so that it lasts while only texts change.
#[derive(Debug, Default)]
pub(super) struct AttendanceTable {
    /// In the order of time, each with those who take part.
    events: Vec<(NoteId, BTreeSet<NoteId>)>,
    /// The events of any two, by their places.
    pairs: BTreeMap<(NoteId, NoteId), Vec<usize>>,
    /// The number of others that each met.
    degree: BTreeMap<NoteId, usize>,
    /// Some event names two people or offices.
    has_meetings: bool,
}

impl AttendanceTable {
    pub(super) fn of<'n>(
        events: impl Iterator<Item = &'n ParsedNote>,
        index: &Index,
        dossier: &Dossier,
    ) -> Self {
        let mut attendance = Self::default();
        for note in events {
            let Some(event) = note.event() else { continue };
            let acting = acting(event, index, dossier);
            attendance.has_meetings |= acting.len() > 1;
            let who: BTreeSet<NoteId> = acting.into_iter().collect();
            if !who.is_empty() {
                attendance.events.push((note.id.clone(), who));
            }
        }
        attendance.pair();
        attendance
    }

    fn pair(&mut self) {
        for (place, (_, who)) in self.events.iter().enumerate() {
            for a in who.iter().take(PAIRED_AT_ONE_EVENT) {
                self.degree.entry(a.clone()).or_default();
                for b in who.iter().take(PAIRED_AT_ONE_EVENT).filter(|b| a < *b) {
                    self.pairs.entry((a.clone(), b.clone())).or_default().push(place);
                }
            }
        }
        for (a, b) in self.pairs.keys() {
            for one in [a, b] {
                *self.degree.entry(one.clone()).or_default() += 1;
            }
        }
    }
}

/// The people and offices of a dossier with their events, with the notes themselves.
#[derive(Debug)]
pub(in crate::site) struct Attendance<'a> {
    tables: Arc<SiteTables>,
    dossier: &'a Dossier,
    index: &'a Index,
}

impl<'a> Attendance<'a> {
    pub(super) const fn new(tables: Arc<SiteTables>, dossier: &'a Dossier, index: &'a Index) -> Self {
        Self { tables, dossier, index }
    }

    fn table(&self) -> &AttendanceTable {
        self.tables.attendance(self.dossier, self.index)
    }

    /// Tells whether there is nothing to show, as no event names two people or offices.
    pub(in crate::site) fn is_empty(&self) -> bool {
        !self.table().has_meetings
    }

    /// Counts the people and offices that take part in events.
    pub(in crate::site) fn count(&self) -> usize {
        self.table().degree.len()
    }

    /// The events in the order of time, each with those who take part, by their ids.
    pub(in crate::site) fn events(&self) -> Vec<(&'a ParsedNote, &BTreeSet<NoteId>)> {
        let events = self.table().events.iter();
        events.filter_map(|(id, who)| Some((self.dossier.note(id)?, who))).collect()
    }

    /// The events of any two, by their places.
    pub(in crate::site) fn pairs(&self) -> &BTreeMap<(NoteId, NoteId), Vec<usize>> {
        &self.table().pairs
    }

    /// The people and offices that are shown, the most connected first.
    pub(in crate::site) fn shown(&self) -> Vec<&'a ParsedNote> {
        let table = self.table();
        let mut parts: BTreeMap<&NoteId, usize> = BTreeMap::new();
        for id in table.events.iter().flat_map(|(_, who)| who) {
            *parts.entry(id).or_default() += 1;
        }
        let mut shown: Vec<(usize, usize, &ParsedNote)> = table
            .degree
            .iter()
            .filter_map(|(id, degree)| {
                Some((*degree, parts.get(id).copied().unwrap_or(0), self.dossier.note(id)?))
            })
            .collect();
        shown.sort_by_key(|(degree, parts, note)| {
            (std::cmp::Reverse(*degree), std::cmp::Reverse(*parts), note.title().to_lowercase(), &note.id)
        });
        shown.into_iter().take(ACTORS_SHOWN).map(|(_, _, note)| note).collect()
    }
}

/// The people and offices among an event's participants, as often as they are named.
fn acting(event: &EventFields, index: &Index, dossier: &Dossier) -> Vec<NoteId> {
    let named = event.participant_names().filter_map(|name| dossier.note(&index.find(name)?));
    named.filter(|note| acts(note)).map(|note| note.id.clone()).collect()
}

fn acts(note: &ParsedNote) -> bool {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|kind| kind.value);
    matches!(kind, Some(ActorType::Person | ActorType::Office))
}
