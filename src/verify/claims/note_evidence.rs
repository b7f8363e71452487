//! A note with all its quotes read and ready, so that its statements can be held against them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};
use std::rc::Rc;
use std::sync::Arc;

use litemap::LiteMap;
use rustc_hash::FxHashMap;

use super::subjects::subjects;
use crate::model::{
    Citation, CitationKey, CitationPlace, Date, Landmarks, NoteId, ParsedNote, QuoteOutcome, QuotedWords,
    Statement,
};
use crate::read::quotes::QuoteReading;
use crate::read::reading::Reading;
use crate::text::Spanned;
use crate::verify::evidence::EvidenceBase;

/// A quote with what was read in it.
#[derive(Debug)]
pub(in crate::verify) struct CitedQuote {
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

impl CitedQuote {
    /// Some of its words, as a finding shows them.
    pub(super) fn quoted(&self, span: Range<usize>) -> QuotedWords {
        let written = self.text.get(span).unwrap_or("").to_owned();
        QuotedWords { citation: self.key.clone(), written, meaning: None }
    }
}

/// The note and its quotes.
pub(in crate::verify) struct NoteEvidence<'b, 'd> {
    pub(super) base: &'b EvidenceBase<'d>,
    pub(super) note: &'b ParsedNote,
    pub(super) quotes: Vec<CitedQuote>,
    /// How many of them are the note's own; the others bear out figures that it prints.
    pub(super) own: usize,
    /// What the page is about: itself, and the notes that its fields name.
    pub(super) subjects: BTreeSet<NoteId>,
    /// The numbers of its own quotes, by label and by statement.
    labelled: FxHashMap<&'b str, usize>,
    in_place: FxHashMap<(usize, usize), usize>,
    /// The numbers of those that are not its own.
    of_figures: BTreeMap<CitationKey, usize>,
    /// The dates that statements tell in full, by their numbers: those behind them ask for these.
    dates_told: RefCell<FxHashMap<usize, Rc<[Date]>>>,
    /// How much may still be compared.
    budget: Cell<usize>,
    /// How many steps may still be taken for what is not simply in the quotes; none where they have run out.
    steps: Cell<Option<usize>>,
}

/// How much is compared for one note, in pairs of what is claimed and what may bear it out, and of words of a sentence
/// and its quotes: so many for any note, and for each of its bytes. A hostile file could else keep the compiler busy for
/// hours; ordinary notes need one or two for each byte.
const BUDGET: usize = 200_000;
const BUDGET_A_BYTE: usize = 16;

/// How many bytes of a sentence times bytes of a quote make a pair of words.
const BYTES_A_PAIR: usize = 64;

/// How many steps are taken for one note to find from what a number follows that no quote gives, and which numbers have
/// changed places: all that may grow faster than the note. A step takes some ten nanoseconds. Ordinary notes need fewer
/// than ten for each of their bytes.
const STEPS: usize = 200_000;
const STEPS_A_BYTE: usize = 10;

/// What a statement may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// The numbers of its quotes.
    pub(super) quotes: Vec<usize>,
    /// Whether they are cited where the statement stands; else they are all that the note has.
    pub(super) is_cited: bool,
    /// The number of the statement that cites them.
    pub(super) statement: Option<usize>,
}

impl<'b, 'd> NoteEvidence<'b, 'd> {
    /// Reads the quotes of a note, whose outcomes are known, and those of the figures that it prints.
    pub(in crate::verify) fn of(
        base: &'b EvidenceBase<'d>,
        note: &'b ParsedNote,
        outcomes: &LiteMap<CitationPlace, QuoteOutcome>,
    ) -> Self {
        let quoted = note.citations().map(|citation| citation.quote.text.len());
        let said = note.statements.iter().map(|statement| statement.span.range().len());
        let length: usize = quoted.chain(said).sum();
        let mut evidence = Self {
            base,
            note,
            quotes: Vec::new(),
            own: 0,
            subjects: subjects(base, note),
            labelled: FxHashMap::default(),
            in_place: FxHashMap::default(),
            of_figures: BTreeMap::new(),
            dates_told: RefCell::default(),
            budget: Cell::new(BUDGET + BUDGET_A_BYTE * length),
            steps: Cell::new(Some(STEPS + STEPS_A_BYTE * length)),
        };
        for citation in note.citations() {
            let (place, number) = (&citation.place, evidence.quotes.len());
            match place {
                CitationPlace::Label(label) => drop(evidence.labelled.insert(label, number)),
                CitationPlace::Statement(statement, nth) => {
                    evidence.in_place.insert((*statement, *nth), number);
                }
                CitationPlace::Observation(_) | CitationPlace::Voice(_) => {}
            }
            let key = CitationKey { note: note.id.clone(), place: place.clone() };
            evidence.add(key, citation, outcomes.get(place));
        }
        evidence.own = evidence.quotes.len();
        for figure in note.statements.iter().flat_map(Statement::figures) {
            for (owner, citation) in base.evidence_of_figure(figure) {
                let key = CitationKey { note: owner, place: citation.place.clone() };
                if evidence.number_of(&key).is_none() {
                    let outcome = base.outcome_of(&key.note, citation);
                    evidence.of_figures.insert(key.clone(), evidence.quotes.len());
                    evidence.add(key, citation, Some(&outcome));
                }
            }
        }
        evidence
    }

