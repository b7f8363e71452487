//! Footnotes: marks, and what stands under them.

use serde::Serialize;

use super::BodyView;

/// A footnote mark in a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarkView {
    /// What it says: `2`, or `1.2` for the second passage of the first source, or a letter for a remark.
    pub number: String,
    /// The footnote: `#f-1-2`.
    pub href: String,
    /// The mark's own anchor, to which the footnote links back.
    pub id: String,
    /// The outcome's class: see [`OutcomeView::class`]; `remark` for a remark.
    pub outcome: &'static str,
    /// For several passages of one source in one mark, `1.4–8`: the last one's number within the source.
    pub through: Option<usize>,
}

/// All footnotes of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NotesView {
    /// Evidence, by source, in the order of first use.
    pub sources: Vec<SourceNotes>,
    /// Remarks and computations, lettered in the order of first use.
    pub remarks: Vec<RemarkView>,
    /// Each way in which one of the passages was verified or failed to be, once.
    pub outcomes: Vec<OutcomeView>,
}

/// The passages of one source that a page rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceNotes {
    /// From 1.
    pub number: usize,
    /// What the dossier calls the source.
    pub title: String,
    /// The language of its words, BCP 47; empty where it is the page's or not known.
    pub language: String,
    /// Its page, where the source is known.
    pub href: Option<String>,
    /// Its formatted reference.
    pub reference: Vec<ReferencePart>,
    /// The passages in the order of first use.
    pub passages: Vec<PassageNote>,
}

/// A passage that a page rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PassageNote {
    /// Its number as in the marks.
    pub number: String,
    /// Its anchor.
    pub id: String,
    /// The quote.
    pub quote: Vec<QuotePart>,
    /// How it was verified.
    pub outcome: OutcomeView,
    /// The front matter fields that it is evidence for, in words.
    pub supports: Vec<String>,
    /// The editors' remarks on it.
    pub remarks: Vec<String>,
    /// The same passage on its source's page.
    pub href: Option<String>,
    /// The words in the original, where its address is known (`#:~:text=`).
    pub original: Option<String>,
    /// The marks that lead here.
    pub back: Vec<BackLink>,
}

/// A run of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotePart {
    /// Its text.
    pub text: String,
    /// `words` for the source's words, `gap` for words left out, `editor` for an editor's.
    pub kind: &'static str,
}

/// How a quote was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeView {
    /// `exact`, `folded`, `sealed`, `absent`, `misattributed`, `ambiguous` or `uncheckable`.
    pub class: &'static str,
    /// In a word or two.
    pub label: &'static str,
    /// In a sentence.
    pub meaning: &'static str,
}

/// A link from a footnote back to a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackLink {
    /// From 1.
    pub ordinal: usize,
    /// Where it leads.
    pub href: String,
}

/// A run of a formatted reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferencePart {
    /// Its text.
    pub text: String,
    /// Whether it is set in italics.
    pub italic: bool,
    /// Where it leads, if it is a link; only `http` and `https`.
    pub href: Option<String>,
}

/// A remark that is not evidence, or how a derived figure was computed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RemarkView {
    /// Its letter.
    pub number: String,
    /// Its anchor.
    pub id: String,
    /// What the remark says; templates see it rendered, as `remarks[number]`.
    #[serde(skip)]
    pub body: BodyView,
    /// For a computation: the formula with the figures put in; else nothing.
    pub formula: Option<String>,
    /// For a computation: the figures it was made from.
    pub inputs: Vec<InputView>,
    /// The marks that lead here.
    pub back: Vec<BackLink>,
}

/// A figure from which another was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputView {
    /// The statistic's title and the period.
    pub label: String,
    /// The figure.
    pub value: String,
    /// Its row on its statistic's page.
    pub href: String,
    /// Its evidence.
    pub marks: Vec<MarkView>,
}
