//! The index: every note by what others need to know of it, and how it follows a change.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold_name;
use super::key::Key;
use super::mentions::Mentions;
use super::names::{Lookup, Names};
use super::stub::Stub;
use crate::model::{Dossier, NoteId};

/// The most bytes of front matter that could not be read in which names are looked for.
const MOST_UNREAD: usize = 16 << 10;

/// Every note of a dossier by what others need to know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    stubs: BTreeMap<NoteId, Stub>,
    names: Names,
    mentions: Mentions,
    /// The notes whose front matter could not be read.
    unread: BTreeSet<NoteId>,
    /// How many bytes their front matter has.
    unread_bytes: usize,
    /// The paths of the notes' pages, each with how many notes ask for it.
    pages: BTreeMap<String, usize>,
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
        let mut pages = BTreeMap::new();
        for stub in stubs.values() {
            *pages.entry(stub.output.clone()).or_default() += 1;
        }
        let mentions = Mentions::of(stubs.values(), &names);
        let unread = stubs.values().filter(|stub| stub.unread.is_some()).map(|stub| stub.id.clone());
        let unread: BTreeSet<NoteId> = unread.collect();
        let unread_bytes = stubs.values().map(unread_bytes).sum();
        Self { unread, unread_bytes, stubs, names, mentions, pages }
    }

    /// Puts the stub of a note in place of the one that it had; none takes the note away. Returns what others
    /// are answered differently from now on.
    pub fn replace(&mut self, id: &NoteId, new: Option<Stub>) -> BTreeSet<Key> {
        let old = self.stubs.remove(id);
        if let Some(stub) = &new {
            self.stubs.insert(id.clone(), stub.clone());
        }
        let mut changed = BTreeSet::new();
        let (before, after) = (names_of(old.as_ref()), names_of(new.as_ref()));
        let mut names: BTreeSet<String> = before.symmetric_difference(&after).cloned().collect();
        // An id is found as it is written only, so a title that goes is missed though the id be spelt like it.
        if old.is_some() != new.is_some() {
            names.insert(fold_name(id.as_str()));
        }
        self.names.replace(old.as_ref(), new.as_ref());
        if !names.is_empty() {
            changed.insert(Key::Names);
        }
        let is_same = old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| old.is_same_to_others(new));
        if !is_same {
            changed.insert(Key::Stub(id.clone()));
        }
        self.replace_page(old.as_ref(), new.as_ref(), &mut changed);
        let unread = |stub: Option<&Stub>| stub.and_then(|stub| stub.unread.clone());
        if unread(old.as_ref()) != unread(new.as_ref()) {
            changed.insert(Key::Unread);
            self.unread.remove(id);
            self.unread_bytes += new.as_ref().map_or(0, unread_bytes);
            self.unread_bytes -= old.as_ref().map_or(0, unread_bytes);
            self.unread.extend(new.as_ref().filter(|stub| stub.unread.is_some()).map(|stub| stub.id.clone()));
        }
        let targets = self.mentions.replace(id, new.as_ref(), &names, &self.names, &self.stubs);
        changed.extend(targets.into_iter().map(Key::MentionedBy));
        changed.extend(names.into_iter().map(Key::Name));
        changed
    }

    fn replace_page(&mut self, old: Option<&Stub>, new: Option<&Stub>, changed: &mut BTreeSet<Key>) {
        if old.map(|stub| &stub.output) == new.map(|stub| &stub.output) {
            return;
        }
        if let Some(path) = old.map(|stub| &stub.output)
            && let Some(count) = self.pages.get_mut(path)
        {
            *count -= 1;
            if *count == 0 {
                self.pages.remove(path);
                changed.insert(Key::Page(path.clone()));
            }
        }
        if let Some(path) = new.map(|stub| &stub.output) {
            *self.pages.entry(path.clone()).or_default() += 1;
            changed.insert(Key::Page(path.clone()));
        }
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

    /// Whether a name stands in front matter that could not be read: it may name that note, or be mentioned there.
    #[must_use]
    pub fn may_be_unread(&self, name: &str) -> bool {
        // Where so much cannot be read, it may name whatever it likes until it is mended.
        if self.unread_bytes > MOST_UNREAD {
            return true;
        }
        let folded = fold_name(name);
        let unread = self.unread.iter().filter_map(|id| self.stubs.get(id)?.unread.as_deref());
        !folded.is_empty() && unread.into_iter().any(|front| front.contains(&folded))
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
    pub fn mentioned_by<'i>(&'i self, id: &NoteId) -> impl Iterator<Item = &'i NoteId> + use<'i> {
        self.mentions.of_note(id)
    }

    /// Whether a note's page is published on this path, below the output folder.
    #[must_use]
    pub fn has_page(&self, path: &str) -> bool {
        self.pages.contains_key(path)
    }

    /// The names that several notes have, each with these notes in the order of their ids; first of all
    /// the note whose id the name is, where there is one.
    pub fn shared_names(&self) -> impl Iterator<Item = (&str, Vec<&NoteId>)> {
        self.names.shared()
    }
}

fn unread_bytes(stub: &Stub) -> usize {
    stub.unread.as_ref().map_or(0, String::len)
}

/// The title and the aliases of a note, as names are compared.
fn names_of(stub: Option<&Stub>) -> BTreeSet<String> {
    let names = stub.into_iter().flat_map(|stub| std::iter::once(&stub.title).chain(&stub.aliases));
    names.map(|name| fold_name(name)).collect()
}
