//! A source's page: what is known of it, what is quoted from it, and what rests on that.

use std::sync::Arc;

use serde::Serialize;

use super::footnotes::ReferencePart;
use super::mark::{OutcomeView, QuotePart};
use super::picture::StripView;
use super::shared::LinkView;
use super::voice::VoiceView;

/// What only sources have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceView {
    /// The formatted reference.
    pub reference: Arc<[ReferencePart]>,
    /// What is not known of it: "headline", "author" and so on.
    pub unknown: Vec<&'static str>,
    /// How many words its capture has; 0 where that is not known.
    pub words: usize,
    /// How many of them are quoted.
    pub quoted_words: usize,
    /// That share in percent, with one decimal.
    pub share: String,
    /// What quotes are verified against, in a sentence.
    pub evidence: &'static str,
    /// SHA-256 of the capture, where it is known.
    pub sha256: Option<String>,
    /// Which words of it are quoted.
    pub strip: Option<StripView>,
    /// Every passage that the dossier takes from it, in the order in which they stand in it, as far
    /// as they are listed on this page.
    pub passages: Vec<UsedPassage>,
    /// How many passages that is on all pages.
    pub passage_count: usize,
    /// How many of these were found in it.
    pub verified: usize,
    /// Who speaks in them, where that is declared: each with the passages in which they do. On the first page alone.
    pub voices: Vec<SourceVoiceView>,
    /// Each way in which one of them was verified or failed to be, once; not letter for letter, which is the rule.
    pub outcomes: Vec<OutcomeView>,
    /// Every sentence, observation and fact that rests on these, each once, by page; the first 300.
    pub uses: Vec<UseGroup>,
    /// How many sentences, observations and facts there are.
    pub use_count: usize,
    /// How many of them are not listed.
    pub uses_left_out: usize,
}

/// A passage of a source and what rests on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UsedPassage {
    /// Its anchor.
    pub id: String,
    /// Other addresses under which it is found.
    pub former: Vec<String>,
    /// From 1.
    pub number: usize,
    /// The quote.
    pub quote: Vec<QuotePart>,
    /// Who says so.
    pub voice: VoiceView,
    /// How it was verified.
    pub outcome: OutcomeView,
    /// Which of the source's words it is, from 1: `12–18`; may be empty.
    pub position: String,
    /// The words in the original, where its address is known (`#:~:text=`).
    pub original: Option<String>,
    /// What rests on it, as numbers of the list of all uses.
    pub uses: Vec<LinkView>,
}

/// What rests on a source on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UseGroup {
    /// The page's title.
    pub title: String,
    /// The page.
    pub href: String,
    /// What rests on it there.
    pub uses: Vec<UseView>,
}

/// One thing that rests on a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UseView {
    /// Its anchor.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// `sentence`, `observation` or `fact`.
    pub kind: &'static str,
    /// The sentence, the value, or the field.
    pub text: String,
    /// Where it stands.
    pub href: String,
    /// The passages that it rests on, by their numbers.
    pub passages: Vec<LinkView>,
}

/// Who speaks in some passages of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceVoiceView {
    /// Who speaks.
    pub voice: VoiceView,
    /// The words of the source that say so.
    pub quotes: Vec<Vec<QuotePart>>,
    /// In how many passages.
    pub count: usize,
    /// These passages by their numbers, those that follow each other as one link; the first 60 links.
    pub passages: Vec<LinkView>,
}
