//! All passages that a dossier quotes, source by source.

use std::sync::Arc;

pub(in crate::site) use super::table::passages::{CitedPassage, PassageKey, Use};
use super::tables::SiteTables;
use crate::model::NoteId;

/// All passages that a dossier quotes.
#[derive(Debug)]
pub(in crate::site) struct Passages(Arc<SiteTables>);

impl Passages {
    pub(super) const fn new(tables: Arc<SiteTables>) -> Self {
        Self(tables)
    }

    /// The passages of a source in the order in which they stand in it; those not found come last.
    pub(in crate::site) fn of_source(&self, source: &NoteId) -> &[CitedPassage] {
        self.0.passages.of_source(source)
    }

    /// The place of a passage in its source's list.
    pub(in crate::site) fn place_of(&self, key: &PassageKey<'_>) -> Option<usize> {
        self.0.passages.place_of(key)
    }

    /// All passages, source by source.
    pub(in crate::site) fn all(&self) -> impl Iterator<Item = &CitedPassage> {
        self.0.passages.all()
    }
}
