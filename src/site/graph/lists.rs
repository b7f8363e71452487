//! The published notes by folder and in the order of time, and in the order of each list, so that
//! no page has to look through all.

use std::sync::Arc;

use super::door::Door;
use super::table::lists::ListTable;
pub(in crate::site) use super::table::lists::{Listed, is_by_time};
use super::tables::SiteTables;
use crate::index::{Index, Key};
use crate::model::{BaseKind, Dossier, Kind, NoteId, ParsedNote};

/// The published notes by folder and in lists, with the notes themselves.
#[derive(Debug)]
pub(in crate::site) struct Lists<'a> {
    tables: Arc<SiteTables>,
    dossier: &'a Dossier,
    index: &'a Index,
    door: Door<'a>,
}

/// The events of a folder that stand beside one of them in time.
#[derive(Debug, Default)]
pub(in crate::site) struct InTime<'a> {
    /// The last one that is known to have come before it.
    pub(in crate::site) previous: Option<&'a ParsedNote>,
    /// The first one that is known to have come after it.
    pub(in crate::site) next: Option<&'a ParsedNote>,
    /// Those nearest to it of which neither is known.
    pub(in crate::site) together: Vec<&'a ParsedNote>,
    /// How many more of them there are.
    pub(in crate::site) more: usize,
}

impl<'a> Lists<'a> {
    pub(super) const fn new(
        tables: Arc<SiteTables>,
        dossier: &'a Dossier,
        index: &'a Index,
        door: Door<'a>,
    ) -> Self {
        Self { tables, dossier, index, door }
    }

    fn table(&self) -> &ListTable {
        self.door.read(|| Key::Lists);
        self.tables.lists(self.dossier, self.index)
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
        self.tables.lists(self.dossier, self.index).has(&kind.folder)
    }

    /// Tells whether any note was corrected.
    pub(in crate::site) fn has_corrections(&self) -> bool {
        self.door.read(|| Key::Kinds);
        self.tables.lists(self.dossier, self.index).has_corrections
    }

    /// Tells whether it is known of anything when it was changed.
    pub(in crate::site) fn tells_of_changes(&self) -> bool {
        self.door.read(|| Key::Kinds);
        self.tables.lists(self.dossier, self.index).tells_of_changes
    }

    /// Tells whether it is said of any place where it lies.
    pub(in crate::site) fn has_places(&self) -> bool {
        self.door.read(|| Key::Kinds);
        self.tables.lists(self.dossier, self.index).has_places
    }

    /// Tells whether there are more notes than each gets a picture for without being asked for it.
    pub(in crate::site) fn has_very_many_notes(&self) -> bool {
        self.door.read(|| Key::Kinds);
        self.tables.lists(self.dossier, self.index).has_very_many_notes
    }

    /// The first of some kinds that is one of events and has notes.
    pub(in crate::site) fn lead_kind<'k>(&self, kinds: &'k [Kind]) -> Option<&'k Kind> {
        kinds.iter().find(|kind| kind.base == BaseKind::Event && self.has(kind))
    }

    /// Tells whether anything happens in the dossier. Else it has no timeline.
    pub(in crate::site) fn has_events(&self, kinds: &[Kind]) -> bool {
        self.lead_kind(kinds).is_some()
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

    /// The tag whose list's first page has this path.
    pub(in crate::site) fn tag(&self, first: &str) -> Option<&str> {
        self.table().tags.get(first).map(String::as_str)
    }

    /// The events of its folder that stand beside an event in time.
    pub(in crate::site) fn beside(&self, note: &ParsedNote) -> InTime<'a> {
        self.door.read(|| Key::Beside(note.id.clone()));
        let table = self.tables.lists(self.dossier, self.index);
        let Some(beside) = table.beside(self.dossier, &note.id) else { return InTime::default() };
        let note = |id: &NoteId| {
            self.door.read(|| Key::Front(id.clone()));
            self.dossier.note(id)
        };
        InTime {
            previous: beside.previous.as_ref().and_then(note),
            next: beside.next.as_ref().and_then(note),
            together: beside.together.iter().filter_map(note).collect(),
            more: beside.more,
        }
    }
}
