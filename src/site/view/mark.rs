//! What stands at a sentence: the mark of a footnote, how its quote was verified, the words of the
//! quote.

use serde::Serialize;

/// A footnote mark in a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarkView {
    /// What it says: `2`, or `1.2` for the second passage of the first source, or a letter for a
    /// remark.
    pub number: String,
    /// The footnote: `#f-1-2`.
    pub href: String,
    /// The mark's own anchor, to which the footnote links back.
    pub id: String,
    /// The outcome's class: see [`OutcomeView::class`]; `remark` for a remark.
    pub outcome: &'static str,
    /// For several passages of one source in one mark, `1.4–8`: the last one's number within the
    /// source.
    pub through: Option<usize>,
    /// The passage that it leads to; none for a remark.
    #[serde(skip)]
    pub(in crate::site) place: Option<PassagePlace>,
}

impl MarkView {
    /// Whether it says so little that it is wider than its words, to be hit.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.number.len() < 3
    }
}

/// The place of a passage in a page's footnotes: that of its source among the sources, and its own
/// among the source's passages, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) struct PassagePlace {
    pub(in crate::site) source: usize,
    pub(in crate::site) passage: usize,
}

/// How a quote was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeView {
    /// `exact`, `folded`, `absent`, `misattributed`, `ambiguous`, `unsealed` or `uncheckable`.
    pub class: &'static str,
    /// In a word or two.
    pub label: &'static str,
    /// In a sentence.
    pub meaning: &'static str,
}

/// A run of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotePart {
    /// Its text.
    pub text: String,
    /// `words` for the source's words, `gap` for words left out, `editor` for an editor's.
    pub kind: &'static str,
}
