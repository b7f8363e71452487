//! The published notes by id and by the names that notes write, each with the path of its page: what a page
//! asks most often. The maps are only ever asked, so that their order has no part in a page.

use std::collections::HashMap;

use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote};

/// A note that is published, and where.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Published<'a> {
    pub(in crate::site) note: &'a ParsedNote,
    /// The path of its page below the output folder.
    pub(in crate::site) output: &'a str,
}

/// All published notes.
#[derive(Debug, Default)]
pub(in crate::site) struct PublishedNotes<'a> {
    by_id: HashMap<&'a str, Published<'a>>,
    by_name: HashMap<&'a str, Option<Published<'a>>>,
}

impl<'a> PublishedNotes<'a> {
    pub(super) fn of(dossier: &'a Dossier, index: &'a Index) -> Self {
        let published = dossier.notes.values().filter_map(|note| {
            let output = index.stub(&note.id)?.output.as_str();
            Some((note.id.as_str(), Published { note, output }))
        });
        let by_id: HashMap<_, _> = published.collect();
        let mut by_name = HashMap::new();
        for name in index.stubs().flat_map(|stub| &stub.mentions) {
            let found = || index.find(name).and_then(|id| by_id.get(id.as_str()).copied());
            by_name.entry(name.as_str()).or_insert_with(found);
        }
        Self { by_id, by_name }
    }

    /// The note with this id.
    pub(in crate::site) fn note(&self, id: &NoteId) -> Option<Published<'a>> {
        self.by_id.get(id.as_str()).copied()
    }

    /// The note that a name stands for which some note writes.
    pub(in crate::site) fn named(&self, name: &str, index: &Index) -> Option<Published<'a>> {
        match self.by_name.get(name) {
            Some(known) => *known,
            None => index.find(name).and_then(|id| self.note(&id)),
        }
    }
}
