//! Answers what can be asked about the evidence of a dossier: where a quote stands, what a source has where,
//! on which passages a note rests.
//!
//! Folds a capture, finds its landmarks and reads a quote when they are first asked for, and keeps them, since
//! notes share most of them. Knows nothing of what notes claim.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::archive::capture::{FoldedCapture, Found};
use super::archive::landmarks::landmarks;
use super::archive::pattern::QuotePattern;
use super::archive::seal::{FoundBySeal, LEAST_WORDS, find_by_seal, fingerprint, needless_brackets_by_seal};
use crate::index::Index;
use crate::model::{
    ActorType, BaseKind, Citation, Date, Dossier, Evidence, FigureLink, Landmarks, NoteId, Observation,
    ParsedNote, Quote, QuoteOutcome, QuotePartKind, SourceEvidence, ValueSource,
};
use crate::read::names::NameFinder;
use crate::read::quotes::QuoteReading;

/// How many observations' evidence is gathered for one figure.
const MOST_INPUTS: usize = 64;

/// Words of a source.
pub(super) type SourceWords = (NoteId, Range<usize>);

/// The quotes that were read, by source and words.
type QuoteReadings = Mutex<BTreeMap<(Option<NoteId>, String), Arc<QuoteReading>>>;

/// The captures, seals and names of a dossier, ready to be asked.
#[derive(Debug)]
pub struct EvidenceBase<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) index: &'d Index,
    pub(super) names: NameFinder,
    /// The names of sources: "the report from Dushanbe" does not speak of Dushanbe.
    pub(super) source_names: NameFinder,
    captures: BTreeMap<&'d NoteId, OnceLock<FoldedCapture<'d>>>,
    landmarks: BTreeMap<&'d NoteId, OnceLock<Landmarks>>,
    quote_readings: QuoteReadings,
    passages: BTreeMap<&'d NoteId, OnceLock<Vec<SourceWords>>>,
}

impl<'d> EvidenceBase<'d> {
    /// Makes ready for verifying notes of `dossier`, whose index is `index`.
    #[must_use]
    pub fn new(dossier: &'d Dossier, index: &'d Index) -> Self {
        let captures = dossier.captures.keys().map(|id| (id, OnceLock::new())).collect();
        let landmarks = dossier.captures.keys().map(|id| (id, OnceLock::new())).collect();
        let passages = dossier.notes.keys().map(|id| (id, OnceLock::new())).collect();
        let sources = index.stubs().filter(|stub| stub.base == BaseKind::Source);
        Self {
            dossier,
            index,
            names: NameFinder::new(index),
            source_names: NameFinder::of(sources),
            captures,
            landmarks,
            quote_readings: QuoteReadings::default(),
            passages,
        }
    }

    /// Verifies one quote.
    #[must_use]
    pub fn quote(&self, citation: &Citation) -> QuoteOutcome {
        let Some(source) = self.source_of(citation) else { return QuoteOutcome::NoSource };
        let pattern = QuotePattern::of(citation);
        match self.look_in(&source, &pattern) {
            Look::Nothing => QuoteOutcome::Uncheckable,
            Look::TooShort => QuoteOutcome::TooShort(LEAST_WORDS),
            Look::Found(Found::Once(kind, passage)) => QuoteOutcome::Verified(kind, passage),
            Look::Found(Found::Often(times)) => QuoteOutcome::Ambiguous(times),
            Look::Found(Found::Nowhere) => match self.elsewhere(&source, &pattern) {
                Some(other) => QuoteOutcome::Misattributed(other),
                None => {
                    QuoteOutcome::Absent { nearest: self.capture(&source).and_then(|c| c.nearest(&pattern)) }
                }
            },
        }
    }

    /// The brackets of a quote that hold words which stand there in its source, in bytes of the quote.
    #[must_use]
    pub fn needless_brackets(&self, citation: &Citation) -> Vec<Range<usize>> {
        let has_brackets = citation.quote.parts.iter().any(|part| part.kind == QuotePartKind::Editor);
        let source = self.source_of(citation).filter(|_| has_brackets);
        let Some(source) = source else { return Vec::new() };
        let pattern = QuotePattern::of(citation);
        match self.evidence(&source) {
            Evidence::Capture => self.capture(&source).map(|capture| capture.needless_brackets(&pattern)),
            Evidence::Seal => {
                self.dossier.lock.seal(&source).map(|seal| needless_brackets_by_seal(seal, &pattern))
            }
            Evidence::Broken { .. } | Evidence::None => None,
        }
        .unwrap_or_default()
    }

