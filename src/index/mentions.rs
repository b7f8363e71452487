//! Who mentions whom.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold_name;
use super::id_set::IdSet;
use super::names::{Lookup, Names};
use super::stub::Stub;
use crate::model::NoteId;

/// From each note to those that mention it.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    by_target: BTreeMap<NoteId, IdSet>,
    /// What is needed to follow a change; made when the first one comes.
    ways: Option<Ways>,
}

/// The mentions from where they are written.
#[derive(Clone, Debug, Default)]
struct Ways {
    /// The notes that write a name, as names are compared.
    by_name: BTreeMap<String, BTreeSet<NoteId>>,
    /// The names that a note writes, as names are compared.
    written: BTreeMap<NoteId, BTreeSet<String>>,
    /// The notes that a note mentions.
    targets: BTreeMap<NoteId, BTreeSet<NoteId>>,
}

/// How a change is followed is no part of what is mentioned.
impl PartialEq for Mentions {
    fn eq(&self, other: &Self) -> bool {
        self.by_target == other.by_target
    }
}

impl Eq for Mentions {}

impl Mentions {
    pub(super) fn of<'s>(stubs: impl Iterator<Item = &'s Stub>, names: &Names) -> Self {
        let mut mentions = Self::default();
        for stub in stubs {
            for target in targets_of(stub, names) {
                mentions.by_target.entry(target).or_default().insert(stub.id.clone());
            }
        }
        mentions
    }

    /// The notes that mention this one.
    pub(super) fn of_note<'i>(&'i self, id: &NoteId) -> impl Iterator<Item = &'i NoteId> + use<'i> {
        self.by_target.get(id).into_iter().flat_map(|ids| ids.iter())
    }

    /// Follows the change of a note to `new`, by which some names stand for others than before. `stubs` and
    /// `names` are those after the change. Returns the notes that are mentioned by others than before.
    pub(super) fn replace(
        &mut self,
        id: &NoteId,
        new: Option<&Stub>,
        changed_names: &BTreeSet<String>,
        names: &Names,
        stubs: &BTreeMap<NoteId, Stub>,
    ) -> BTreeSet<NoteId> {
        let ways = self.ways.get_or_insert_with(|| Ways::of(&self.by_target, stubs, id));
        ways.rename(id, new);
        let touched = changed_names.iter().filter_map(|name| ways.by_name.get(name)).flatten();
        let mut touched: BTreeSet<NoteId> = touched.cloned().collect();
        touched.insert(id.clone());
        let mut changed = BTreeSet::new();
        for note in touched {
            let after = stubs.get(&note).map_or_else(BTreeSet::new, |stub| targets_of(stub, names));
            let before = ways.targets.insert(note.clone(), after.clone()).unwrap_or_default();
            for gone in before.difference(&after) {
                if let Some(by) = self.by_target.get_mut(gone) {
                    by.remove(&note);
                    if by.is_empty() {
                        self.by_target.remove(gone);
                    }
                }
                changed.insert(gone.clone());
            }
            for come in after.difference(&before) {
                self.by_target.entry(come.clone()).or_default().insert(note.clone());
                changed.insert(come.clone());
            }
        }
        changed
    }
}

impl Ways {
    /// The ways as they were before the first change, save the names that the changed note wrote.
    fn of(by_target: &BTreeMap<NoteId, IdSet>, stubs: &BTreeMap<NoteId, Stub>, changed: &NoteId) -> Self {
        let mut ways = Self::default();
        for (target, notes) in by_target {
            for note in notes.iter() {
                ways.targets.entry(note.clone()).or_default().insert(target.clone());
            }
        }
        for stub in stubs.values().filter(|stub| stub.id != *changed) {
            ways.rename(&stub.id, Some(stub));
        }
        ways
    }

    /// Puts the names that a note writes in place of those that it wrote.
    fn rename(&mut self, id: &NoteId, stub: Option<&Stub>) {
        let new: BTreeSet<String> = stub
            .map_or_else(BTreeSet::new, |stub| stub.mentions.iter().map(|name| fold_name(name)).collect());
        let old = self.written.insert(id.clone(), new.clone()).unwrap_or_default();
        for name in old.difference(&new) {
            if let Some(notes) = self.by_name.get_mut(name) {
                notes.remove(id);
            }
        }
        for name in new.difference(&old) {
            self.by_name.entry(name.clone()).or_default().insert(id.clone());
        }
    }
}

/// The other notes that a note mentions.
fn targets_of(stub: &Stub, names: &Names) -> BTreeSet<NoteId> {
    let found = stub.mentions.iter().filter_map(|name| match names.resolve(name) {
        Lookup::Found(id) => Some(id),
        Lookup::Ambiguous(_) | Lookup::Unknown => None,
    });
    // A link to oneself leads no reader here.
    found.filter(|id| *id != stub.id).collect()
}
