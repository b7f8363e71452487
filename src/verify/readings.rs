//! What is read in captures, quotes and names once for all notes, and what of it is forgotten after a change.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::archive::capture::FoldedCapture;
use super::around::Arounds;
use crate::index::{Index, Stub};
use crate::model::{BaseKind, Dossier, Lock, NoteId, Seal};
use crate::read::names::NameFinder;
use crate::read::quotes::QuoteReading;

/// The quotes that were read, by source and words.
pub(super) type QuoteReadings = Mutex<FxHashMap<(Option<NoteId>, String), Arc<QuoteReading>>>;

/// What is read in captures, quotes and names once for all notes. Holds no note and borrows nothing, so it lasts
/// from one change to the next.
#[derive(Debug, Default)]
pub struct Readings {
    pub(super) names: NameFinder,
    /// The names of sources: "the report from Dushanbe" does not speak of Dushanbe.
    pub(super) source_names: NameFinder,
    pub(super) captures: BTreeMap<NoteId, OnceLock<FoldedCapture>>,
    pub(super) around: Arounds,
    /// The words of captures and of the names in seals, by their digests, sorted; read when a name has changed.
    pub(super) words: BTreeMap<NoteId, OnceLock<Vec<u64>>>,
    pub(super) quotes: QuoteReadings,
}

impl Readings {
    /// Makes ready for reading what the notes of `dossier` cite, whose index is `index`.
    #[must_use]
    pub fn of(dossier: &Dossier, index: &Index) -> Self {
        let names = NameFinder::new(index);
        let source_names = NameFinder::of(index.stubs().filter(|stub| stub.base == BaseKind::Source));
        let mut readings = Self { names, source_names, around: Arounds::of(dossier), ..Self::default() };
        dossier.captures.keys().for_each(|source| readings.forget_source(source));
        let sealed = dossier.lock.sources.keys().map(|id| (NoteId::new(id), OnceLock::new()));
        readings.words.extend(sealed);
        readings
    }

    /// Puts the names of a note in place of those that it had. What was read of quotes names other notes now.
    pub(super) fn replace_names(&mut self, old: Option<&Stub>, new: Option<&Stub>) {
        self.names.replace(old, new);
        let is_source = |stub: &&Stub| stub.base == BaseKind::Source;
        old.filter(is_source).into_iter().for_each(|stub| self.source_names.remove(stub));
        new.filter(is_source).into_iter().for_each(|stub| self.source_names.add(stub));
        self.quotes = QuoteReadings::default();
        self.around.forget_names();
    }

    /// Forgets where each word of the captures stands, by which quotes are looked for: it takes more room than the
    /// captures, and is found again where another quote is looked for.
    pub fn forget_places(&mut self) {
        self.captures.values_mut().filter_map(OnceLock::get_mut).for_each(FoldedCapture::forget_places);
    }

    /// Forgets what was read of the captures of those of these sources that are sealed. What their sealed quotes are judged by is known once the
    /// seals have been looked at, and a capture is read again where it is asked for another quote.
    pub fn forget_sealed_captures(&mut self, sources: &[NoteId], lock: &Lock) {
        for source in sources.iter().filter(|source| lock.seal(source).is_some()) {
            self.around.forget_whole(source);
            self.captures.get_mut(source).map(OnceLock::take);
        }
    }

    /// Forgets what was read of a source, whose capture has changed.
    pub fn forget_source(&mut self, source: &NoteId) {
        self.captures.insert(source.clone(), OnceLock::new());
        self.words.insert(source.clone(), OnceLock::new());
        self.forget_quotes_of(source);
    }

    /// Takes another seal of a source up, or that it has none. What was read of the source rests on it.
    pub fn replace_seal(&mut self, source: &NoteId, seal: Option<&Seal>) {
        self.around.replace_seal(source, seal);
        self.forget_source(source);
    }

    /// Forgets what is known of a source by all that is quoted of it.
    pub fn forget_quoted(&mut self, source: &NoteId) {
        self.around.forget_quoted(source);
    }

    /// Forgets what was read of a source's quotes, whose dates are completed from its own and whose names are told
    /// by its language.
    pub fn forget_quotes_of(&mut self, source: &NoteId) {
        self.around.forget_source(source);
        let quotes = self.quotes.get_mut().unwrap_or_else(PoisonError::into_inner);
        quotes.retain(|(of, _), _| of.as_ref() != Some(source));
    }
}
