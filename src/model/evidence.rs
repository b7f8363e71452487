//! The outcomes of verifying quotes and values. Facts only: rules say whether they are errors.

use std::ops::Range;

use super::id::NoteId;
use super::quantity::Quantity;

/// How many quotes came to which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found byte for byte.
    pub exact: usize,
    /// Found after folding.
    pub folded: usize,
    /// Not in the source.
    pub absent: usize,
    /// In another source.
    pub misattributed: usize,
    /// In the source more than once.
    pub ambiguous: usize,
    /// Not in the seal of its source, whose capture is not here.
    pub unsealed: usize,
    /// Not to be checked: no capture and no seal, or no such source.
    pub uncheckable: usize,
}

impl Tally {
    /// Counts one more outcome.
    pub const fn add(&mut self, outcome: &QuoteOutcome) {
        let count = match outcome {
            QuoteOutcome::Verified(MatchKind::Exact, _) => &mut self.exact,
            QuoteOutcome::Verified(MatchKind::Folded, _) => &mut self.folded,
            QuoteOutcome::Absent { .. } => &mut self.absent,
            QuoteOutcome::Misattributed(_) => &mut self.misattributed,
            QuoteOutcome::Ambiguous(_) => &mut self.ambiguous,
            QuoteOutcome::Unsealed => &mut self.unsealed,
            QuoteOutcome::Uncheckable | QuoteOutcome::NoSource => &mut self.uncheckable,
        };
        *count += 1;
    }

    /// How many are borne out.
    #[must_use]
    pub const fn verified(&self) -> usize {
        self.exact + self.folded
    }

    /// How many there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        let unverified = self.absent + self.misattributed + self.ambiguous;
        self.verified() + unverified + self.unsealed + self.uncheckable
    }
}

/// The facts that are known of a source's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceEvidence {
    /// The text or seal that quotes of it are verified against.
    pub evidence: Evidence,
    /// How many words it has; 0 where neither capture nor seal is there.
    pub words: usize,
    /// How its seal stands to its capture, or to itself.
    pub seal: SealState,
    /// The passages that verified quotes take, in words, sorted, overlapping ones joined.
    pub quoted: Vec<Range<usize>>,
}

impl SourceEvidence {
    /// How many different words of it are quoted.
    #[must_use]
    pub fn quoted_words(&self) -> usize {
        self.quoted.iter().map(|r| r.len()).sum()
    }
}

/// How the seal of a source stands to its capture, where that is here; else to itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealState {
    /// Whether it has another root, or another count, than its capture gives.
    pub is_of_another_text: bool,
    /// The quotes that it holds with a proof that fails, or with another place than the capture gives.
    pub broken: usize,
    /// The quotes that it does not hold and that stand in the capture.
    pub missing: usize,
    /// The quotes around which it has something else than is read from the capture today.
    pub stale: usize,
}

/// The text or seal that quotes of a source are verified against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Evidence {
    /// Its capture, whose digest is the sealed one where there is a seal.
    Capture,
    /// Its seal; the capture is not here.
    Seal,
    /// A capture whose SHA-256 differs from the sealed one. Quotes are verified against neither.
    Broken {
        /// In the lock.
        sealed: String,
        /// Of the capture.
        found: String,
    },
    /// Neither capture nor seal.
    #[default]
    None,
}

/// How a verified quote agrees with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// Byte for byte.
    Exact,
    /// After folding quotation marks, dashes, Unicode forms and white space.
    Folded,
}

/// A passage of a source, in words from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// A range for each part of the quote: more than one where `...` leaves words out.
    pub words: Vec<Range<usize>>,
}

/// The outcome of looking for a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteOutcome {
    /// It is in its source, once.
    Verified(MatchKind, Passage),
    /// It is not in its source.
    Absent {
        /// The most similar passage, where the capture is here.
        nearest: Option<NearestPassage>,
    },
    /// It is not in its source but in this one.
    Misattributed(NoteId),
    /// It is in its source this many times.
    Ambiguous(usize),
    /// Neither capture nor seal is there, or the capture is not the sealed one.
    Uncheckable,
    /// The seal of its source has no proof of it that holds, and the capture is not here.
    Unsealed,
    /// The citation names no known source.
    NoSource,
}

impl QuoteOutcome {
    /// Whether the quote is borne out.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        matches!(self, Self::Verified(..))
    }
}

/// The passage of a capture that is most like a quote that is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestPassage {
    /// The capture's words there, as they stand.
    pub text: String,
    /// The places in [`Self::text`] that differ, as byte ranges.
    pub differences: Vec<Range<usize>>,
    /// The places in the quote that differ, as byte ranges.
    pub quote_differences: Vec<Range<usize>>,
    /// The line of the capture where it starts, from 1.
    pub line: u32,
}

/// The outcome of holding an observation against its quote.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationOutcome {
    /// Its value, where it could be read or computed.
    pub quantity: Option<Quantity>,
    /// The points in which it does not agree.
    pub faults: Vec<ValueFault>,
}

/// How an observation fails its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// The value is not a number that Factum reads.
    Unreadable(String),
    /// The value is not in the quote; the numbers that are, as written.
    ValueNotInQuote(Vec<String>),
    /// The unit is not in the quote.
    UnitNotInQuote,
    /// The period is not in the quote, and the quote's or source's date does not give it.
    PeriodNotInQuote(Vec<String>),
    /// The quote hedges and the observation does not, or the other way round; the hedge.
    BoundDiffers(String),
    /// A counted note that the quote does not name.
    NotNamed(String),
    /// The derivation cannot be computed; why.
    Derivation(String),
    /// It has no evidence.
    NoEvidence,
}
