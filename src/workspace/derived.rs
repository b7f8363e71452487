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
use super::intake::Reread;
use super::making::{make, reads};
use super::material::Material;
use super::note_change::{NoteChange, changed_names};
use super::subject::{Subject, sources_of};
use crate::check::Answers;
use crate::index::{Index, Key, ReadLog, Stub, name_digests};
use crate::model::{Date, NoteId, NoteVerification, ReviewKey, SourceEvidence, Verification};
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

/// How many sources are looked at before what was read of them is given up.
const LOOKED_AT_ONCE: usize = 64;

/// What was derived.
pub(super) struct Derived {
    pub(super) index: Index,
    pub(super) verification: Verification,
    pub(super) readings: Readings,
    pub(super) quotes: QuoteTable,
    /// The source of each citation of a note, in their order.
    cited: BTreeMap<NoteId, Vec<Option<NoteId>>>,
    pub(super) answers: BTreeMap<Subject, Answers>,
    /// From what pages learn of other notes; made when the first page is asked for.
    pub(super) tables: Option<Arc<SiteTables>>,
    pub(super) today: Option<Date>,
    pub(super) tracked: Option<Tracked>,
}

/// What results rest on.
#[derive(Default)]
pub(super) struct Tracked {
    quotes: Dependencies<NoteId>,
    notes: Dependencies<NoteId>,
    pub(super) answers: Dependencies<Subject>,
    independence: Dependencies<()>,
    pub(super) parts: Dependencies<NoteId>,
}

impl Derived {
    /// Derives everything.
    ///
    /// What is asked of whole captures and of seals comes first. Without changes to follow, what served it alone is
    /// given up before the notes are verified, which is when most is in memory.
    pub(super) fn of(material: &mut Material, today: Option<Date>, tracking: Tracking) -> Self {
        if today.is_some() {
            material.dossier.today.clone_from(&today);
        }
        let dossier = &material.dossier;
        let index = Index::of(dossier);
        let mut derived = Self {
            readings: Readings::of(dossier, &index),
            index,
            verification: Verification::default(),
            quotes: QuoteTable::new(),
            cited: BTreeMap::new(),
            answers: BTreeMap::new(),
            tables: None,
            today,
            tracked: (tracking == Tracking::On).then(Tracked::default),
        };
        let all: BTreeSet<NoteId> = dossier.notes.keys().cloned().collect();
        derived.compare_sources(material);
        derived.verify_quotes(material, &all);
        derived.readings.forget_places();
        derived.look_at_all_sources(material, tracking);
        derived.verify_notes(material, &all);
        derived.ask(material, Subject::all(material));
        derived
    }

    /// Derives everything anew, from other material.
    pub(super) fn anew(&self, material: &mut Material) -> Self {
        let tracking = if self.tracked.is_some() { Tracking::On } else { Tracking::Off };
        Self::of(material, self.today.clone(), tracking)
    }

    /// Drops what nothing but checks asks for.
    pub(super) fn finish_checks(&mut self) {
        self.readings = Readings::default();
        self.quotes = QuoteTable::new();
        self.answers = BTreeMap::new();
    }

    /// Follows what was read anew. Returns what pages are answered otherwise now; none where that is not known.
    pub(super) fn follow(&mut self, material: &Material, reread: &Reread) -> Option<BTreeSet<Key>> {
        let changes = reread.notes.as_slice();
        let mut changed = self.replace_seals(material, reread);
        changed.extend(reread.has_other_assets.then_some(Key::Assets));
        changed.extend(reread.has_other_drafts.then_some(Key::Drafts));
        changed.extend(reread.has_other_faults.then_some(Key::Faults));
        let names = self.replace_stubs(material, changes, &mut changed);
        let mut stale: BTreeSet<NoteId> = changes.iter().map(|change| change.id.clone()).collect();
        self.forget_removed(changes);

        let tracked = |derived: &Self, of: fn(&Tracked) -> &Dependencies<NoteId>, keys: &BTreeSet<Key>| {
            derived.tracked.as_ref().map_or_else(BTreeSet::new, |tracked| of(tracked).resting_on(keys))
        };
        let requoted: BTreeSet<NoteId> =
            tracked(self, |t| &t.quotes, &changed).union(&stale).cloned().collect();
        let recited: BTreeSet<NoteId> =
            changes.iter().filter(|change| change.has_other_citations()).map(|c| c.id.clone()).collect();
        let mut sources = self.cited_by(&recited);
        sources.extend(self.verify_quotes_again(material, &requoted, &mut changed));
        sources.extend(self.cited_by(&recited));
        let named = changed.iter().filter_map(|key| match key {
            Key::Archive(id) | Key::Around(id) | Key::Front(id) | Key::Stub(id) => Some(id.clone()),
            _ => None,
        });
        sources.extend(named);
        for source in &sources {
            self.readings.forget_quoted(source);
            changed.insert(Key::NamedAround(source.clone()));
        }

        stale.extend(tracked(self, |t| &t.notes, &changed));
        if let Some(tracked) = &self.tracked {
            stale.extend(tracked.notes.naming(material.dossier.notes.keys(), &names));
        }
        for (id, has_other_digests) in self.verify_notes(material, &stale) {
            changed.extend(has_other_digests.then(|| Key::Readers(id.clone())));
            changed.insert(Key::Verified(id));
        }
        changed.extend(self.read_otherwise(&reread.reviewed));

        for id in self.look_at_sources(material, &sources) {
            changed.insert(Key::Source(id));
        }
        let is_compared_anew =
            self.tracked.as_ref().is_some_and(|t| !t.independence.resting_on(&changed).is_empty());
        let touches_source = changes.iter().any(NoteChange::touches_independence);
        if (is_compared_anew || touches_source || reread.has_other_overlaps) && self.compare_sources(material)
        {
            changed.insert(Key::Independence);
        }
        self.ask_again(material, reread, &changed);
        let is_known = self.change_tables(material, reread, &mut changed);
        changed.insert(Key::Counts);
        // Else a dossier that is followed for weeks holds in the end where each word of all captures stands.
        self.readings.forget_places();
        is_known.then_some(changed)
    }

