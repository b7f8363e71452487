//! Answers what can be asked about the evidence of a dossier: where a quote stands, what a source has where,
//! on which passages a note rests.
//!
//! Folds a capture, finds its landmarks and reads a quote when they are first asked for, and keeps them, since
//! notes share most of them. Knows nothing of what notes claim.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, PoisonError};

use litemap::LiteMap;
use rustc_hash::FxHashMap;

use super::archive::capture::{FoldedCapture, Found};
use super::archive::pattern::QuotePattern;
use super::archive::proof::{FoundBySeal, key_of, needless_brackets_by_seal};
use super::archive::seal::{has_counts, is_of};
use super::around::NamedAround;
use super::readings::Readings;
use crate::index::{Key, Reads};
use crate::model::{
    ActorType, BaseKind, Capture, Citation, Date, Evidence, FigureLink, Landmarks, NoteId, NoteQuotes,
    Observation, ParsedNote, Passage, Quote, QuoteOutcome, QuotePartKind, Seal, SourceWords, Surroundings,
    ValueSource,
};
use crate::read::names::{NameReading, NameText};
use crate::read::proper::Capitals;
use crate::read::quotes::QuoteReading;
use crate::text::Spanned;

/// How many observations' evidence is gathered for one figure.
const MOST_INPUTS: usize = 64;

/// Through how many words of captures the passages are looked for that are most like the quotes of one note that are
/// absent. Each of these costs a pass over its capture, of some fifty nanoseconds a word; the quotes that come after are
/// absent all the same, and nothing is shown beside them.
const MOST_NEAREST_WORDS: usize = 2_000_000;

/// What became of the quotes of all notes.
pub type QuoteTable = BTreeMap<NoteId, Arc<NoteQuotes>>;

/// The captures, seals and names of a dossier, ready to be asked for one note.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceBase<'d> {
    pub(super) notes: Reads<'d>,
    readings: &'d Readings,
    quotes: &'d QuoteTable,
}

impl<'d> EvidenceBase<'d> {
    /// What can be asked through `notes`. `quotes` may be empty while quotes alone are verified.
    #[must_use]
    pub const fn new(notes: Reads<'d>, readings: &'d Readings, quotes: &'d QuoteTable) -> Self {
        Self { notes, readings, quotes }
    }

    /// Every place where a text names a note, and every place where it names a source, in order.
    pub(super) fn names_in(&self, text: &str) -> (Vec<NameReading>, Vec<NameReading>) {
        self.notes.look_for_names_in(text);
        let text = NameText::of(text);
        (self.readings.names.read_in(&text), self.readings.source_names.read_in(&text))
    }

    /// The ids of the notes that a text names, sorted.
    pub(super) fn ids_named_in(&self, text: &str) -> Vec<NoteId> {
        self.notes.look_for_names_in(text);
        self.readings.names.ids(text)
    }

    /// Verifies the quotes of a note.
    #[must_use]
    pub fn verify_quotes(&self, note: &ParsedNote) -> NoteQuotes {
        let outcomes = LiteMap::with_capacity(note.citations().count());
        let mut quotes = NoteQuotes { outcomes, ..NoteQuotes::default() };
        let nearest = Cell::new(MOST_NEAREST_WORDS);
        let mut known: FxHashMap<_, QuoteOutcome> = FxHashMap::default();
        for citation in note.citations() {
            let (source, pattern) = (self.source_of(citation), QuotePattern::of(citation));
            let written =
                |text: &'_ Option<Box<Spanned<String>>>| text.as_ref().map(|text| text.value.clone());
            let quoted = citation.quote.text.value.as_str();
            let looked_for = (source.clone(), quoted, written(&citation.prefix), written(&citation.suffix));
            let look = || self.look_for(source.as_ref(), &pattern, &nearest);
            let outcome = known.entry(looked_for).or_insert_with(look).clone();
            if let (QuoteOutcome::Verified(_, passage), Some(source)) = (&outcome, &source) {
                quotes.passages.extend(passage.words.iter().map(|words| (source.clone(), words.clone())));
            }
            let needless = self.needless_brackets(citation, source.as_ref(), &pattern);
            if !needless.is_empty() {
                quotes.needless_brackets.insert(citation.place.clone(), needless);
            }
            let seal = source.as_ref().and_then(|source| self.notes.seal(source));
            quotes.keys.push(seal.map(|_| key_of(&pattern)));
            quotes.outcomes.insert(citation.place.clone(), outcome);
        }
        quotes
    }

