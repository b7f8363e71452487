//! Back-links: the pages that mention a note, each with the sentences that do.

use std::sync::Arc;

use super::door::Door;
pub(in crate::site) use super::table::backlinks::Backlink;
use super::tables::SiteTables;
use crate::index::Key;
use crate::model::NoteId;

/// The notes that mention each note.
#[derive(Debug)]
pub(in crate::site) struct Backlinks<'a> {
    tables: Arc<SiteTables>,
    door: Door<'a>,
}

impl<'a> Backlinks<'a> {
    pub(super) const fn new(tables: Arc<SiteTables>, door: Door<'a>) -> Self {
        Self { tables, door }
    }

    /// The notes that mention this one in a sentence or list it in their facts.
    pub(in crate::site) fn of_note(&self, id: &NoteId) -> impl Iterator<Item = Backlink<'_>> {
        self.door.read(|| Key::Backlinks(id.clone()));
        self.tables.backlinks.of_note(id)
    }

    /// Counts the notes that mention this one.
    pub(in crate::site) fn count(&self, id: &NoteId) -> usize {
        self.door.read(|| Key::Backlinks(id.clone()));
        self.tables.backlinks.count(id)
    }
}
