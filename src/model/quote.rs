//! A quote, cut into the words of its source, what is left out of them, and what an editor put in.

use std::ops::{Deref, Range};

use crate::text::Spanned;

/// A quote as an author wrote it. Made by `syntax`; its parts follow each other without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// All of it, as written.
    pub text: Spanned<String>,
    /// What it is made of, in order; none of them is empty.
    pub parts: Vec<QuotePart>,
}

/// A part of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePart {
    /// Where it stands, in bytes of the quote.
    pub range: Range<usize>,
    /// What it is.
    pub kind: QuotePartKind,
}

/// What a part of a quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotePartKind {
    /// Words of the source.
    Words,
    /// An editor's words, with the brackets around them.
    Editor,
    /// What stands for words that are left out: `...` or `…`.
    Gap,
}

impl Quote {
    /// A part as it is written.
    #[must_use]
    pub fn written(&self, part: &QuotePart) -> &str {
        self.text.get(part.range.clone()).unwrap_or("")
    }

    /// The quoted words and nothing else: what is left out and an editor's words are blanked with spaces, so
    /// that every other byte stays in its place.
    #[must_use]
    pub fn quoted_words(&self) -> String {
        let mut words = String::with_capacity(self.text.len());
        for part in &self.parts {
            match part.kind {
                QuotePartKind::Words => words.push_str(self.written(part)),
                QuotePartKind::Editor | QuotePartKind::Gap => {
                    words.extend(std::iter::repeat_n(' ', part.range.len()));
                }
            }
        }
        words
    }
}

impl Deref for Quote {
    type Target = Spanned<String>;
    fn deref(&self) -> &Spanned<String> {
        &self.text
    }
}
