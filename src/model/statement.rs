//! A statement: a sentence, heading or cell, with what it cites and what it links to.

use std::sync::Arc;

use super::citation::Citation;
use super::formula::Formula;
use crate::text::{Span, Spanned};

/// The smallest piece of a body that can be true or false.
#[derive(Clone, Debug)]
pub struct Statement {
    /// From its first to its last byte, with its marks.
    pub span: Span,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
    /// The kind of text that it stands in.
    pub place: Place,
    /// Whether it stands in an editor's note (`> [!NOTE]`).
    pub editorial: bool,
    /// The footnote marks that close it.
    pub marks: Vec<Spanned<String>>,
    /// The citations in place that close it.
    pub citations: Vec<Citation>,
    /// Whether it is marked as an open question, and where.
    pub open: Option<Span>,
    /// Its address on its page: the author's, or made of its words.
    pub anchor: String,
    /// The address made of its words where the author gave another, under which it is found, too.
    pub also: Option<String>,
}

/// A run of a statement's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as a reader reads it, with its place.
    Text(Spanned<String>),
    /// A link to a note.
    Note(Arc<NoteLink>),
    /// An observation's value.
    Figure(Arc<FigureLink>),
    /// A number that follows from others.
    Computed(Box<Computation>),
}

/// The kind of text that a statement stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Running text.
    Sentence,
    /// A heading.
    Heading,
    /// A table's cell.
    Cell,
    /// An ordinary footnote.
    Footnote,
}

/// A link to a note: `[[target#heading|label]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLink {
    /// An id, title or alias, as written.
    pub target: Spanned<String>,
    /// A heading's anchor or text.
    pub heading: Option<Spanned<String>>,
    /// The words that the reader reads; none if it is the note's title.
    pub label: Option<String>,
    /// The whole link.
    pub span: Span,
}

/// An observation's value in running text: `[[statistic@period]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureLink {
    /// The statistic, as written.
    pub statistic: Spanned<String>,
    /// The period, as written.
    pub period: Spanned<String>,
    /// The whole link.
    pub span: Span,
}

/// A number that follows from others: `[=43 - 38|five]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computation {
    /// How it is computed.
    pub formula: Formula,
    /// The words that the reader reads; none if it is the value itself.
    pub shown: Option<String>,
    /// All of it.
    pub span: Span,
}

impl Computation {
    /// What stands for it where it is not computed.
    #[must_use]
    pub fn words(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.formula.text.value)
    }
}

impl Statement {
    /// The numbers that it computes.
    pub fn computations(&self) -> impl Iterator<Item = &Computation> {
        self.pieces
            .iter()
            .filter_map(|p| if let Piece::Computed(computed) = p { Some(&**computed) } else { None })
    }

    /// The links to notes.
    pub fn links(&self) -> impl Iterator<Item = &NoteLink> {
        self.pieces.iter().filter_map(|p| if let Piece::Note(link) = p { Some(&**link) } else { None })
    }

    /// The observations' values.
    pub fn figures(&self) -> impl Iterator<Item = &FigureLink> {
        self.pieces.iter().filter_map(|p| if let Piece::Figure(link) = p { Some(&**link) } else { None })
    }

    /// Whether it is the dossier's own remark, or a question that it leaves open.
    #[must_use]
    pub const fn is_remark(&self) -> bool {
        self.editorial || self.open.is_some()
    }

    /// Whether any evidence closes it.
    #[must_use]
    pub fn is_cited(&self) -> bool {
        !self.marks.is_empty() || !self.citations.is_empty() || self.figures().next().is_some()
    }
}
