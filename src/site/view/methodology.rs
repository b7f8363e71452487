//! What the methodology page adds to its text: counts, shares, open questions, exceptions.

use serde::Serialize;

use super::picture::StripView;
use super::shared::{AllowView, SnippetView};

/// What the methodology page adds to its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MethodView {
    /// Counts with their denominators.
    pub tallies: Vec<Tally>,
    /// How many sentences are sourced, by kind.
    pub kinds: Vec<KindCoverage>,
    /// How many sources there are.
    pub source_count: usize,
    /// How much of each source is quoted; of many sources, those quoted most.
    pub shares: Vec<SourceShare>,
    /// The open questions by page, of the first pages that have some.
    pub open_questions: Vec<OpenQuestionView>,
    /// How many open questions there are.
    pub open_count: usize,
    /// On how many pages.
    pub open_pages: usize,
    /// The exceptions from rules, the first hundred.
    pub allows: Vec<AllowView>,
    /// How many more there are.
    pub allows_left_out: usize,
    /// The facts about sources that were found out, by page, the first hundred.
    pub identified: Vec<AllowView>,
    /// The facts that are inferred, by page, the first hundred.
    pub inferred: Vec<AllowView>,
    /// How many more there are.
    pub inferred_left_out: usize,
}

/// How many sentences of the notes of a kind are sourced.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KindCoverage {
    /// The kind: "Summits".
    pub label: String,
    /// The list of its notes.
    pub href: String,
    /// How many notes it has.
    pub pages: usize,
    /// Closed by evidence.
    pub sourced: usize,
    /// Marked as open questions.
    pub open: usize,
    /// Neither.
    pub bare: usize,
    /// All counted sentences.
    pub total: usize,
    /// The share of the sourced ones in percent, with one decimal.
    pub share: String,
    /// The same as a strip.
    pub strip: StripView,
}

/// A count of a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: usize,
    /// Of how many.
    pub total: usize,
    /// The share in percent, with one decimal; empty where the whole is nothing.
    pub share: String,
    /// What the count is made up of, of the same whole.
    pub parts: Vec<Tally>,
}

/// How much of a source is quoted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceShare {
    /// The source.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The quoted words.
    pub quoted: usize,
    /// All its words.
    pub words: usize,
    /// The share in percent, with one decimal.
    pub share: String,
    /// Which words are quoted.
    pub strip: Option<StripView>,
}

/// The open questions of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenQuestionView {
    /// The page's title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The sentences.
    pub sentences: Vec<SnippetView>,
}
