//! A citation: words of a source that bear something out.

use super::id::NoteId;
use super::quote::Quote;
use super::voice::Voice;
use crate::text::{Span, Spanned, short_digest};

/// A quote from a source, as a note cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its place in the note.
    pub place: CitationPlace,
    /// The cited source as written: an id, title or alias.
    pub source: Spanned<String>,
    /// The quoted words; `...` leaves words out, `[brackets]` hold an editor's words.
    pub quote: Quote,
    /// Words that stand right before the quote, where the quote alone occurs twice.
    pub prefix: Option<Box<Spanned<String>>>,
    /// Words that stand right after it.
    pub suffix: Option<Box<Spanned<String>>>,
    /// The front matter fields that this quote is evidence for.
    pub supports: Vec<Spanned<String>>,
    /// An editor's remark, shown with the footnote.
    pub note: Option<Box<Spanned<String>>>,
    /// The name under which the passage is found on its source's page.
    pub id: Option<Box<Spanned<String>>>,
    /// Who says these words, where that is declared here and not at the source.
    pub voice: Voice,
    /// The whole citation.
    pub span: Span,
}

impl Citation {
    /// The address of the passage on its source's page, as it is made of its words.
    #[must_use]
    pub fn words_anchor(&self) -> String {
        let [prefix, suffix] =
            [&self.prefix, &self.suffix].map(|side| side.as_ref().map_or("", |text| &*text.value));
        passage_anchor([prefix, &self.quote.value, suffix])
    }
}

/// The address of a passage that is made of its words: those before it, its own, and those after it.
#[must_use]
pub fn passage_anchor(words: [&str; 3]) -> String {
    format!("q-{}", short_digest(words.into_iter()))
}

/// A citation's place in its note. Together with the note's id it names the citation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationPlace {
    /// `cites.<label>`.
    Label(String),
    /// The `cite` of the observation with this number, from 0.
    Observation(usize),
    /// The quote of a source's voice with this number, from 0.
    Voice(usize),
    /// The citation with the second number within the statement with the first, both from 0.
    Statement(usize, usize),
}

/// The name of a citation in the whole dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationKey {
    /// The note that cites.
    pub note: NoteId,
    /// The citation's place in it.
    pub place: CitationPlace,
}

/// A voice of a source, with the words between whose first and last it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceVoice {
    /// Who speaks.
    pub voice: Voice,
    /// The passage, as a quote of the source.
    pub citation: Citation,
}
