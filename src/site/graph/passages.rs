//! All passages that a dossier quotes, source by source.

use std::sync::Arc;

use super::door::Door;
pub(in crate::site) use super::table::passage_key::PassageKey;
pub(in crate::site) use super::table::passages::{CitedPassage, ListedPassages, Use};
use super::tables::SiteTables;
use crate::index::Key;
use crate::model::NoteId;

/// All passages that a dossier quotes.
#[derive(Debug)]
pub(in crate::site) struct Passages<'a> {
    tables: Arc<SiteTables>,
    door: Door<'a>,
}

impl<'a> Passages<'a> {
    pub(super) const fn new(tables: Arc<SiteTables>, door: Door<'a>) -> Self {
        Self { tables, door }
    }

    /// The passages of a source in the order in which they stand in it; those not found come last.
    pub(in crate::site) fn of_source(&self, source: &NoteId) -> &[CitedPassage] {
        self.door.read(|| Key::Passages(source.clone()));
        self.tables.passages.of_source(source)
    }

    /// The passages of a source by their places, for who asks of several.
    pub(in crate::site) fn listed(&self, source: &NoteId) -> ListedPassages<'_> {
        self.door.read(|| Key::PassageOrder(source.clone()));
        self.tables.passages.listed(source)
    }

    /// All passages, source by source.
    pub(in crate::site) fn all(&self) -> impl Iterator<Item = &CitedPassage> {
        self.door.read(|| Key::Counts);
        self.tables.passages.all()
    }
}
