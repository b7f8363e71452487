//! What pages are answered otherwise since the tables have followed a change.

use std::collections::BTreeSet;

use super::table::backlinks::NoteMentions;
use super::table::pages::NotePages;
use super::table::passages::NotePassages;
use super::tables::{NotePart, SiteTables};
use crate::index::{Index, Key};
use crate::model::{Dossier, NoteId};

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
        self.lists_before = None;
    }

    /// The keys of what is answered otherwise, after notes have changed.
    pub fn changed_since(&mut self, dossier: &Dossier, index: &Index) -> BTreeSet<Key> {
        let mut keys = std::mem::take(&mut self.changed);
        if let Some(before) = self.lists_before.take() {
            let lists = self.lists(dossier, index);
            let is_same = lists.by_folder.keys().eq(before.by_folder.keys())
                && lists.has_corrections == before.has_corrections
                && lists.tells_of_changes == before.tells_of_changes
                && lists.has_places == before.has_places
                && lists.has_very_many_notes == before.has_very_many_notes;
            if !is_same {
                keys.insert(Key::Kinds);
            }
            if let Some(before) = before.known_beside() {
                let other = |id: &&NoteId| before.get(*id) != lists.beside(dossier, id);
                let known = lists.by_folder.values().flatten().map(|(_, id)| id);
                keys.extend(before.keys().chain(known).filter(other).cloned().map(Key::Beside));
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
