//! Asks the rules, keeps their answers, and asks again about what a change may answer otherwise.

use std::collections::BTreeSet;

use super::derived::Derived;
use super::intake::Reread;
use super::making::{make, reads};
use super::material::Material;
use super::note_change::NoteChange;
use super::subject::Subject;
use crate::check::{self, Facts, Whole};
use crate::diagnostic::Diagnostic;
use crate::index::Key;
use crate::model::{Fault, NoteId};

impl Derived {
    /// What the rules find, in the order of files and places.
    pub(super) fn findings(&self, material: &Material) -> Vec<Diagnostic> {
        let faults = material.other_faults();
        let answers = self.answers.values().filter(|answers| !answers.is_empty());
        check::conclude(&self.facts(material, &faults), answers.cloned())
    }

    /// The same where they are not asked for again: the answers become the findings.
    pub(super) fn last_findings(&mut self, material: &Material) -> Vec<Diagnostic> {
        let (answers, faults) = (std::mem::take(&mut self.answers), material.other_faults());
        check::conclude(&self.facts(material, &faults), answers.into_values())
    }

    /// Asks the rules again about what rests on a changed key.
    pub(super) fn ask_again(&mut self, material: &Material, reread: &Reread, changed: &BTreeSet<Key>) {
        let Some(tracked) = &self.tracked else { return };
        let changes = reread.notes.as_slice();
        let mut subjects = tracked.answers.resting_on(changed);
        for change in changes {
            let is_source = change.new.as_ref().is_some_and(|note| note.source().is_some());
            subjects.extend(change.new.iter().map(|note| Subject::Note(note.id.clone())));
            if is_source {
                subjects.insert(Subject::Source(change.id.clone()));
            } else {
                self.answers.remove(&Subject::Source(change.id.clone()));
            }
        }
        // Both walk over the front matter of all notes, for names and for paths; neither looks at a text. What they
        // have found has places in it.
        let has_other_front = changes.iter().any(NoteChange::has_other_front);
        let is_found = |subject| self.answers.get(&subject).is_some_and(|answers| !answers.is_empty());
        if has_other_front {
            subjects.insert(Subject::Names);
        }
        if reread.has_other_faults
            || reread.has_other_assets
            || reread.has_other_drafts
            || changed.contains(&Key::Independence)
            || (has_other_front && is_found(Subject::Dossier))
            || changes.iter().any(NoteChange::has_other_paths)
        {
            subjects.insert(Subject::Dossier);
        }
        if reread.has_other_limits {
            subjects = Subject::all(material);
        }
        self.ask(material, subjects);
    }

    /// Asks the rules about some things, and keeps their answers.
    pub(super) fn ask(&mut self, material: &Material, subjects: BTreeSet<Subject>) {
        let faults = material.other_faults();
        let facts = self.facts(material, &faults);
        let made = make(&subjects, self.tracked.is_some(), |subject, log| {
            let facts = log.map_or(facts, |log| facts.logged(log));
            let note = |id: &NoteId| material.dossier.note(id);
            match subject {
                Subject::Note(id) => note(id).map(|note| check::about_note(&facts, note)),
                Subject::Source(id) => {
                    let source = note(id).filter(|note| note.source().is_some());
                    source.map(|note| check::about_source(&facts, note))
                }
                Subject::Names => Some(check::about_names(&facts)),
                Subject::Dossier => Some(check::about_dossier(&facts)),
            }
        });
        for (subject, answers, log) in made {
            if let Some((tracked, log)) = self.tracked.as_mut().zip(log) {
                tracked.answers.record(&subject, log);
            }
            // Of most notes there is nothing to be said, and nobody asks for that who follows no changes.
            if self.tracked.is_some() || !answers.is_empty() {
                self.answers.insert(subject, answers);
            }
        }
    }

    fn facts<'a>(&'a self, material: &'a Material, faults: &'a [Fault]) -> Facts<'a> {
        Facts {
            notes: reads(material, &self.index, None),
            sources: &material.sources,
            levels: &material.config.levels,
            today: self.today.as_ref(),
            whole: Whole {
                dossier: &material.dossier,
                index: &self.index,
                verification: &self.verification,
                other_faults: faults,
                assets: &material.assets,
            },
        }
    }
}
