//! A claim that its evidence does not bear out, as it is handed on before it has its place in the note.

use std::ops::Range;

use crate::model::{CitationKey, ClaimFault, ClaimKind, ClaimPlace};
use crate::text::Span;

/// A claim by its words in a text.
pub(super) struct Found {
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    /// How it fails.
    pub(super) kind: ClaimKind,
}

/// A claim by its place in the file.
pub(super) struct Placed {
    pub(super) span: Span,
    /// Its words as a reader reads them.
    pub(super) written: String,
    /// How it fails.
    pub(super) kind: ClaimKind,
}

impl Found {
    pub(super) const fn new(range: Range<usize>, kind: ClaimKind) -> Self {
        Self { range, kind }
    }
}

impl Placed {
    pub(super) const fn new(span: Span, written: String, kind: ClaimKind) -> Self {
        Self { span, written, kind }
    }

    /// The claim with its place in the note and the quotes that do not bear it out.
    pub(super) fn fault(self, place: ClaimPlace, quotes: Vec<CitationKey>) -> ClaimFault {
        ClaimFault { place, span: self.span, written: self.written, kind: self.kind, quotes }
    }
}