    fn add(&mut self, key: CitationKey, citation: &Citation, outcome: Option<&QuoteOutcome>) {
        let source = self.base.source_of(citation);
        // What a statistic quotes is evidence for the figures of others too.
        let is_shared = key.note != self.note.id || !self.note.observations().is_empty();
        let read = self.base.reading_of(source.as_ref(), &citation.quote, is_shared);
        let passage = match outcome {
            Some(QuoteOutcome::Verified(_, passage)) => passage.words.clone(),
            _ => Vec::new(),
        };
        let found = source.as_ref().filter(|_| !passage.is_empty());
        let landmarks = found.and_then(|id| self.base.landmarks(citation, id, &passage));
        let named = match &landmarks {
            Some(landmarks) => passage.iter().flat_map(|words| landmarks.named_within(words)).collect(),
            None => self.base.ids_named_in(&read.text).into_iter().collect(),
        };
        self.quotes.push(CitedQuote { key, read, source, landmarks, passage, named });
    }

    /// What a statement rests on: its marks, its citations in place, and the evidence of its figures.
    pub(super) fn scope(&self, number: usize, statement: &Statement) -> Scope {
        let figures = statement.figures().flat_map(|figure| self.base.evidence_of_figure(figure));
        let figures = figures.map(|(note, citation)| CitationKey { note, place: citation.place.clone() });
        let figures = figures.filter_map(|key| self.number_of(&key));
        let mut quotes: Vec<usize> = self.cited_numbers(number, statement).chain(figures).collect();
        quotes.sort_by(|one, other| self.quotes[*one].key.cmp(&self.quotes[*other].key));
        quotes.dedup();
        if quotes.is_empty() {
            return self.whole_note();
        }
        Scope { quotes, is_cited: true, statement: Some(number) }
    }

    /// The number of a quote.
    fn number_of(&self, key: &CitationKey) -> Option<usize> {
        if key.note != self.note.id {
            return self.of_figures.get(key).copied();
        }
        match &key.place {
            CitationPlace::Label(label) => self.labelled.get(label.as_str()).copied(),
            CitationPlace::Statement(statement, nth) => self.in_place.get(&(*statement, *nth)).copied(),
            CitationPlace::Observation(_) | CitationPlace::Voice(_) => {
                self.quotes.iter().take(self.own).position(|quote| quote.key == *key)
            }
        }
    }

    /// The numbers of the marks and the citations in place of a statement.
    fn cited_numbers(&self, number: usize, statement: &Statement) -> impl Iterator<Item = usize> {
        let label = |mark: &Spanned<String>| self.labelled.get(mark.value.as_str()).copied();
        let marks = statement.marks.iter().filter_map(label);
        let in_place = (0..statement.citations.len()).filter_map(move |n| self.in_place.get(&(number, n)));
        marks.chain(in_place.copied())
    }

    /// The quotes that a statement itself cites, without those of its figures.
    pub(super) fn cited(&self, number: usize, statement: &Statement) -> Vec<&CitedQuote> {
        self.cited_numbers(number, statement).filter_map(|number| self.quotes.get(number)).collect()
    }

    /// Whether a text can still be held against a scope; what that costs is taken from what may be compared.
    pub(super) fn affords(&self, scope: &Scope, reading: &Reading, length: usize) -> bool {
        let size =
            |reading: &Reading| 1 + reading.numbers.len() + reading.dates.len() + reading.identifiers.len();
        let claims = size(reading);
        // Wording is compared only with what is cited.
        let wording = |quote: &CitedQuote| {
            if scope.is_cited { quote.text.len() * length / BYTES_A_PAIR } else { 0 }
        };
        let cost: usize =
            self.quotes(scope).map(|quote| claims * size(&quote.reading) + wording(quote)).sum();
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The dates that a statement tells in full, read when they are first asked for.
    pub(super) fn dates_told(&self, statement: usize, read: impl FnOnce() -> Vec<Date>) -> Rc<[Date]> {
        self.dates_told.borrow_mut().entry(statement).or_insert_with(|| read().into()).clone()
    }

    /// Takes some steps; none where they are not left. Then the text at hand is not judged.
    pub(super) fn spend(&self, steps: usize) -> Option<()> {
        let left = self.steps.get().and_then(|left| left.checked_sub(steps));
        self.steps.set(left);
        left.map(drop)
    }

    /// Whether more was to be looked for than a note may cost.
    pub(super) const fn is_spent(&self) -> bool {
        self.steps.get().is_none()
    }

    /// All that the note has.
    pub(super) fn whole_note(&self) -> Scope {
        Scope { quotes: (0..self.quotes.len()).collect(), is_cited: false, statement: None }
    }

    /// The quotes of a scope.
    pub(super) fn quotes<'s>(&'s self, scope: &'s Scope) -> impl Iterator<Item = &'s CitedQuote> {
        scope.quotes.iter().filter_map(|number| self.quotes.get(*number))
    }
}
