//! A note with all its quotes read and ready, so that its statements can be held against them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::subjects::subjects;
use crate::model::{
    Citation, CitationKey, CitationPlace, Landmarks, NoteId, ParsedNote, QuoteOutcome, Statement,
};
use crate::read::quotes::QuoteReading;
use crate::read::reading::Reading;
use crate::verify::evidence::EvidenceBase;

/// A quote with what was read in it.
#[derive(Debug)]
pub(super) struct CitedQuote {
    pub(super) key: CitationKey,
    /// What was read in it.
    read: Arc<QuoteReading>,
    pub(super) source: Option<NoteId>,
    /// What it is judged by beyond its own words, where it was found.
    pub(super) landmarks: Option<Arc<Landmarks>>,
    /// Where it stands in its source, in words; empty where that is not known.
    pub(super) passage: Vec<Range<usize>>,
    /// The notes that it names.
    pub(super) named: BTreeSet<NoteId>,
}

impl Deref for CitedQuote {
    type Target = QuoteReading;
    fn deref(&self) -> &QuoteReading {
        &self.read
    }
}

/// The note and its quotes.
pub(super) struct NoteEvidence<'b, 'd> {
    pub(super) base: &'b EvidenceBase<'d>,
    pub(super) note: &'b ParsedNote,
    pub(super) quotes: Vec<CitedQuote>,
    /// How many of them are the note's own; the others bear out figures that it prints.
    pub(super) own: usize,
    /// What the page is about: itself, and the notes that its fields name.
    pub(super) subjects: BTreeSet<NoteId>,
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

impl<'b, 'd> NoteEvidence<'b, 'd> {
    /// Reads the quotes of a note, whose outcomes are known, and those of the figures that it prints.
    pub(super) fn of(
        base: &'b EvidenceBase<'d>,
        note: &'b ParsedNote,
        outcomes: &BTreeMap<CitationPlace, QuoteOutcome>,
    ) -> Self {
        let mut evidence = Self {
            base,
            note,
            quotes: Vec::new(),
            own: 0,
            subjects: subjects(base, note),
            by_key: BTreeMap::new(),
            budget: Cell::new(BUDGET),
        };
        for citation in note.citations() {
            let key = CitationKey { note: note.id.clone(), place: citation.place.clone() };
            evidence.add(key, citation, outcomes.get(&citation.place));
        }
        evidence.own = evidence.quotes.len();
        for figure in note.statements.iter().flat_map(Statement::figures) {
            for (owner, citation) in base.evidence_of_figure(figure) {
                let key = CitationKey { note: owner, place: citation.place.clone() };
                if !evidence.by_key.contains_key(&key) {
                    let outcome = base.outcome_of(&key.note, citation);
                    evidence.add(key, citation, Some(&outcome));
                }
            }
        }
        evidence
    }

    fn add(&mut self, key: CitationKey, citation: &Citation, outcome: Option<&QuoteOutcome>) {
        let source = self.base.source_of(citation);
        let read = self.base.reading_of(source.as_ref(), &citation.quote);
        let passage = match outcome {
            Some(QuoteOutcome::Verified(_, passage)) => passage.words.clone(),
            _ => Vec::new(),
        };
        let found = source.as_ref().filter(|_| !passage.is_empty());
        let landmarks = found.and_then(|id| self.base.landmarks(citation, id, &passage));
        let named = match &landmarks {
            Some(landmarks) => passage.iter().flat_map(|words| landmarks.named_within(words)).collect(),
            None => read.names.iter().map(|name| name.note.clone()).collect(),
        };
        self.by_key.insert(key.clone(), self.quotes.len());
        self.quotes.push(CitedQuote { key, read, source, landmarks, passage, named });
    }

    /// What a statement rests on: its marks, its citations in place, and the evidence of its figures.
    pub(super) fn scope(&self, number: usize, statement: &Statement) -> Scope {
        let figures = statement.figures().flat_map(|figure| self.base.evidence_of_figure(figure));
        let figures = figures.map(|(note, citation)| CitationKey { note, place: citation.place.clone() });
        let keys = self.cited_keys(number, statement).chain(figures);
        let mut quotes: Vec<usize> = keys.filter_map(|key| self.by_key.get(&key).copied()).collect();
        quotes.sort_by(|one, other| self.quotes[*one].key.cmp(&self.quotes[*other].key));
        quotes.dedup();
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
    pub(super) fn cited(&self, number: usize, statement: &Statement) -> Vec<&CitedQuote> {
        let keys = self.cited_keys(number, statement);
        keys.filter_map(|key| self.quotes.get(*self.by_key.get(&key)?)).collect()
    }

    /// Whether a text can still be held against a scope; what that costs is taken from what may be compared.
    pub(super) fn affords(&self, scope: &Scope, reading: &Reading, length: usize) -> bool {
        let size =
            |reading: &Reading| 1 + reading.numbers.len() + reading.dates.len() + reading.identifiers.len();
        let claims = size(reading);
        // Wording is compared only with what is cited.
        let wording = |quote: &CitedQuote| if scope.is_cited { quote.text.len() + length } else { 0 };
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
    pub(super) fn quotes<'s>(&'s self, scope: &'s Scope) -> impl Iterator<Item = &'s CitedQuote> {
        scope.quotes.iter().filter_map(|number| self.quotes.get(*number))
    }
}
