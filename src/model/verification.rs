//! Everything that `verify` found out about a dossier, note by note.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use litemap::LiteMap;

use super::citation::{CitationKey, CitationPlace};
use super::claim::{ClaimFault, ContextFault, UnlinkedName};
use super::evidence::{ObservationOutcome, QuoteOutcome, SourceEvidence, Tally};
use super::id::NoteId;
use super::review::ReviewKey;
use super::seal::QuoteKey;

/// What became of the quotes of one note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteQuotes {
    /// Its citations by their place: few, so that a tree would mostly be room for more.
    pub outcomes: LiteMap<CitationPlace, QuoteOutcome>,
    /// The brackets of its quotes that hold words of their source, in bytes of the quote.
    pub needless_brackets: BTreeMap<CitationPlace, Vec<Range<usize>>>,
    /// The passages that it rests on: the source of each verified quote, and its words there.
    pub passages: Vec<SourceWords>,
    /// The digest of each quote in the order of its citations, by which the seal of its source has it; none where
    /// there is no seal.
    pub keys: Vec<Option<QuoteKey>>,
}

/// Words of a source, counted from 0.
pub type SourceWords = (NoteId, Range<usize>);

/// What was found out about one note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteVerification {
    /// Its quotes.
    pub quotes: Arc<NoteQuotes>,
    /// Its observations in order.
    pub observations: Vec<ObservationOutcome>,
    /// Its claims that its evidence does not bear out, in the order of the text.
    pub claims: Vec<ClaimFault>,
    /// Its verified quotes that are cut off from words that change their sense.
    pub contexts: BTreeMap<CitationPlace, ContextFault>,
    /// The actors whom it names without linking to them.
    pub unlinked: Vec<UnlinkedName>,
    /// Its statements that a person can read beside quotes, by number: a digest of each with what it rests on.
    pub reviewable: LiteMap<usize, ReviewKey>,
}

/// Everything that `verify` found out about a dossier.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// By note.
    pub notes: BTreeMap<NoteId, Arc<NoteVerification>>,
    /// By source.
    pub sources: BTreeMap<NoteId, SourceEvidence>,
    /// Pairs of sources of which one is not independent of the other, the lesser id first.
    pub dependent: BTreeMap<(NoteId, NoteId), Dependence>,
}

/// Why two sources do not count as two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependence {
    /// One says that it was taken over from the other.
    Syndicated,
    /// Their texts overlap; by so many percent of the shorter one.
    Overlap(u8),
}

impl Verification {
    /// What was found out about a note.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<&NoteVerification> {
        self.notes.get(id).map(AsRef::as_ref)
    }

    /// What became of a citation's quote.
    #[must_use]
    pub fn quote(&self, key: &CitationKey) -> Option<&QuoteOutcome> {
        self.note(&key.note)?.quotes.outcomes.get(&key.place)
    }

    /// What became of a statistic's observation, by its number from 0.
    #[must_use]
    pub fn observation(&self, statistic: &NoteId, number: usize) -> Option<&ObservationOutcome> {
        self.note(statistic)?.observations.get(number)
    }

    /// The outcomes of all quotes, note by note.
    pub fn quotes(&self) -> impl Iterator<Item = &QuoteOutcome> {
        self.notes.values().flat_map(|note| note.quotes.outcomes.values())
    }

    /// The outcomes of all observations, note by note.
    pub fn observations(&self) -> impl Iterator<Item = &ObservationOutcome> {
        self.notes.values().flat_map(|note| &note.observations)
    }

    /// The quotes counted by their outcome.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        self.quotes().for_each(|outcome| tally.add(outcome));
        tally
    }

    /// Whether two sources bear something out independently of each other.
    #[must_use]
    pub fn are_independent(&self, one: &NoteId, other: &NoteId) -> bool {
        let (lesser, greater) = if one < other { (one, other) } else { (other, one) };
        one != other && !self.dependent.contains_key(&(lesser.clone(), greater.clone()))
    }
}