    /// Takes other seals up.
    fn replace_seals(&mut self, material: &Material, reread: &Reread) -> BTreeSet<Key> {
        let mut changed = BTreeSet::new();
        for id in &reread.sealed {
            self.readings.replace_seal(id, material.dossier.lock.seal(id));
            changed.extend([Key::Archive(id.clone()), Key::Archives]);
        }
        changed
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

    /// The sources that some notes cite.
    fn cited_by(&self, notes: &BTreeSet<NoteId>) -> BTreeSet<NoteId> {
        notes.iter().filter_map(|id| self.cited.get(id)).flatten().flatten().cloned().collect()
    }

    /// Verifies quotes anew, and says of which sources something else is quoted now.
    fn verify_quotes_again(
        &mut self,
        material: &Material,
        notes: &BTreeSet<NoteId>,
        changed: &mut BTreeSet<Key>,
    ) -> BTreeSet<NoteId> {
        let before: Vec<_> =
            notes.iter().map(|id| (id, self.quotes.remove(id), self.cited.remove(id))).collect();
        self.verify_quotes(material, notes);
        let mut sources = BTreeSet::new();
        for (id, old, old_cited) in before {
            let (new, cited) = (self.quotes.get(id), self.cited.get(id));
            if old.as_ref() != new {
                changed.insert(Key::Quotes(id.clone()));
            }
            // The same outcomes may be those of other sources.
            if old.as_ref() != new || old_cited.as_ref() != cited {
                sources.extend(old_cited.iter().chain(cited).flatten().flatten().cloned());
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
                let citations = material.dossier.note(&id).into_iter().flat_map(|note| note.citations());
                let cited = citations.map(|citation| self.index.find(&citation.source));
                self.cited.insert(id.clone(), cited.collect());
            }
            self.quotes.insert(id, quotes);
        }
    }

    /// The notes with a sentence of which somebody says something else now.
    fn read_otherwise(&self, reviewed: &BTreeSet<ReviewKey>) -> Vec<Key> {
        if reviewed.is_empty() {
            return Vec::new();
        }
        let is_touched =
            |found: &NoteVerification| found.reviewable.values().any(|key| reviewed.contains(key));
        let notes = self.verification.notes.iter().filter(|(_, found)| is_touched(found));
        notes.map(|(id, _)| Key::Readers(id.clone())).collect()
    }

    /// Verifies notes, and says of which something else was found out than before, and whether that is so of the
    /// sentences to be read.
    fn verify_notes(&mut self, material: &Material, notes: &BTreeSet<NoteId>) -> Vec<(NoteId, bool)> {
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
                let has_other_digests = before.is_none_or(|before| before.reviewable != found.reviewable);
                changed.push((id, has_other_digests));
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

    /// Looks at all sources, some at a time. Without changes to follow, what was read of their captures and what their seals
    /// say beside is not needed any more then, and gives room for what is read of the next ones.
    fn look_at_all_sources(&mut self, material: &mut Material, tracking: Tracking) {
        let sources: Vec<NoteId> = sources_of(material).into_iter().collect();
        for some in sources.chunks(LOOKED_AT_ONCE) {
            self.look_at_sources(material, &some.iter().cloned().collect());
            if tracking == Tracking::Off {
                self.readings.forget_sealed_captures(some, &material.dossier.lock);
                material.dossier.forget_needless_surroundings(some);
            }
        }
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
}
