//! What was read around quotes, kept from one question to the next: the surroundings of whole captures, what a
//! passage is judged by, and the proofs of the seals.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::archive::capture::FoldedCapture;
use super::archive::passages::NamedWords;
use super::archive::pattern::QuotePattern;
use super::archive::proof::{FoundBySeal, SealedSource};
use super::archive::surroundings::surroundings;
use crate::model::{Dossier, Landmarks, NoteId, Seal, Surroundings};
use crate::read::names::NameFinder;
use crate::read::proper::Capitals;

/// A passage of a source: where each part begins and ends.
pub(super) type PassageKey = Vec<usize>;

/// Whom a source names around what is quoted of it.
#[derive(Debug, Default)]
pub(super) struct NamedAround {
    pub(super) notes: BTreeSet<NoteId>,
    /// The words of all names there, whoever bears them, made ready for comparison.
    pub(super) words: BTreeSet<String>,
    /// The last words of those of them that have several, made ready alike: surnames, most of all.
    pub(super) surnames: BTreeSet<String>,
}

/// What was read. Holds no note and borrows nothing.
#[derive(Debug, Default)]
pub(super) struct Arounds {
    whole: BTreeMap<NoteId, OnceLock<Surroundings>>,
    near: Mutex<FxHashMap<NoteId, BTreeMap<PassageKey, Arc<Landmarks>>>>,
    /// Whom names name, as they are written: those of a region stand in hundreds of places.
    named_words: Mutex<FxHashMap<String, Arc<NamedWords>>>,
    /// The seals, made ready when something is first looked for in them.
    seals: BTreeMap<NoteId, OnceLock<SealedSource>>,
    /// Whether the seal of a source is of its capture.
    is_sealed: BTreeMap<NoteId, OnceLock<bool>>,
    /// Whom a source names around what is quoted of it.
    named: BTreeMap<NoteId, OnceLock<NamedAround>>,
}

impl Arounds {
    /// Makes ready for a dossier's seals.
    pub(super) fn of(dossier: &Dossier) -> Self {
        let seals = dossier.lock.sources.keys().map(|id| (NoteId::new(id), OnceLock::new()));
        let sources = dossier.notes.iter().filter(|(_, note)| note.source().is_some());
        let named = sources.map(|(id, _)| (id.clone(), OnceLock::new())).collect();
        Self { seals: seals.collect(), named, ..Self::default() }
    }

    /// Forgets what is known of a source by all that is quoted of it: whom it names, and whether one of the quotes
    /// proves its seal.
    pub(super) fn forget_quoted(&mut self, source: &NoteId) {
        self.named.insert(source.clone(), OnceLock::new());
        self.is_sealed.insert(source.clone(), OnceLock::new());
    }

    /// Whom the quotes of a source are known to name: as it was found before, or as `find` finds it.
    pub(super) fn named(&self, source: &NoteId, find: impl FnOnce() -> NamedAround) -> Option<&NamedAround> {
        Some(self.named.get(source)?.get_or_init(find))
    }

    /// The passages of a source that were read, and what they are judged by.
    pub(super) fn read_of(&self, source: &NoteId) -> Vec<(PassageKey, Arc<Landmarks>)> {
        let near = self.near.lock().unwrap_or_else(PoisonError::into_inner);
        let own = near.get(source).into_iter().flatten();
        own.map(|(key, found)| (key.clone(), Arc::clone(found))).collect()
    }

    /// What a capture has where, as far as somebody has asked.
    pub(super) fn read_whole(&self, source: &NoteId) -> Option<&Surroundings> {
        self.whole.get(source)?.get()
    }

    /// Puts what was read of a source anew in place of what was read before.
    pub(super) fn replace(
        &mut self,
        source: &NoteId,
        whole: Option<Surroundings>,
        passages: impl IntoIterator<Item = (PassageKey, Landmarks)>,
    ) {
        self.whole.extend(whole.map(|whole| (source.clone(), OnceLock::from(whole))));
        let near = self.near.get_mut().unwrap_or_else(PoisonError::into_inner);
        let passages = passages.into_iter().map(|(key, found)| (key, Arc::new(found)));
        near.entry(source.clone()).or_default().extend(passages);
    }

    /// Takes another seal of a source up, or that it has none.
    pub(super) fn replace_seal(&mut self, source: &NoteId, seal: Option<&Seal>) {
        match seal {
            Some(_) => self.seals.insert(source.clone(), OnceLock::new()),
            None => self.seals.remove(source),
        };
    }

    /// Forgets what was read of a source.
    pub(super) fn forget_source(&mut self, source: &NoteId) {
        self.whole.insert(source.clone(), OnceLock::new());
        self.is_sealed.insert(source.clone(), OnceLock::new());
        self.near.get_mut().unwrap_or_else(PoisonError::into_inner).remove(source);
    }

    /// Forgets what the capture of a source has where, and keeps what passages of it are judged by.
    pub(super) fn forget_whole(&mut self, source: &NoteId) {
        self.whole.get_mut(source).map(OnceLock::take);
    }

    /// What a capture has where.
    pub(super) fn whole(
        &self,
        source: &NoteId,
        capture: &FoldedCapture,
        names: &NameFinder,
        capitals: Capitals,
    ) -> Option<&Surroundings> {
        Some(self.whole.get(source)?.get_or_init(|| surroundings(capture, names, capitals)))
    }

    /// What a passage is judged by: as it was read before, or as `read` reads it.
    pub(super) fn near(
        &self,
        source: &NoteId,
        passage: &[Range<usize>],
        names: &NameFinder,
        read: impl FnOnce() -> Option<Surroundings>,
    ) -> Option<Arc<Landmarks>> {
        let key: PassageKey = passage.iter().flat_map(|part| [part.start, part.end]).collect();
        let known = |near: &FxHashMap<NoteId, BTreeMap<PassageKey, Arc<Landmarks>>>| {
            near.get(source).and_then(|own| own.get(&key)).cloned()
        };
        if let Some(known) = known(&self.near.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Some(known);
        }
        let found = Arc::new(read()?.resolved(|written| self.named_words(written, names)));
        let mut near = self.near.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(near.entry(source.clone()).or_default().entry(key).or_insert(found)))
    }

    /// Whom a name names as it is written.
    fn named_words(&self, written: &str, names: &NameFinder) -> Arc<NamedWords> {
        if let Some(known) = self.named_words.lock().unwrap_or_else(PoisonError::into_inner).get(written) {
            return Arc::clone(known);
        }
        let found = Arc::new(NamedWords::of(written, names));
        let mut known = self.named_words.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(written.to_owned()).or_insert(found))
    }

    /// Forgets whom names name.
    pub(super) fn forget_names(&mut self) {
        self.named_words = Mutex::default();
    }

    /// Whether the seal of a source is of its capture: as it was found before, or as `find` finds it.
    pub(super) fn is_sealed_text(&self, source: &NoteId, find: impl FnOnce() -> bool) -> bool {
        match self.is_sealed.get(source) {
            Some(known) => *known.get_or_init(find),
            None => find(),
        }
    }

    /// Looks for a quote in the seal of its source.
    pub(super) fn find<'l>(&self, source: &NoteId, seal: &'l Seal, quote: &QuotePattern) -> FoundBySeal<'l> {
        let sealed = self.seals.get(source).map(|sealed| sealed.get_or_init(|| SealedSource::new(seal)));
        sealed.map_or(FoundBySeal::Nowhere, |sealed| sealed.find(seal, quote))
    }
}
