//! The published notes by folder and in the order of time, and in the order of each list, so that
//! no page has to look through all.

use std::sync::Arc;

use super::door::Door;
use super::table::lists::ListTable;
pub(in crate::site) use super::table::lists::{Listed, is_by_time};
use super::tables::SiteTables;
use crate::index::Key;
use crate::model::{BaseKind, Dossier, Kind, NoteId, ParsedNote};
use crate::site::format::date::DateKey;

/// The published notes by folder and in lists, with the notes themselves.
#[derive(Debug)]
pub(in crate::site) struct Lists<'a> {
    tables: Arc<SiteTables>,
    dossier: &'a Dossier,
    door: Door<'a>,
}

impl<'a> Lists<'a> {
    pub(super) const fn new(tables: Arc<SiteTables>, dossier: &'a Dossier, door: Door<'a>) -> Self {
        Self { tables, dossier, door }
    }

    fn table(&self) -> &ListTable {
        self.door.read(|| Key::Lists);
        self.tables.lists(self.dossier)
    }

    /// The notes of a folder in order.
    pub(in crate::site) fn folder(
        &self,
        folder: &str,
    ) -> impl DoubleEndedIterator<Item = &'a ParsedNote> + '_ {
        let shelf = self.table().by_folder.get(folder).into_iter().flatten();
        shelf.filter_map(|(_, id)| self.dossier.note(id))
    }

    /// Counts the notes of a folder.
    pub(in crate::site) fn count(&self, folder: &str) -> usize {
        self.table().by_folder.get(folder).map_or(0, Vec::len)
    }

    /// Tells whether a kind has any note.
    pub(in crate::site) fn has(&self, kind: &Kind) -> bool {
        self.door.read(|| Key::Kinds);
        self.tables.lists(self.dossier).has(&kind.folder)
    }

    /// The first of some kinds that is one of events and has notes.
    pub(in crate::site) fn lead_kind<'k>(&self, kinds: &'k [Kind]) -> Option<&'k Kind> {
        kinds.iter().find(|kind| kind.base == BaseKind::Event && self.has(kind))
    }

    /// The list whose first page has this path.
    pub(in crate::site) fn list(&self, first: &str) -> &[Listed] {
        self.table().lists.get(first).map_or(&[], Vec::as_slice)
    }

    /// The paths of the first pages of all lists that list something, with how much they list.
    pub(in crate::site) fn lists(&self) -> impl Iterator<Item = (&str, usize)> {
        let filled = self.table().lists.iter().filter(|(_, list)| !list.is_empty());
        filled.map(|(path, list)| (path.as_str(), list.len()))
    }

    /// The tags with the paths of their lists, in the order of these.
    pub(in crate::site) fn tags(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        self.table().tags.iter().map(|(path, tag)| (path.as_str(), tag.as_str()))
    }

    /// The notes right before and right after a note of its folder.
    pub(in crate::site) fn beside(
        &self,
        note: &ParsedNote,
    ) -> (Option<&'a ParsedNote>, Option<&'a ParsedNote>) {
        self.door.read(|| Key::Beside(note.id.clone()));
        let table = self.tables.lists(self.dossier);
        let Some(shelf) = table.by_folder.get(&note.folder) else { return (None, None) };
        let key = DateKey::of_note(note);
        let Ok(at) = shelf.binary_search_by(|other| (other.0, &other.1).cmp(&(key, &note.id))) else {
            return (None, None);
        };
        let before = at.checked_sub(1).and_then(|i| shelf.get(i));
        let note = |entry: Option<&(DateKey, NoteId)>| {
            entry.and_then(|(_, id)| {
                self.door.read(|| Key::Front(id.clone()));
                self.dossier.note(id)
            })
        };
        (note(before), note(shelf.get(at + 1)))
    }
}