    /// What became of the quotes of a note.
    pub(super) fn quotes_of(&self, note: &NoteId) -> Option<&'d Arc<NoteQuotes>> {
        self.notes.read(|| Key::Quotes(note.clone()));
        self.quotes.get(note)
    }

    /// What became of a quote of a note, where the quotes of all notes are verified.
    pub(super) fn outcome_of(&self, note: &NoteId, citation: &Citation) -> QuoteOutcome {
        let known = self.quotes_of(note).and_then(|quotes| quotes.outcomes.get(&citation.place));
        known.cloned().unwrap_or_else(|| self.quote(citation))
    }

    /// Verifies one quote.
    #[must_use]
    pub fn quote(&self, citation: &Citation) -> QuoteOutcome {
        let nearest = Cell::new(MOST_NEAREST_WORDS);
        self.look_for(self.source_of(citation).as_ref(), &QuotePattern::of(citation), &nearest)
    }

    /// Looks for a quote. The passage that is most like one that is absent is looked for while `nearest` lasts.
    fn look_for(
        &self,
        source: Option<&NoteId>,
        pattern: &QuotePattern,
        nearest: &Cell<usize>,
    ) -> QuoteOutcome {
        let Some(source) = source else { return QuoteOutcome::NoSource };
        match self.look_in(source, pattern) {
            Look::Nothing => QuoteOutcome::Uncheckable,
            Look::Unsealed => QuoteOutcome::Unsealed,
            Look::Found(Found::Once(kind, passage)) => QuoteOutcome::Verified(kind, passage),
            Look::Found(Found::Often(times)) => QuoteOutcome::Ambiguous(times),
            Look::Found(Found::Nowhere) => match self.elsewhere(source, pattern) {
                Some(other) => QuoteOutcome::Misattributed(other),
                None => {
                    let capture = self.capture(source).filter(|_| nearest.get() > 0);
                    let words = capture.map_or(0, |capture| capture.words.len());
                    nearest.set(nearest.get().saturating_sub(words));
                    QuoteOutcome::Absent { nearest: capture.and_then(|capture| capture.nearest(pattern)) }
                }
            },
        }
    }

    /// The brackets of a quote that hold words which stand there in its source, in bytes of the quote.
    fn needless_brackets(
        &self,
        citation: &Citation,
        source: Option<&NoteId>,
        pattern: &QuotePattern,
    ) -> Vec<Range<usize>> {
        let has_brackets = citation.quote.parts.iter().any(|part| part.kind == QuotePartKind::Editor);
        let Some(source) = source.filter(|_| has_brackets) else { return Vec::new() };
        match self.evidence(source) {
            Evidence::Capture => self.capture(source).map(|capture| capture.needless_brackets(pattern)),
            Evidence::Seal => self.notes.seal(source).map(|seal| needless_brackets_by_seal(seal, pattern)),
            Evidence::Broken { .. } | Evidence::None => None,
        }
        .unwrap_or_default()
    }

    /// What quotes of a source are verified against.
    #[must_use]
    pub fn evidence(&self, source: &NoteId) -> Evidence {
        match (self.notes.capture(source), self.notes.seal(source)) {
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
        let id = self.notes.find(&citation.source)?;
        self.notes.stub(&id).filter(|stub| stub.base == BaseKind::Source).map(|_| id)
    }

    /// The folded capture of a source, where it is here.
    pub(super) fn capture(&self, source: &NoteId) -> Option<&'d FoldedCapture> {
        let text = &self.notes.capture(source)?.text;
        Some(self.readings.captures.get(source)?.get_or_init(|| FoldedCapture::new(Arc::clone(text))))
    }

    /// What a capture has where.
    pub(super) fn surroundings(&self, source: &NoteId) -> Option<&'d Surroundings> {
        let fields = self.notes.note(source)?.source()?;
        let capitals =
            Capitals::in_language(fields.language.as_ref().map(|language| language.value.as_str()));
        self.readings.around.whole(source, self.capture(source)?, &self.readings.names, capitals)
    }

    /// What a verified quote is judged by beyond its own words: as its capture says, or else its seal.
    pub(super) fn landmarks(
        &self,
        citation: &Citation,
        source: &NoteId,
        passage: &[Range<usize>],
    ) -> Option<Arc<Landmarks>> {
        // What was read before rests on these as well.
        self.notes.read(|| Key::Archive(source.clone()));
        self.notes.read(|| Key::Front(source.clone()));
        self.notes.read(|| Key::Around(source.clone()));
        let read = || match (self.surroundings(source), self.notes.seal(source)) {
            (Some(whole), _) => Some(whole.around(passage)),
            (None, seal) => match self.find_by_seal(source, seal?, &QuotePattern::of(citation)) {
                FoundBySeal::Proved(quote, _) => Some(quote.around.clone()),
                FoundBySeal::Broken | FoundBySeal::Nowhere => None,
            },
        };
        let found = self.readings.around.near(source, passage, &self.readings.names, read)?;
        found.around.names.iter().for_each(|name| self.notes.look_for_names_in(&name.text));
        Some(found)
    }

    /// Whom a source is known to name: around anything that is quoted of it. `find` finds it without a log.
    pub(super) fn named_around(
        &self,
        source: &NoteId,
        find: impl FnOnce(&Self) -> NamedAround,
    ) -> Option<&'d NamedAround> {
        self.notes.read(|| Key::NamedAround(source.clone()));
        self.readings.around.named(source, || find(&Self { notes: self.notes.silent(), ..*self }))
    }

    /// Whether the seal of a source is of its capture, of which it has the SHA-256.
    ///
    /// A quote whose proof holds leads to the root, and that one is enough: to make the whole tree anew costs
    /// more than all else that is asked of a capture. Where none holds, only the tree can tell.
    pub(super) fn is_sealed_text(
        &self,
        source: &NoteId,
        seal: &Seal,
        capture: &Capture,
        quote: Option<&Citation>,
    ) -> bool {
        let Some(text) = self.capture(source) else { return true };
        let is_proved = || {
            let found = quote.map(|quote| self.find_by_seal(source, seal, &QuotePattern::of(quote)));
            matches!(found, Some(FoundBySeal::Proved(..)))
        };
        self.readings
            .around
            .is_sealed_text(source, || has_counts(seal, text) && (is_proved() || is_of(seal, capture, text)))
    }

    /// Looks for a quote in the seal of its source.
    pub(super) fn find_by_seal<'l>(
        &self,
        source: &NoteId,
        seal: &'l Seal,
        quote: &QuotePattern,
    ) -> FoundBySeal<'l> {
        self.readings.around.find(source, seal, quote)
    }

    /// The passages on which a note rests: the source of each verified quote, and its words there.
    pub(super) fn passages(&self, id: &NoteId) -> &'d [SourceWords] {
        self.quotes_of(id).map_or(&[], |quotes| quotes.passages.as_slice())
    }

    /// The citations that bear out a figure, each with the note that has it. A derived figure rests on those
    /// of the observations that it is derived from.
    pub(super) fn evidence_of_figure(&self, figure: &FigureLink) -> Vec<(NoteId, &'d Citation)> {
        let note = self.notes.find(&figure.statistic).and_then(|id| self.notes.note(&id));
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
        let find = |name: &str| self.notes.find(name).and_then(|id| self.notes.note(&id));
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
        let fields = source.and_then(|id| self.notes.note(id)?.source());
        let language = fields.and_then(|fields| fields.language.as_ref());
        language.is_none_or(|language| language.value.split('-').next() == Some("en"))
    }

    /// Whether a note is an actor's.
    pub(super) fn is_actor(&self, note: &NoteId) -> bool {
        self.notes.stub(note).is_some_and(|stub| stub.base == BaseKind::Actor)
    }

    /// Whether a note is, or may be, about a person: not where it says that it is about something else.
    pub(super) fn is_person(&self, note: &NoteId) -> bool {
        let stub = self.notes.stub(note);
        stub.is_some_and(|stub| stub.actor.is_none_or(|kind| kind == ActorType::Person))
    }

    /// The date of a source.
    pub(super) fn date_of(&self, source: &NoteId) -> Option<&'d Date> {
        self.notes.note(source)?.front.date.as_ref().map(|date| &date.value)
    }

    /// Reads a quote of a source. One that `is_shared` by many notes is kept, or taken as it was read before.
    pub(super) fn reading_of(
        &self,
        source: Option<&NoteId>,
        quote: &Quote,
        is_shared: bool,
    ) -> Arc<QuoteReading> {
        self.notes.look_for_names_in(&quote.text.value);
        let date = source.and_then(|id| self.date_of(id));
        let read = || Arc::new(QuoteReading::of(quote, &self.readings.names, date));
        if !is_shared {
            return read();
        }
        let key = (source.cloned(), quote.text.value.clone());
        if let Some(known) = self.readings.quotes.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let read = read();
        let mut known = self.readings.quotes.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_insert(read))
    }

    fn look_in(&self, source: &NoteId, pattern: &QuotePattern) -> Look {
        let by_capture = || self.capture(source).map(|capture| Look::Found(capture.find(pattern)));
        let by_seal = || Some(self.look_in_seal(source, self.notes.seal(source)?, pattern));
        let look = match self.evidence(source) {
            Evidence::Capture => by_capture(),
            Evidence::Seal => by_seal(),
            Evidence::Broken { .. } | Evidence::None => None,
        };
        look.unwrap_or(Look::Nothing)
    }

    fn look_in_seal(&self, source: &NoteId, seal: &Seal, pattern: &QuotePattern) -> Look {
        match self.find_by_seal(source, seal, pattern) {
            FoundBySeal::Proved(quote, kind) if quote.times == 1 => {
                Look::Found(Found::Once(kind, Passage { words: quote.words.clone() }))
            }
            FoundBySeal::Proved(quote, _) => Look::Found(Found::Often(quote.times)),
            FoundBySeal::Broken | FoundBySeal::Nowhere => Look::Unsealed,
        }
    }

    /// The first other source that has the quote.
    fn elsewhere(&self, source: &NoteId, pattern: &QuotePattern) -> Option<NoteId> {
        let has_it = |other: &NoteId| {
            let is_source = self.notes.note(other).is_some_and(|note| note.source().is_some());
            let look = || self.look_in(other, pattern);
            other != source && is_source && matches!(look(), Look::Found(Found::Once(..) | Found::Often(_)))
        };
        self.notes.archived().into_iter().find(has_it)
    }
}

/// What looking for a quote in one source came to.
enum Look {
    Found(Found),
    /// There is a seal to look in, and it says nothing of the quote.
    Unsealed,
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
