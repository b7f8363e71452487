//! Prepares text for printing in any form: makes it harmless, and cuts it at character boundaries.

use std::borrow::Cow;

use annotate_snippets::normalize_untrusted_str;

use crate::diagnostic::finding::{Diagnostic, Summary};
use crate::text::Span;

/// The line that ends a report for people: how many findings, and where to read more of them.
pub(super) fn closing_line(diagnostics: &[Diagnostic]) -> Option<String> {
    let first = diagnostics.first()?;
    let summary = Summary::of(diagnostics);
    Some(format!("{summary}; `factum explain {}` says more of the first", first.code))
}

/// Text from the author's files without what a terminal would obey: control characters are shown as signs.
#[must_use]
pub fn harmless(text: &str) -> String {
    normalize_untrusted_str(&without_c1(text))
}

/// Text without the controls from U+0080 to U+009F, which the renderer leaves as they are and some
/// terminals obey (U+009B starts a command). What takes their place has as many bytes, so that spans hold.
pub(super) fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_c1) { text.replace(is_c1, "\u{bf}").into() } else { text.into() }
}

/// A span cut down to what its file holds, at character boundaries.
pub(super) fn within(span: Span, text: &str) -> std::ops::Range<usize> {
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
