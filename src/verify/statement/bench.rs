//! A note with all its quotes read and ready, so that its statements can be held against them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::super::Verifier;
use super::known::QuoteReading;
use super::reading::Reading;
use crate::model::{
    ActorType, BaseKind, Citation, CitationKey, CitationPlace, Date, Landmarks, NoteId, ParsedNote,
    QuoteOutcome, Statement,
};

/// A quote with what was read in it.
#[derive(Debug)]
pub(super) struct Quote<'b> {
    pub(super) key: CitationKey,
    /// What was read in it.
    read: Arc<QuoteReading>,
    pub(super) source: Option<NoteId>,
    /// The marks of its source, where a capture or a seal of it is here.
    pub(super) landmarks: Option<&'b Landmarks>,
    /// Where it stands in its source, in words; empty where that is not known.
    pub(super) passage: Vec<Range<usize>>,
    /// The notes that it names.
    pub(super) named: BTreeSet<NoteId>,
}

impl Deref for Quote<'_> {
    type Target = QuoteReading;
    fn deref(&self) -> &QuoteReading {
        &self.read
    }
}

/// The note and its quotes.
pub(super) struct Bench<'b, 'd> {
    pub(super) verifier: &'b Verifier<'d>,
    pub(super) note: &'b ParsedNote,
    pub(super) quotes: Vec<Quote<'b>>,
    /// How many of them are the note's own; the others bear out figures that it prints.
    pub(super) own: usize,
    by_key: BTreeMap<CitationKey, usize>,
    /// How much may still be compared.
    budget: Cell<usize>,
}

/// How much is compared for one note, in pairs of what is claimed and what may bear it out. A hostile file could
/// else keep the compiler busy for hours.
const BUDGET: usize = 30_000_000;

/// What a statement may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// The numbers of its quotes.
    pub(super) quotes: Vec<usize>,
    /// Whether they are cited where the statement stands; else they are all that the note has.
    pub(super) is_cited: bool,
}

impl<'b, 'd> Bench<'b, 'd> {
    /// Reads the quotes of a note, whose outcomes are known, and those of the figures that it prints.
    pub(super) fn of(
        verifier: &'b Verifier<'d>,
        note: &'b ParsedNote,
        outcomes: &BTreeMap<CitationPlace, QuoteOutcome>,
    ) -> Self {
        let mut bench = Self {
            verifier,
            note,
            quotes: Vec::new(),
            own: 0,
            by_key: BTreeMap::new(),
            budget: Cell::new(BUDGET),
        };
        for citation in note.citations() {
            let key = CitationKey { note: note.id.clone(), place: citation.place.clone() };
            bench.add(key, citation, outcomes.get(&citation.place));
        }
        bench.own = bench.quotes.len();
        for figure in note.statements.iter().flat_map(Statement::figures) {
            for (owner, citation) in verifier.evidence_of_figure(figure) {
                let key = CitationKey { note: owner, place: citation.place.clone() };
                if !bench.by_key.contains_key(&key) {
                    bench.add(key, citation, Some(&verifier.quote(citation)));
                }
            }
        }
        bench
    }

    fn add(&mut self, key: CitationKey, citation: &Citation, outcome: Option<&QuoteOutcome>) {
        let source = self.verifier.source_of(citation);
        let read = self.verifier.reading_of(source.as_ref(), &citation.quote);
        let landmarks = source.as_ref().and_then(|id| self.verifier.landmarks(id));
        let passage = match outcome {
            Some(QuoteOutcome::Verified(_, passage)) => passage.words.clone(),
            _ => Vec::new(),
        };
        let named = match landmarks.filter(|_| !passage.is_empty()) {
            Some(landmarks) => passage.iter().flat_map(|words| landmarks.named_within(words)).collect(),
            None => read.names.iter().map(|name| name.note.clone()).collect(),
        };
        self.by_key.insert(key.clone(), self.quotes.len());
        self.quotes.push(Quote { key, read, source, landmarks, passage, named });
    }

    /// What a statement rests on: its marks, its citations in place, and the evidence of its figures.
    pub(super) fn scope(&self, number: usize, statement: &Statement) -> Scope {
        let figures = statement.figures().flat_map(|figure| self.verifier.evidence_of_figure(figure));
        let figures = figures.map(|(note, citation)| CitationKey { note, place: citation.place.clone() });
        let keys: BTreeSet<CitationKey> = self.cited_keys(number, statement).chain(figures).collect();
        let quotes: Vec<usize> = keys.iter().filter_map(|key| self.by_key.get(key).copied()).collect();
        if quotes.is_empty() { self.whole_note() } else { Scope { quotes, is_cited: true } }
    }

    /// The marks and the citations in place of a statement.
    fn cited_keys(&self, number: usize, statement: &Statement) -> impl Iterator<Item = CitationKey> {
        let own = |place| CitationKey { note: self.note.id.clone(), place };
        let marks = statement.marks.iter().map(move |mark| own(CitationPlace::Label(mark.value.clone())));
        let in_place = (0..statement.citations.len()).map(move |n| own(CitationPlace::Statement(number, n)));
        marks.chain(in_place)
    }

    /// The quotes that a statement itself cites, without those of its figures.
    pub(super) fn cited(&self, number: usize, statement: &Statement) -> Vec<&Quote<'b>> {
        let keys = self.cited_keys(number, statement);
        keys.filter_map(|key| self.quotes.get(*self.by_key.get(&key)?)).collect()
    }

    /// Whether a text can still be held against a scope; what that costs is taken from what may be compared.
    pub(super) fn affords(&self, scope: &Scope, reading: &Reading, length: usize) -> bool {
        let size =
            |reading: &Reading| 1 + reading.numbers.len() + reading.dates.len() + reading.identifiers.len();
        let claims = size(reading);
        // Wording is compared only with what is cited.
        let wording = |quote: &Quote<'_>| if scope.is_cited { quote.text.len() + length } else { 0 };
        let cost: usize =
            self.quotes(scope).map(|quote| claims * size(&quote.reading) + wording(quote)).sum();
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// All that the note has.
    pub(super) fn whole_note(&self) -> Scope {
        Scope { quotes: (0..self.quotes.len()).collect(), is_cited: false }
    }

    /// The quotes of a scope.
    pub(super) fn quotes<'s>(&'s self, scope: &'s Scope) -> impl Iterator<Item = &'s Quote<'b>> {
        scope.quotes.iter().filter_map(|number| self.quotes.get(*number))
    }
}

impl<'d> Verifier<'d> {
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
}
