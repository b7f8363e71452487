//! The published notes by id and by the names that notes write, each with the path of its page: what a page
//! asks most often. The maps are only ever asked, so that their order has no part in a page.

use rustc_hash::FxHashMap;

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
#[derive(Debug)]
pub struct PublishedNotes<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    by_id: FxHashMap<&'a str, Published<'a>>,
    by_name: FxHashMap<&'a str, Option<Published<'a>>>,
}

impl<'a> PublishedNotes<'a> {
    /// For one page: each note is looked up when it is asked for.
    #[must_use]
    pub fn for_one_page(dossier: &'a Dossier, index: &'a Index) -> Self {
        Self { dossier, index, by_id: FxHashMap::default(), by_name: FxHashMap::default() }
    }

    /// For a whole site: all notes are looked up at once, since they will be asked for many times.
    #[must_use]
    pub fn for_all_pages(dossier: &'a Dossier, index: &'a Index) -> Self {
        let mut notes = Self::for_one_page(dossier, index);
        for id in dossier.notes.keys() {
            notes.by_id.extend(notes.look_up(id).map(|published| (id.as_str(), published)));
        }
        for name in index.stubs().flat_map(|stub| &stub.mentions) {
            let found = || index.find(name).and_then(|id| notes.by_id.get(id.as_str()).copied());
            notes.by_name.entry(name.as_str()).or_insert_with(found);
        }
        notes
    }

    fn look_up(&self, id: &'_ NoteId) -> Option<Published<'a>> {
        let (note, stub) = self.dossier.note(id).zip(self.index.stub(id))?;
        Some(Published { note, output: &stub.output })
    }

    /// The note with this id.
    pub(in crate::site) fn note(&self, id: &NoteId) -> Option<Published<'a>> {
        self.by_id.get(id.as_str()).copied().or_else(|| self.look_up(id))
    }

    /// The note that a written name stands for.
    pub(in crate::site) fn named(&self, name: &str) -> Option<Published<'a>> {
        match self.by_name.get(name) {
            Some(known) => *known,
            None => self.index.find(name).and_then(|id| self.note(&id)),
        }
    }
}