    /// What is known of a source's text, save what of it is quoted, which all notes together decide. None
    /// for a note that is no source.
    #[must_use]
    pub fn source(&self, id: &NoteId) -> Option<SourceEvidence> {
        self.dossier.note(id)?.source()?;
        let evidence = self.evidence(id);
        let seal = self.dossier.lock.seal(id);
        let words = match (self.capture(id), seal) {
            (Some(capture), _) => capture.words.len(),
            (None, seal) => seal.map_or(0, |seal| seal.words),
        };
        let landmarks = self.landmarks(id).cloned().unwrap_or_default();
        let names = landmarks.names.keys().map(|name| NoteId::new(name)).collect();
        let is_misread_by_seal =
            self.capture(id).zip(seal).is_some_and(|(capture, seal)| !seal.is_of(capture));
        Some(SourceEvidence { evidence, words, names, landmarks, is_misread_by_seal, quoted: Vec::new() })
    }

    /// What quotes of a source are verified against.
    #[must_use]
    pub fn evidence(&self, source: &NoteId) -> Evidence {
        match (self.dossier.captures.get(source), self.dossier.lock.seal(source)) {
            (Some(capture), Some(seal)) if capture.sha256 != seal.sha256 => {
                Evidence::Broken { sealed: seal.sha256.clone(), found: capture.sha256.clone() }
            }
            (Some(_), _) => Evidence::Capture,
            (None, Some(_)) => Evidence::Seal,
            (None, None) => Evidence::None,
        }
    }

    /// The source that a citation names.
    #[must_use]
    pub fn source_of(&self, citation: &Citation) -> Option<NoteId> {
        let id = self.index.find(&citation.source)?;
        self.index.stub(&id).filter(|stub| stub.base == BaseKind::Source).map(|_| id)
    }

