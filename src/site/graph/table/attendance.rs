//! Matches people and offices with the meetings that they are named for, and so with each other. What is a meeting,
//! the configuration declares: that two are named for one event says nothing of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::Index;
use crate::model::{ActorType, Dossier, EventFields, EventStatus, NoteId, ParsedNote};

/// The most participants of one event of whom any two are counted as having met. A list of everyone
/// at once says nothing of who met whom, and its pairs are too many to count.
const PAIRED_AT_ONE_EVENT: usize = 80;

/// The people and offices of a dossier with their events, by ids, so that it lasts while only texts change.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct AttendanceTable {
    /// In the order of time, each with those who take part.
    pub(in crate::site::graph) events: Vec<(NoteId, BTreeSet<NoteId>)>,
    /// The events of any two, by their places.
    pub(in crate::site::graph) pairs: BTreeMap<(NoteId, NoteId), Vec<usize>>,
    /// The number of others that each met.
    pub(in crate::site::graph) degree: BTreeMap<NoteId, usize>,
    /// How the meetings stand that name two people or offices.
    pub(in crate::site::graph) statuses: BTreeSet<EventStatus>,
}

impl AttendanceTable {
    pub(in crate::site::graph) fn of<'n>(
        events: impl Iterator<Item = &'n ParsedNote>,
        index: &Index,
        dossier: &Dossier,
    ) -> Self {
        let mut attendance = Self::default();
        for note in events {
            let Some(event) = note.event().filter(|_| dossier.is_meeting(note)) else { continue };
            let who: BTreeSet<NoteId> = acting(event, index, dossier).collect();
            attendance.statuses.extend((who.len() > 1).then(|| event.status()));
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

/// The people and offices among an event's participants.
fn acting<'e>(
    event: &'e EventFields,
    index: &'e Index,
    dossier: &'e Dossier,
) -> impl Iterator<Item = NoteId> + 'e {
    let named = event.participant_names().filter_map(|name| dossier.note(&index.find(name)?));
    named.filter(|note| acts(note)).map(|note| note.id.clone())
}

fn acts(note: &ParsedNote) -> bool {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|kind| kind.value);
    matches!(kind, Some(ActorType::Person | ActorType::Office))
}
