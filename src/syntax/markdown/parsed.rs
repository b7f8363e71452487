//! The limits of a body, its place in the file, and what it is parsed to.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr};

use crate::model::{Body, Statement};
use crate::text::{FileId, Span};

/// How deep blocks may stand in one another.
pub(super) const MAX_DEPTH: usize = 64;
/// How many tags, of blocks and of inlines, may be open at once: what is read recurses for each.
pub(super) const MAX_OPEN_TAGS: usize = 256;
/// The most blocks and inline elements of one note. Each costs memory and markup, however short it is written.
pub(super) const MAX_ELEMENTS: usize = 25_000;
/// The most sentences of one note: each has an address of its own, and markup for it.
pub(super) const MAX_SENTENCES: usize = 25_000;
/// The most line ends and characters that may be markup of one note: the parser keeps a node for each.
pub(super) const MAX_MARKS: usize = 150_000;
/// The most cells of the tables of one note.
pub(super) const MAX_CELLS: usize = 20_000;
/// The most footnote marks and definitions of one note.
pub(super) const MAX_FOOTNOTES: usize = 2_000;

/// Claims a link that CommonMark would leave as text.
pub(super) type Claim<'s> = fn(BrokenLink<'s>) -> Option<(CowStr<'s>, CowStr<'s>)>;

/// A body and its statements.
#[derive(Default)]
pub(crate) struct Parsed {
    pub(crate) body: Body,
    pub(crate) statements: Vec<Statement>,
}

/// The body's place in its file.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) file: FileId,
    pub(super) offset: usize,
}

impl Origin {
    pub(super) fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }
}
