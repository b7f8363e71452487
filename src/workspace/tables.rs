//! Keeps the tables from which pages learn of other notes, and lets them follow a change.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::derived::Derived;
use super::intake::Reread;
use super::making::{make, reads};
use super::material::Material;
use super::note_change::NoteChange;
use crate::index::Key;
use crate::model::NoteId;
use crate::site::{NotePart, SiteTables, is_listed_elsewhere};

impl Derived {
    /// The tables from which pages learn of other notes.
    pub(super) fn tables(&mut self, material: &Material) -> Arc<SiteTables> {
        if let Some(tables) = &self.tables {
            return Arc::clone(tables);
        }
        let mut tables = SiteTables::default();
        let all: BTreeSet<NoteId> = material.dossier.notes.keys().cloned().collect();
        self.replace_parts(material, &mut tables, &all);
        for (id, note) in &material.dossier.notes {
            tables.change_note(id, Some(note));
        }
        tables.forget_changes();
        Arc::clone(self.tables.insert(Arc::new(tables)))
    }

    /// Lets the tables follow a change, and adds to what is answered otherwise what pages are. Says whether they
    /// could.
    pub(super) fn change_tables(
        &mut self,
        material: &Material,
        reread: &Reread,
        changed: &mut BTreeSet<Key>,
    ) -> bool {
        let changes = reread.notes.as_slice();
        // A site that still holds the old tables keeps them; they are then made anew for the next one.
        // So are those that keep nothing to take a note's part back by.
        let tables = self.tables.take().filter(|_| self.tracked.is_some());
        let Some(mut tables) = tables.and_then(Arc::into_inner) else { return false };
        let mut stale = self.tracked.as_ref().map_or_else(BTreeSet::new, |t| t.parts.resting_on(&*changed));
        stale.extend(changes.iter().map(|change| change.id.clone()));
        self.replace_parts(material, &mut tables, &stale);
        for change in changes {
            tables.change_note(&change.id, change.new.as_deref());
        }
        if changes.iter().any(NoteChange::has_other_front) || changed.contains(&Key::Names) {
            tables.change_front();
        }
        let is_told_by = |key: &Key| matches!(key, Key::Front(_) | Key::Stub(_) | Key::Names);
        if changed.iter().any(is_told_by) {
            tables.change_told();
        }
        if reread.has_other_settings {
            tables.change_settings();
        }
        let is_moved =
            |change: &NoteChange| is_listed_elsewhere(change.old.as_deref(), change.new.as_deref());
        let has_other_names = || tables.lists_rest_on_names() && changed.contains(&Key::Names);
        if changes.iter().any(is_moved) || has_other_names() {
            tables.change_lists();
        }
        changed.extend(tables.changed_since(&material.dossier, &self.index));
        self.tables = Some(Arc::new(tables));
        true
    }

    fn replace_parts(&mut self, material: &Material, tables: &mut SiteTables, notes: &BTreeSet<NoteId>) {
        let (verification, index) = (&self.verification, &self.index);
        let made = make(notes, self.tracked.is_some(), |id, log| {
            Some(NotePart::of(material.dossier.note(id)?, reads(material, index, log), verification))
        });
        for id in notes.iter().filter(|id| material.dossier.note(id).is_none()) {
            tables.replace(id, None);
            if let Some(tracked) = &mut self.tracked {
                tracked.parts.forget(id);
            }
        }
        for (id, part, log) in made {
            match self.tracked.as_mut().zip(log) {
                Some((tracked, log)) => {
                    tracked.parts.record(&id, log);
                    tables.replace(&id, Some(part));
                }
                // Where no changes come, all parts are new.
                None => tables.add(&id, &part),
            }
        }
    }
}
