//! The search: what the published site is found by.
//!
//! Makes an index of all notes as data, cut into shards small enough that a page can load the few
//! that a query needs. Knows nothing of scripts or files: `render` writes them. A note's entries
//! depend on the note and on what it links to, so they can be made in parallel and in any order;
//! putting them together is one pass.

mod code;
mod entry;
mod index;
mod latin;
mod pages;
mod shard;
mod stem;
mod terms;
mod words;

pub(crate) use code::{push_ascending, push_json};
pub use entry::{Entry, Indexed, Shown, ShownText};
pub use index::{IndexBuilder, SearchIndex};
pub use latin::letters;
pub use shard::Shard;
pub use words::{DROPPED, PLAIN, Stemming, WORD};

use crate::index::{SEARCH, note_output};
use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::graph::SiteGraph;
use crate::site::route::{Page, Route};

/// The notes that can be found, in the order in which the index numbers them: by kind, then by
/// path.
pub(super) fn searched<'a>(graph: &SiteGraph<'a>) -> Vec<&'a ParsedNote> {
    let kinds = &graph.dossier.site.kinds;
    let kind = |note: &ParsedNote| kinds.iter().position(|kind| kind.folder == note.folder);
    let mut notes: Vec<&ParsedNote> = graph.notes().collect();
    notes.sort_by_cached_key(|note| (kind(note).unwrap_or(kinds.len()), note_output(note)));
    notes
}

/// The entries of a note in the index.
pub(super) fn entries<'s>(graph: &'s SiteGraph<'s>, note: &'s ParsedNote) -> Vec<Entry> {
    let route = Route { path: SEARCH.to_owned(), page: Page::Search };
    entry::entries(PageContext::at(graph, &route), note, stemming(graph))
}

/// The entries of the pages that no note makes, which come after those of notes. `say` puts the words of the interface
/// into the language of the dossier.
pub(super) fn page_entries(graph: &SiteGraph<'_>, say: &dyn Fn(&str) -> String) -> Vec<Entry> {
    let route = Route { path: SEARCH.to_owned(), page: Page::Search };
    pages::entries(PageContext::at(graph, &route), stemming(graph), say)
}

/// An index to which the entries of all [`searched`] notes are added in their order.
pub(super) fn index<'a>(graph: &SiteGraph<'a>) -> IndexBuilder<'a> {
    IndexBuilder::new(&graph.dossier.site.kinds, stemming(graph))
}

fn stemming(graph: &SiteGraph<'_>) -> Stemming {
    Stemming::of(&graph.dossier.site.language)
}

#[cfg(test)]
mod tests;