    /// The folded capture of a source, where it is here.
    pub(super) fn capture(&self, source: &NoteId) -> Option<&FoldedCapture<'d>> {
        let text = &self.dossier.captures.get(source)?.text;
        Some(self.captures.get(source)?.get_or_init(|| FoldedCapture::new(text)))
    }

    /// What a source has where: as its capture says, or else its seal.
    pub(super) fn landmarks(&self, source: &NoteId) -> Option<&Landmarks> {
        match self.capture(source) {
            Some(capture) => {
                Some(self.landmarks.get(source)?.get_or_init(|| landmarks(capture, &self.names)))
            }
            None => self.dossier.lock.seal(source).map(|seal| &seal.landmarks),
        }
    }

    /// The passages on which a note rests: the source of each verified quote, and its words there.
    pub(super) fn passages(&self, id: &NoteId) -> &[SourceWords] {
        let (Some(note), Some(known)) = (self.dossier.note(id), self.passages.get(id)) else { return &[] };
        known.get_or_init(|| {
            let words = |citation: &'d Citation| match (self.source_of(citation), self.quote(citation)) {
                (Some(source), QuoteOutcome::Verified(_, passage)) => {
                    passage.words.into_iter().map(|words| (source.clone(), words)).collect()
                }
                _ => Vec::new(),
            };
            note.citations().flat_map(words).collect()
        })
    }

    /// The citations that bear out a figure, each with the note that has it. A derived figure rests on those
    /// of the observations that it is derived from.
    pub(super) fn evidence_of_figure(&self, figure: &FigureLink) -> Vec<(NoteId, &'d Citation)> {
        let note = self.index.find(&figure.statistic).and_then(|id| self.dossier.note(&id));
        let note = note.filter(|note| note.statistic().is_some());
        note.map_or_else(Vec::new, |note| evidence_of_period(self, note, &figure.period))
    }

    /// The statistics and periods from which an observation is derived.
    pub(super) fn inputs(
        &self,
        note: &'d ParsedNote,
        observation: &Observation,
    ) -> Vec<(&'d ParsedNote, String)> {
        let ValueSource::Derived(formula) = &observation.value else { return Vec::new() };
        let find = |name: &str| self.index.find(name).and_then(|id| self.dossier.note(&id));
        formula
            .observations()
            .take(MOST_INPUTS)
            .filter_map(|(name, period)| {
                let other = if name.is_empty() { Some(note) } else { find(name) };
                Some((other?, period.to_owned()))
            })
            .collect()
    }

    /// Whether a source is in English, or says nothing of its language.
    pub(super) fn is_english(&self, source: Option<&NoteId>) -> bool {
        let fields = source.and_then(|id| self.dossier.note(id)?.source());
        let language = fields.and_then(|fields| fields.language.as_ref());
        language.is_none_or(|language| language.value.split('-').next() == Some("en"))
    }

    /// Whether a note is an actor's.
    pub(super) fn is_actor(&self, note: &NoteId) -> bool {
        self.index.stub(note).is_some_and(|stub| stub.base == BaseKind::Actor)
    }

    /// Whether a note is, or may be, about a person: not where it says that it is about something else.
    pub(super) fn is_person(&self, note: &NoteId) -> bool {
        let stub = self.index.stub(note);
        stub.is_some_and(|stub| stub.actor.is_none_or(|kind| kind == ActorType::Person))
    }

    /// The date of a source.
    pub(super) fn date_of(&self, source: &NoteId) -> Option<&'d Date> {
        self.dossier.note(source)?.front.date.as_ref().map(|date| &date.value)
    }

    /// Reads a quote of a source, or takes what was read before: notes share most of theirs.
    pub(super) fn reading_of(&self, source: Option<&NoteId>, quote: &Quote) -> Arc<QuoteReading> {
        let key = (source.cloned(), quote.text.value.clone());
        if let Some(known) = self.quote_readings.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let date = source.and_then(|id| self.date_of(id));
        let read = Arc::new(QuoteReading::of(quote, &self.names, date));
        let mut known = self.quote_readings.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_insert(read))
    }

    /// The fingerprint of each source, in the order of their ids.
    pub(super) fn fingerprints(&self) -> Vec<(NoteId, Vec<u16>)> {
        let sources = self.dossier.notes.par_iter().map(|(_, note)| note).filter(|n| n.source().is_some());
        let print = |id: &NoteId| match self.capture(id) {
            Some(capture) => Some(fingerprint(capture)),
            None => self.dossier.lock.seal(id).map(|seal| seal.fingerprint.clone()),
        };
        sources.filter_map(|note| Some((note.id.clone(), print(&note.id)?))).collect()
    }

    fn look_in(&self, source: &NoteId, pattern: &QuotePattern) -> Look {
        let by_capture = || self.capture(source).map(|capture| Look::Found(capture.find(pattern)));
        let by_seal = || {
            self.dossier.lock.seal(source).map(|seal| match find_by_seal(seal, pattern) {
                FoundBySeal::Found(found) => Look::Found(found),
                FoundBySeal::TooShort => Look::TooShort,
            })
        };
        let look = match self.evidence(source) {
            Evidence::Capture => by_capture(),
            Evidence::Seal => by_seal(),
            Evidence::Broken { .. } | Evidence::None => None,
        };
        look.unwrap_or(Look::Nothing)
    }

    /// The first other source that has the quote.
    fn elsewhere(&self, source: &NoteId, pattern: &QuotePattern) -> Option<NoteId> {
        let sealed = self.dossier.lock.sources.keys().map(|id| NoteId::new(id));
        let mut others: Vec<NoteId> = self.dossier.captures.keys().cloned().chain(sealed).collect();
        others.sort();
        others.dedup();
        let has_it = |other: &NoteId| {
            let is_source = self.dossier.note(other).is_some_and(|note| note.source().is_some());
            let look = || self.look_in(other, pattern);
            other != source && is_source && matches!(look(), Look::Found(Found::Once(..) | Found::Often(_)))
        };
        others.into_iter().find(has_it)
    }
}

/// What looking for a quote in one source came to.
enum Look {
    Found(Found),
    TooShort,
    /// There is nothing to look in.
    Nothing,
}

/// The evidence of a statistic's observations for a period, and of what they are derived from.
fn evidence_of_period<'d>(
    base: &EvidenceBase<'d>,
    note: &'d ParsedNote,
    period: &str,
) -> Vec<(NoteId, &'d Citation)> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![(note, period.to_owned())];
    while let Some((note, period)) = open.pop() {
        if seen.len() >= MOST_INPUTS || !seen.insert((note.id.clone(), period.clone())) {
            continue;
        }
        for observation in note.observations().iter().filter(|o| o.period.text == period) {
            found.extend(note.evidence_of(observation).map(|citation| (note.id.clone(), citation)));
            open.extend(base.inputs(note, observation));
        }
    }
    found
}
