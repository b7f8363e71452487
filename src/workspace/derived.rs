//! Everything that is derived from what was read: the index, the verification, the answers of the rules; and how
//! it follows a change.
//!
//! A result is made anew when what it was made from has changed, and only then: what each asks of other notes is
//! logged, and an answer that is equal to the old one changes nothing further on. So any sequence of changes
//! gives what a clean run gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::dependencies::Dependencies;
use super::making::{make, reads};
use super::material::Material;
use super::note_change::{NoteChange, changed_names};
use crate::check::{self, Answers, Facts, Whole};
use crate::diagnostic::Diagnostic;
use crate::index::{Index, Key, ReadLog, Stub, name_digests};
use crate::model::{Date, NoteId, NoteVerification, ParsedNote, SourceEvidence, Verification};
use crate::site::SiteTables;
use crate::verify::{EvidenceBase, QuoteTable, Readings, dependent_sources, source_evidence, verify_note};

/// Whether it is logged what results are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tracking {
    /// Changes will come, and have to be followed.
    On,
    /// This is the only run.
    Off,
}

/// One thing that rules are asked about. In the order in which answers are joined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Subject {
    Note(NoteId),
    Source(NoteId),
    Names,
    Dossier,
}

/// What was derived.
pub(super) struct Derived {
    pub(super) index: Index,
    pub(super) verification: Verification,
    readings: Readings,
    quotes: QuoteTable,
    answers: BTreeMap<Subject, Answers>,
    /// From what pages learn of other notes; made when the first page is asked for.
    pub(super) tables: Option<Arc<SiteTables>>,
    today: Option<Date>,
    pub(super) tracked: Option<Tracked>,
}

/// What results rest on.
#[derive(Default)]
pub(super) struct Tracked {
    quotes: Dependencies<NoteId>,
    notes: Dependencies<NoteId>,
    answers: Dependencies<Subject>,
    independence: Dependencies<()>,
    pub(super) parts: Dependencies<NoteId>,
}

impl Derived {
    /// Derives everything.
    ///
    /// What is asked of whole captures and of seals comes first. Without changes to follow, what served it alone is
    /// given up before the notes are verified, which is when most is in memory.
    pub(super) fn of(material: &mut Material, today: Option<Date>, tracking: Tracking) -> Self {
        let dossier = &material.dossier;
        let index = Index::of(dossier);
        let mut derived = Self {
            readings: Readings::of(dossier, &index),
            index,
            verification: Verification::default(),
            quotes: QuoteTable::new(),
            answers: BTreeMap::new(),
            tables: None,
            today,
            tracked: (tracking == Tracking::On).then(Tracked::default),
        };
        let all: BTreeSet<NoteId> = dossier.notes.keys().cloned().collect();
        let is_source = |id: &&NoteId| dossier.note(id).is_some_and(|note| note.source().is_some());
        let sources: BTreeSet<NoteId> = all.iter().filter(is_source).cloned().collect();
        derived.compare_sources(material);
        derived.verify_quotes(material, &all);
        derived.readings.forget_places();
        derived.look_at_sources(material, &sources);
        if tracking == Tracking::Off {
            material.dossier.forget_needless_proofs();
        }
        derived.verify_notes(material, &all);
        let subjects = all.into_iter().map(Subject::Note).chain(sources.into_iter().map(Subject::Source));
        derived.ask(material, subjects.chain([Subject::Names, Subject::Dossier]).collect());
        derived
    }

    /// What the rules find, in the order of files and places.
    pub(super) fn findings(&self, material: &Material) -> Vec<Diagnostic> {
        let faults = material.other_faults();
        check::conclude(&self.facts(material, &faults), self.answers.values())
    }

    /// Drops what nothing but checks asks for.
    pub(super) fn finish_checks(&mut self) {
        self.readings = Readings::default();
        self.quotes = QuoteTable::new();
        self.answers = BTreeMap::new();
    }

