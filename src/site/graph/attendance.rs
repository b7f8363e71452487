//! Matches people and offices with the events that they take part in, and so with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Lists;
use crate::index::{Index, TIMELINE};
use crate::model::{ActorType, Dossier, EventFields, NoteId, ParsedNote};

/// The most who are shown: the most connected.
const ACTORS_SHOWN: usize = 40;
/// The most participants of one event of whom any two are counted as having met. A list of everyone
/// at once says nothing of who met whom, and its pairs are too many to count.
const PAIRED_AT_ONE_EVENT: usize = 80;

/// The people and offices of a dossier with their events.
#[derive(Debug, Default)]
pub(in crate::site) struct Attendance<'a> {
    /// In the order of time, each with those who take part, by their ids.
    pub(in crate::site) events: Vec<(&'a ParsedNote, BTreeSet<NoteId>)>,
    /// The events of any two, by their places.
    pub(in crate::site) pairs: BTreeMap<(NoteId, NoteId), Vec<usize>>,
    /// The number of others that each met.
    degree: BTreeMap<NoteId, usize>,
    /// Some event names two people or offices.
    has_meetings: bool,
}

impl<'a> Attendance<'a> {
    pub(super) fn of(lists: &Lists<'a>, index: &Index, dossier: &Dossier) -> Self {
        let mut attendance = Self::default();
        for listed in lists.list(TIMELINE) {
            let Some(event) = listed.note.event() else { continue };
            let acting = acting(event, index, dossier);
            attendance.has_meetings |= acting.len() > 1;
            let who: BTreeSet<NoteId> = acting.into_iter().collect();
            if !who.is_empty() {
                attendance.events.push((listed.note, who));
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

    /// Tells whether there is nothing to show, as no event names two people or offices.
    pub(in crate::site) const fn is_empty(&self) -> bool {
        !self.has_meetings
    }

    /// Counts the people and offices that take part in events.
    pub(in crate::site) fn count(&self) -> usize {
        self.degree.len()
    }

    /// The people and offices that are shown, the most connected first.
    pub(in crate::site) fn shown<'n>(&self, dossier: &'n Dossier) -> Vec<&'n ParsedNote> {
        let mut parts: BTreeMap<&NoteId, usize> = BTreeMap::new();
        for id in self.events.iter().flat_map(|(_, who)| who) {
            *parts.entry(id).or_default() += 1;
        }
        let mut shown: Vec<(usize, usize, &ParsedNote)> = self
            .degree
            .iter()
            .filter_map(|(id, degree)| {
                Some((*degree, parts.get(id).copied().unwrap_or(0), dossier.note(id)?))
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
