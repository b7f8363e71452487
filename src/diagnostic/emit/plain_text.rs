//! Prepares text for printing in any form: makes it harmless, and cuts it at character boundaries.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::normalize_untrusted_str;

use crate::diagnostic::finding::{Diagnostic, Summary};
use crate::text::{Span, seen};

/// The line that ends a report for people: how many findings, and where to read more of them.
pub(super) fn closing_line(diagnostics: &[Diagnostic]) -> Option<String> {
    let first = diagnostics.first()?;
    let summary = Summary::of(diagnostics);
    Some(format!("{summary}; `factum explain {}` says more of the first", first.code))
}

/// Text from the author's files without what a terminal would obey and what does not show, each written out.
#[must_use]
pub fn harmless(text: &str) -> String {
    normalize_untrusted_str(&seen(text))
}

/// A piece of text as it is shown, with the places of some bytes in it.
pub(super) struct Shown<'t> {
    text: &'t str,
    pub(super) seen: Cow<'t, str>,
}

impl<'t> Shown<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, seen: seen(text) }
    }

    /// Where a range of the text stands in what is shown.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        if matches!(self.seen, Cow::Borrowed(_)) {
            return range.clone();
        }
        let at = |offset: usize| {
            let before = self.text.get(..offset).map_or(offset, |before| seen(before).len());
            floor_boundary(&self.seen, before.min(self.seen.len()))
        };
        at(range.start)..at(range.end)
    }
}

/// A span cut down to what its file holds, at character boundaries.
pub(super) fn within(span: Span, text: &str) -> Range<usize> {
    let end = floor_boundary(text, span.end as usize);
    floor_boundary(text, span.start as usize).min(end)..end
}

pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