    /// Follows changes of notes. `has_other_faults` where files that are no notes have other faults now.
    pub(super) fn follow(&mut self, material: &Material, changes: &[NoteChange], has_other_faults: bool) {
        let mut changed = BTreeSet::new();
        let names = self.replace_stubs(material, changes, &mut changed);
        let mut stale: BTreeSet<NoteId> = changes.iter().map(|change| change.id.clone()).collect();
        self.forget_removed(changes);

        let tracked = |derived: &Self, of: fn(&Tracked) -> &Dependencies<NoteId>, keys: &BTreeSet<Key>| {
            derived.tracked.as_ref().map_or_else(BTreeSet::new, |tracked| of(tracked).resting_on(keys))
        };
        let requoted: BTreeSet<NoteId> =
            tracked(self, |t| &t.quotes, &changed).union(&stale).cloned().collect();
        let recited = changes.iter().filter(|change| change.has_other_citations());
        let recited = recited.flat_map(|change| change.old.iter().chain(&change.new));
        let mut sources: BTreeSet<NoteId> = recited.flat_map(|note| self.sources_of(note)).collect();
        sources.extend(self.verify_quotes_again(material, &requoted, &mut changed));
        let named = changed.iter().filter_map(|key| match key {
            Key::Archive(id) | Key::Around(id) | Key::Front(id) | Key::Stub(id) => Some(id.clone()),
            _ => None,
        });
        sources.extend(named);
        for source in &sources {
            self.readings.forget_named(source);
            changed.insert(Key::NamedAround(source.clone()));
        }

        stale.extend(tracked(self, |t| &t.notes, &changed));
        if let Some(tracked) = &self.tracked {
            stale.extend(tracked.notes.naming(material.dossier.notes.keys(), &names));
        }
        for id in self.verify_notes(material, &stale) {
            changed.insert(Key::Verified(id));
        }

        for id in self.look_at_sources(material, &sources) {
            changed.insert(Key::Source(id));
        }
        let is_compared_anew =
            self.tracked.as_ref().is_some_and(|t| !t.independence.resting_on(&changed).is_empty());
        let touches_source = changes.iter().any(NoteChange::touches_independence);
        if (is_compared_anew || touches_source) && self.compare_sources(material) {
            changed.insert(Key::Independence);
        }
        self.ask_again(material, changes, &changed, has_other_faults);
        self.change_tables(material, changes, &changed);
    }

    /// Puts the changed notes into the index. Returns the names that may be found elsewhere now, by their words.
    fn replace_stubs(
        &mut self,
        material: &Material,
        changes: &[NoteChange],
        changed: &mut BTreeSet<Key>,
    ) -> Vec<Vec<u64>> {
        let (mut names, mut renamed) = (BTreeSet::new(), Vec::new());
        for change in changes {
            let id = &change.id;
            changed.insert(Key::Text(id.clone()));
            if change.has_other_front() {
                changed.insert(Key::Front(id.clone()));
                self.readings.forget_quotes_of(id);
            }
            if change.has_other_capture {
                changed.extend([Key::Archive(id.clone()), Key::Archives]);
                self.readings.forget_source(id);
            }
            let (old, new) = (self.index.stub(id).cloned(), change.new.as_deref().map(Stub::of));
            changed.extend(self.index.replace(id, new.clone()));
            let changed_names = changed_names(old.as_ref(), new.as_ref());
            if !changed_names.is_empty() {
                names.extend(changed_names);
                renamed.push((old, new));
            }
        }
        if names.is_empty() {
            return Vec::new();
        }
        let names: Vec<Vec<u64>> = names.iter().map(|name| name_digests(name)).collect();
        let other = self.readings.rename(&material.dossier, &renamed, &names);
        changed.extend(other.into_iter().map(Key::Around));
        names
    }

    fn forget_removed(&mut self, changes: &[NoteChange]) {
        for change in changes.iter().filter(|change| change.new.is_none()) {
            self.verification.notes.remove(&change.id);
            self.answers.remove(&Subject::Note(change.id.clone()));
            if let Some(tracked) = &mut self.tracked {
                tracked.quotes.forget(&change.id);
                tracked.notes.forget(&change.id);
                tracked.answers.forget(&Subject::Note(change.id.clone()));
            }
        }
    }

    /// The notes that a note cites.
    fn sources_of(&self, note: &ParsedNote) -> BTreeSet<NoteId> {
        note.citations().filter_map(|citation| self.index.find(&citation.source)).collect()
    }

    /// Verifies quotes anew, and says of which sources something else is quoted now.
    fn verify_quotes_again(
        &mut self,
        material: &Material,
        notes: &BTreeSet<NoteId>,
        changed: &mut BTreeSet<Key>,
    ) -> BTreeSet<NoteId> {
        let before: QuoteTable =
            notes.iter().filter_map(|id| Some((id.clone(), self.quotes.remove(id)?))).collect();
        self.verify_quotes(material, notes);
        let mut sources = BTreeSet::new();
        for id in notes {
            let (old, new) = (before.get(id), self.quotes.get(id));
            if old != new {
                changed.insert(Key::Quotes(id.clone()));
                let passages = old.into_iter().chain(new).flat_map(|quotes| &quotes.passages);
                sources.extend(passages.map(|(source, _)| source.clone()));
                sources.extend(material.dossier.note(id).into_iter().flat_map(|note| self.sources_of(note)));
            }
        }
        sources
    }

