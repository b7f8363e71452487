//! The search: what the published site is found by.
//!
//! Makes an index of all notes as data, cut into shards small enough that a page can load the few that a
//! query needs. Knows nothing of scripts or files: `render` writes them. A note's entries depend on the note
//! and on what it links to, so they can be made in parallel and in any order; putting them together is one
//! pass.

mod code;
mod entry;
mod index;
mod shard;
mod stem;
mod terms;
mod words;

pub(crate) use code::{json, push_ascending};
pub use entry::{Entry, Shown, ShownText};
pub use index::SearchIndex;
pub use shard::Shard;
pub use words::{DROPPED, PLAIN, Stemming, WORD};

use super::context::PageContext;
use super::{Page, Route, Site};
use crate::index::note_output;
use crate::model::ParsedNote;

/// The path of the search page.
pub(super) const SEARCH: &str = "search.html";

impl Site<'_> {
    /// The notes that can be found, in the order in which the index numbers them: by kind, then by path.
    #[must_use]
    pub fn searched(&self) -> Vec<&ParsedNote> {
        let kinds = &self.dossier.site.kinds;
        let kind = |note: &ParsedNote| kinds.iter().position(|kind| kind.folder == note.folder);
        let mut notes: Vec<&ParsedNote> = self.notes().collect();
        notes.sort_by_cached_key(|note| (kind(note).unwrap_or(kinds.len()), note_output(note)));
        notes
    }

    /// What the search keeps of a note.
    #[must_use]
    pub fn search_entries(&self, note: &ParsedNote) -> Vec<Entry> {
        let route = Route { path: SEARCH.to_owned(), page: Page::Search };
        entry::entries(PageContext::at(self, &route), note, self.stemming())
    }

    /// The index of the entries of all [`Site::searched`] notes, in their order.
    #[must_use]
    pub fn search_index(&self, entries: Vec<Entry>) -> SearchIndex {
        SearchIndex::of(entries, &self.dossier.site.kinds, self.stemming())
    }

    fn stemming(&self) -> Stemming {
        Stemming::of(&self.dossier.site.language)
    }
}

#[cfg(test)]
mod tests;
