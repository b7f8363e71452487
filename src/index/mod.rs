//! All notes together: what each is called, who mentions whom, and where each is published.
//!
//! Holds no text of a body and no position, so that an edit to prose leaves it as it was.

#[cfg(test)]
pub(crate) mod fixture;
mod names;
mod paths;
mod stub;

pub use names::{Lookup, fold_name};
pub use paths::{
    FEED, HOME, MEETINGS, NO_JEKYLL, NOT_FOUND, Output, Owner, PAGE_SIZE, ROBOTS, SEARCH, SITEMAP, TAGS,
    TIMELINE, alias_output, collision_key, continuation_output, continued_at, data_output, generated_outputs,
    index_output, list_outputs, list_script, note_output, other_names, tag_output, tag_slug,
};
pub use stub::Stub;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dossier, NoteId};
use names::Names;

/// Every note of a dossier by what others need to know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    stubs: BTreeMap<NoteId, Stub>,
    names: Names,
    mentioned_by: BTreeMap<NoteId, BTreeSet<NoteId>>,
    /// The paths of the notes' pages.
    pages: BTreeSet<String>,
}

impl Index {
    /// Indexes a dossier's notes.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self::new(dossier.notes.values().map(|note| Stub::of(note)))
    }

    /// Indexes stubs.
    pub fn new(stubs: impl IntoIterator<Item = Stub>) -> Self {
        let stubs: BTreeMap<_, _> = stubs.into_iter().map(|stub| (stub.id.clone(), stub)).collect();
        let names = Names::of(stubs.values());
        let pages = stubs.values().map(|stub| stub.output.clone()).collect();
        let mut index = Self { stubs, names, mentioned_by: BTreeMap::new(), pages };
        index.mentioned_by = index.reverse_mentions();
        index
    }

    fn reverse_mentions(&self) -> BTreeMap<NoteId, BTreeSet<NoteId>> {
        let mut reverse: BTreeMap<NoteId, BTreeSet<NoteId>> = BTreeMap::new();
        for stub in self.stubs.values() {
            for target in stub.mentions.iter().filter_map(|name| self.find(name)) {
                // A link to oneself leads no reader here.
                if target != stub.id {
                    reverse.entry(target).or_default().insert(stub.id.clone());
                }
            }
        }
        reverse
    }

    /// The stubs in the order of their ids.
    pub fn stubs(&self) -> impl Iterator<Item = &Stub> {
        self.stubs.values()
    }

    /// The stub of a note.
    #[must_use]
    pub fn stub(&self, id: &NoteId) -> Option<&Stub> {
        self.stubs.get(id)
    }

    /// Resolves a written name: an id, else a title or alias, without regard to case.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Lookup {
        self.names.resolve(name)
    }

    /// The one note that a written name stands for.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<NoteId> {
        if let Lookup::Found(id) = self.resolve(name) { Some(id) } else { None }
    }

    /// Up to three ids that a mistyped name may have meant, the likeliest first.
    #[must_use]
    pub fn suggest(&self, name: &str, accept: impl Fn(&Stub) -> bool) -> Vec<NoteId> {
        self.names
            .near(name)
            .into_iter()
            .filter(|id| self.stubs.get(id).is_some_and(&accept))
            .take(3)
            .collect()
    }

    /// The notes that link to, cite or list this one, without itself.
    pub fn mentioned_by(&self, id: &NoteId) -> impl Iterator<Item = &NoteId> {
        self.mentioned_by.get(id).into_iter().flatten()
    }

    /// Whether a note's page is published on this path, below the output folder.
    #[must_use]
    pub fn has_page(&self, path: &str) -> bool {
        self.pages.contains(path)
    }

    /// The names that several notes have, each with these notes in the order of their ids; first of all
    /// the note whose id the name is, where there is one.
    pub fn shared_names(&self) -> impl Iterator<Item = (&str, Vec<&NoteId>)> {
        self.names.shared()
    }
}
