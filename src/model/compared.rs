//! A sentence beside the quotes that it rests on, with what a machine has compared in both.

use std::ops::Range;

use super::id::NoteId;

/// A sentence beside its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its number among its note's statements, from 0.
    pub statement: usize,
    /// As it is read.
    pub text: String,
    /// The places in the text that the quotes bear out, as far as a machine can tell: sorted, apart from each other.
    pub borne: Vec<(Range<usize>, Borne)>,
    /// Whether the quotes are cited where it stands; else they are all that its note has.
    pub is_cited: bool,
    /// The quotes.
    pub quotes: Vec<QuotedPassage>,
}

/// What of a sentence or a quote was compared and agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Borne {
    /// A number, a time of day, a run with digits.
    Number,
    /// A date.
    Date,
    /// A name.
    Name,
}

impl Borne {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
        }
    }
}

/// A quote in its passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedPassage {
    /// The source; as it is written where there is none.
    pub source: NoteId,
    /// What the dossier calls the source.
    pub title: String,
    /// Whether the quote was found in its source.
    pub is_found: bool,
    /// The quote and what stands around it, in order.
    pub parts: Vec<PassagePart>,
}

/// A part of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassagePart {
    /// As the source has it where that is at hand, else as it is quoted.
    pub text: String,
    /// Whether it is quoted; else it stands around the quote, or is an editor's.
    pub is_quoted: bool,
    /// The places in it that agree with the sentence.
    pub borne: Vec<(Range<usize>, Borne)>,
}