    fn verify_quotes(&mut self, material: &Material, notes: &BTreeSet<NoteId>) {
        let none = QuoteTable::new();
        let (readings, index) = (&self.readings, &self.index);
        let made = make(notes, self.tracked.is_some(), |id, log| {
            let base = EvidenceBase::new(reads(material, index, log), readings, &none);
            Some(Arc::new(base.verify_quotes(material.dossier.note(id)?)))
        });
        for (id, quotes, log) in made {
            if let Some((tracked, log)) = self.tracked.as_mut().zip(log) {
                tracked.quotes.record(&id, log);
            }
            self.quotes.insert(id, quotes);
        }
    }

    /// Verifies notes, and says of which something else was found out than before.
    fn verify_notes(&mut self, material: &Material, notes: &BTreeSet<NoteId>) -> Vec<NoteId> {
        let (readings, quotes, index) = (&self.readings, &self.quotes, &self.index);
        let made = make(notes, self.tracked.is_some(), |id, log| {
            let base = EvidenceBase::new(reads(material, index, log), readings, quotes);
            Some(Arc::new(verify_note(&base, material.dossier.note(id)?)))
        });
        let mut changed = Vec::new();
        for (id, found, log) in made {
            if let Some((tracked, log)) = self.tracked.as_mut().zip(log) {
                tracked.notes.record(&id, log);
            }
            let before: Option<Arc<NoteVerification>> =
                self.verification.notes.insert(id.clone(), Arc::clone(&found));
            if before.as_ref() != Some(&found) {
                changed.push(id);
            }
        }
        changed
    }

    /// Looks at the text of sources and at what is quoted of them, and says of which something else is known now.
    fn look_at_sources(&mut self, material: &Material, sources: &BTreeSet<NoteId>) -> Vec<NoteId> {
        let base = EvidenceBase::new(reads(material, &self.index, None), &self.readings, &self.quotes);
        let (index, quotes) = (&self.index, &self.quotes);
        let look = |id: &NoteId| {
            let citing = index.mentioned_by(id).chain([id]);
            (id.clone(), source_evidence(&base, quotes, id, citing))
        };
        let seen: Vec<(NoteId, Option<SourceEvidence>)> =
            sources.iter().collect::<Vec<_>>().into_par_iter().map(look).collect();
        let mut changed = Vec::new();
        for (id, evidence) in seen {
            let before = match evidence.clone() {
                Some(evidence) => self.verification.sources.insert(id.clone(), evidence),
                None => self.verification.sources.remove(&id),
            };
            if before != evidence {
                changed.push(id);
            }
        }
        changed
    }

    /// Compares the texts of all sources, and says whether others are independent now.
    fn compare_sources(&mut self, material: &Material) -> bool {
        let log = self.tracked.is_some().then(ReadLog::default);
        let base =
            EvidenceBase::new(reads(material, &self.index, log.as_ref()), &self.readings, &self.quotes);
        let dependent = dependent_sources(&base, &material.dossier);
        if let Some((tracked, log)) = self.tracked.as_mut().zip(log) {
            tracked.independence.record(&(), log);
        }
        let is_other = self.verification.dependent != dependent;
        self.verification.dependent = dependent;
        is_other
    }

    fn ask_again(
        &mut self,
        material: &Material,
        changes: &[NoteChange],
        changed: &BTreeSet<Key>,
        has_other_faults: bool,
    ) {
        let Some(tracked) = &self.tracked else { return };
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
        if has_other_faults
            || changed.contains(&Key::Independence)
            || (has_other_front && is_found(Subject::Dossier))
            || changes.iter().any(NoteChange::has_other_paths)
        {
            subjects.insert(Subject::Dossier);
        }
        self.ask(material, subjects);
    }

    fn ask(&mut self, material: &Material, subjects: BTreeSet<Subject>) {
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
            self.answers.insert(subject, answers);
        }
    }

    fn facts<'a>(&'a self, material: &'a Material, faults: &'a [crate::model::Fault]) -> Facts<'a> {
        Facts {
            notes: reads(material, &self.index, None),
            sources: &material.sources,
            other_faults: faults,
            levels: &material.config.levels,
            today: self.today.as_ref(),
            whole: Whole {
                dossier: &material.dossier,
                index: &self.index,
                verification: &self.verification,
                assets: &material.assets,
            },
        }
    }
}
