//! Footnotes: marks, and what stands under them.

use std::sync::Arc;

use serde::Serialize;

use super::body::BodyView;
use super::mark::{MarkView, OutcomeView, QuotePart};
use super::voice::VoiceView;

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
    pub reference: Arc<[ReferencePart]>,
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
    /// Who says so.
    pub voice: VoiceView,
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
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
