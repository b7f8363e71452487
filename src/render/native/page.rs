//! A page being written: texts are escaped, an editor's words set as a printer would, and phrases said in
//! the page's language.

use crate::render::body::{self, Style};
use crate::render::html::escape_into;
use crate::render::phrases::{Lexicon, Piece};
use crate::render::typography::{self, Quotes};
use crate::site::push_digits;
use crate::site::view::BodyView;

/// The HTML of a page, and the language that it is written in.
pub(super) struct Page<'l> {
    pub(super) html: String,
    /// How bodies are written in it.
    style: Style<'l>,
    /// BCP 47.
    language: &'l str,
    /// What the interface says in it.
    words: &'l Lexicon,
    /// The marks around a quote, and within it.
    quotes: Quotes,
}

impl<'l> Page<'l> {
    pub(super) fn new(style: Style<'l>) -> Self {
        // Most pages are shorter, so that most are written without a copy.
        let html = String::with_capacity(32 * 1024);
        let Style { language, words, .. } = style;
        Self { html, style, language, words, quotes: Quotes::of(language) }
    }

    /// Markup of the theme.
    pub(super) fn raw(&mut self, html: &str) -> &mut Self {
        self.html.push_str(html);
        self
    }

    /// The text of a note.
    pub(super) fn body(&mut self, body: &BodyView) -> &mut Self {
        self.html = body::html(std::mem::take(&mut self.html), body, self.style);
        self
    }

    /// The text of a lettered footnote.
    pub(super) fn remark(&mut self, body: &BodyView) -> &mut Self {
        self.html = body::remark(std::mem::take(&mut self.html), body, self.style);
        self
    }

    /// A text, in content or in an attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.html, text);
        self
    }

    /// An editor's words.
    pub(super) fn set(&mut self, text: &str) -> &mut Self {
        let set = typography::set(self.language, text);
        self.text(&set)
    }

    /// A part of a quote.
    pub(super) fn nested(&mut self, text: &str) -> &mut Self {
        let set = typography::nested(self.quotes, text);
        self.text(&set)
    }

    /// A phrase of the interface.
    pub(super) fn say(&mut self, english: &str) -> &mut Self {
        let words = self.words;
        self.text(words.phrase(english))
    }

    /// A phrase that may be an editor's words, such as the name of a kind.
    pub(super) fn say_set(&mut self, english: &str) -> &mut Self {
        let words = self.words;
        self.set(words.phrase(english))
    }

    /// A phrase with its places filled. The place `n` chooses the form.
    pub(super) fn say_with(&mut self, english: &str, places: &[(&str, &str)]) -> &mut Self {
        let n = places.iter().find(|(name, _)| *name == "n").and_then(|(_, n)| n.parse().ok());
        let words = self.words;
        words.pieces(english, n, places, |piece| match piece {
            Piece::Text(text) => escape_into(&mut self.html, text),
            Piece::Place(value) => escape_into(&mut self.html, value),
        });
        self
    }

    /// A phrase with numbers in its places.
    pub(super) fn count(&mut self, english: &str, places: &[(&str, usize)]) -> &mut Self {
        let n = places.iter().find(|(name, _)| *name == "n").map(|(_, n)| *n as u64);
        let words = self.words;
        words.pieces(english, n, places, |piece| match piece {
            Piece::Text(text) => escape_into(&mut self.html, text),
            Piece::Place(number) => push_digits(&mut self.html, *number),
        });
        self
    }

    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        push_digits(&mut self.html, number);
        self
    }

    /// A number that is not negative, without what stands behind its point.
    pub(super) fn whole(&mut self, number: f64) -> &mut Self {
        push_digits(&mut self.html, number as usize);
        self
    }

    /// The mark before a quote.
    pub(super) fn open_quote(&mut self) -> &mut Self {
        self.raw(self.quotes.outer.0)
    }

    /// The mark after a quote.
    pub(super) fn close_quote(&mut self) -> &mut Self {
        self.raw(self.quotes.outer.1)
    }

    /// What `write` makes of each, with `between` between them.
    pub(super) fn joined<T>(
        &mut self,
        list: impl IntoIterator<Item = T>,
        between: &str,
        mut write: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (i, one) in list.into_iter().enumerate() {
            if i > 0 {
                self.raw(between);
            }
            write(self, one);
        }
        self
    }
}

/// A text that is there and says something.
pub(super) fn some(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}
