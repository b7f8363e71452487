//! The people and offices of a dossier with the meetings that they are named for, and so with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::door::Door;
use super::table::attendance::AttendanceTable;
use super::tables::SiteTables;
use crate::index::{Index, Key};
use crate::model::{Dossier, EventStatus, NoteId, ParsedNote};

/// The most who are shown: the most connected.
const ACTORS_SHOWN: usize = 40;
/// The people and offices of a dossier with their events, with the notes themselves.
#[derive(Debug)]
pub(in crate::site) struct Attendance<'a> {
    tables: Arc<SiteTables>,
    dossier: &'a Dossier,
    index: &'a Index,
    door: Door<'a>,
}

impl<'a> Attendance<'a> {
    pub(super) const fn new(
        tables: Arc<SiteTables>,
        dossier: &'a Dossier,
        index: &'a Index,
        door: Door<'a>,
    ) -> Self {
        Self { tables, dossier, index, door }
    }

    fn table(&self) -> &AttendanceTable {
        self.door.read(|| Key::Attendance);
        self.tables.attendance(self.dossier, self.index)
    }

    /// How the meetings stand that name two people or offices; empty where there is nothing to show.
    pub(in crate::site) fn statuses(&self) -> &BTreeSet<EventStatus> {
        &self.table().statuses
    }

    /// Counts the people and offices that are named for meetings.
    pub(in crate::site) fn count(&self) -> usize {
        self.table().degree.len()
    }

    /// The meetings in the order of time, each with those who are named for it, by their ids.
    pub(in crate::site) fn events(&self) -> Vec<(&'a ParsedNote, &BTreeSet<NoteId>)> {
        let events = self.table().events.iter();
        events.filter_map(|(id, who)| Some((self.dossier.note(id)?, who))).collect()
    }

    /// The meetings of any two, by their places.
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
