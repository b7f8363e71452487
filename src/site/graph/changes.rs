//! What pages are answered otherwise since the tables have followed a change.

use std::collections::BTreeSet;

use super::table::backlinks::NoteMentions;
use super::table::pages::NotePages;
use super::table::passages::NotePassages;
use super::tables::{NotePart, SiteTables};
use crate::index::{Index, Key};
use crate::model::{Dossier, NoteId, ParsedNote};

/// What was known before a change, for as much of it as somebody has asked.
#[derive(Debug, Default)]
pub struct TablesBefore {
    /// The notes beside those that have another place now.
    beside: BTreeSet<NoteId>,
    /// The folders with notes; none where nobody has asked.
    folders: Option<BTreeSet<String>>,
}

impl NotePart {
    /// The keys of what is answered otherwise since a note contributes something else.
    pub(super) fn changed_keys(old: Option<&Self>, new: Option<&Self>) -> BTreeSet<Key> {
        let mentions = |part| Option::map(part, |part: &Self| &part.mentions);
        let passages = |part| Option::map(part, |part: &Self| &part.passages);
        let mut keys = BTreeSet::new();
        for id in NoteMentions::differences(mentions(old), mentions(new)) {
            keys.insert(Key::Backlinks(id.clone()));
        }
        for (source, has_other_order) in NotePassages::differences(passages(old), passages(new)) {
            keys.insert(Key::Passages(source.clone()));
            keys.extend(has_other_order.then(|| Key::PassageOrder(source.clone())));
        }
        keys
    }
}

impl SiteTables {
    /// Forgets what is answered otherwise: nobody has asked before.
    pub fn forget_changes(&mut self) {
        self.changed.clear();
        self.repaged.clear();
        self.told_before = None;
    }

    /// What the lists say, before notes change from these.
    pub fn before<'n>(&self, old: impl Iterator<Item = &'n ParsedNote>) -> TablesBefore {
        let Some(lists) = self.known_lists() else { return TablesBefore::default() };
        TablesBefore {
            beside: old.flat_map(|note| lists.beside(note)).cloned().collect(),
            folders: Some(lists.by_folder.keys().cloned().collect()),
        }
    }

    /// The keys of what is answered otherwise, after notes have changed to these.
    pub fn changed_since<'n>(
        &mut self,
        before: TablesBefore,
        new: impl Iterator<Item = &'n ParsedNote>,
        dossier: &Dossier,
        index: &Index,
    ) -> BTreeSet<Key> {
        let mut keys = std::mem::take(&mut self.changed);
        if let Some(folders) = before.folders {
            let lists = self.lists(dossier);
            let mut beside = before.beside;
            beside.extend(new.flat_map(|note| lists.beside(note).chain([&note.id])).cloned());
            keys.extend(beside.into_iter().map(Key::Beside));
            if !lists.by_folder.keys().eq(&folders) {
                keys.insert(Key::Kinds);
            }
        }
        if let Some(before) = self.told_before.take() {
            let told = self.told(dossier, index);
            let hosts = before.keys().chain(told.keys());
            let others = hosts.filter(|host| before.get(*host) != told.get(*host));
            keys.extend(others.map(|host| Key::Told(host.clone())));
        }
        for (id, pages) in std::mem::take(&mut self.repaged) {
            if self.pages_of(&id, dossier, index) != pages.as_deref() {
                keys.insert(Key::Pagination(id));
            }
        }
        keys
    }

    /// Forgets how the lists of a note are cut, and keeps how they were.
    pub(super) fn forget_pages(&mut self, id: &NoteId) {
        let Some(pages) = self.pagination.get_mut(id) else { return };
        let old: Option<Option<Box<NotePages>>> = pages.take();
        if let Some(old) = old {
            self.repaged.entry(id.clone()).or_insert(old);
        }
    }
}
