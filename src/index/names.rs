//! The names under which notes are known, and what a mistyped one may have meant.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::fold::fold_name;
use super::id_set::IdSet;
use super::near::NearNames;
use super::stub::Stub;
use crate::model::{NoteId, composed};

/// The most notes that are given of those that share a name: thousands may. The last of so many says that there are
/// others than those before it.
pub const MOST_SHARING: usize = 6;

/// The notes that a written name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// One note.
    Found(NoteId),
    /// Several notes share the name: the first of them by their ids, and no more than [`MOST_SHARING`].
    Ambiguous(Vec<NoteId>),
    /// No note has it.
    Unknown,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    ids: BTreeSet<NoteId>,
    /// The same ids, to be asked for: nearly every link and citation is by id.
    known: FxHashSet<NoteId>,
    by_name: BTreeMap<String, IdSet>,
    /// The same names, as a mistyped one is compared with them.
    near: NearNames,
}

impl Names {
    pub(super) fn of<'a>(stubs: impl Iterator<Item = &'a Stub>) -> Self {
        let mut names = Self::default();
        stubs.for_each(|stub| names.add(stub));
        names
    }

    /// Puts the names of a note in place of those that it had.
    pub(super) fn replace(&mut self, old: Option<&Stub>, new: Option<&Stub>) {
        self.near = NearNames::default();
        if let Some(stub) = old {
            self.ids.remove(&stub.id);
            self.known.remove(&stub.id);
            for name in std::iter::once(&stub.title).chain(&stub.aliases).map(|name| fold_name(name)) {
                if let Some(notes) = self.by_name.get_mut(&name) {
                    notes.remove(&stub.id);
                    if notes.is_empty() {
                        self.by_name.remove(&name);
                    }
                }
            }
        }
        if let Some(stub) = new {
            self.add(stub);
        }
    }

    fn add(&mut self, stub: &Stub) {
        self.ids.insert(stub.id.clone());
        self.known.insert(stub.id.clone());
        for name in std::iter::once(&stub.title).chain(&stub.aliases) {
            self.by_name.entry(fold_name(name)).or_default().insert(stub.id.clone());
        }
    }

    pub(super) fn resolve(&self, name: &str) -> Lookup {
        // An id wins over titles, so that a note that takes another's id for its title turns no links.
        if let Some(id) = self.known.get(name) {
            return Lookup::Found(id.clone());
        }
        let Some(notes) = self.by_name.get(&fold_name(name)) else {
            let composed = (!name.is_ascii()).then(|| composed(name));
            let known = composed.and_then(|name| self.known.get(name.as_str()));
            return known.map_or(Lookup::Unknown, |id| Lookup::Found(id.clone()));
        };
        match &**notes {
            [one] => Lookup::Found(one.clone()),
            several => Lookup::Ambiguous(several.iter().take(MOST_SHARING).cloned().collect()),
        }
    }

    /// Notes with a similar id or name, the most similar first (Jaro–Winkler of at least 0.8).
    pub(super) fn near(&self, name: &str) -> Vec<NoteId> {
        self.near.of(&fold_name(name), || {
            let named =
                self.by_name.iter().flat_map(|(known, ids)| ids.iter().map(move |id| (known.as_str(), id)));
            self.ids.iter().map(|id| (id.as_str(), id)).chain(named).collect()
        })
    }

    pub(super) fn shared(&self) -> impl Iterator<Item = (&str, Vec<&NoteId>)> {
        self.by_name.iter().filter_map(|(name, ids)| {
            let owner = self.ids.get(name.as_str());
            let others = ids.iter().filter(|id| Some(*id) != owner);
            let notes: Vec<&NoteId> = owner.into_iter().chain(others).collect();
            (notes.len() > 1).then_some((name.as_str(), notes))
        })
    }
}
