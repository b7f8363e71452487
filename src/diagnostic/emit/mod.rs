//! The forms in which findings are printed, one file each.
//!
//! An emitter takes findings that are sorted and writes text. What is text from the author's files is
//! made harmless to the reader's terminal or to the service that reads the output.

mod github;
mod human;
mod json;
mod sarif;
mod short;
mod summary;

pub use sarif::{RuleText, sarif};
pub use summary::summary;

use std::borrow::Cow;
use std::fmt;

use annotate_snippets::normalize_untrusted_str;

use super::{Diagnostic, Summary};
use crate::text::{SourceMap, Span};

/// Whether text is coloured with ANSI escape codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// It is not.
    Plain,
    /// It is.
    Styled,
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: the text with marks under the words, as rustc shows it.
    Human(Paint),
    /// One line a finding: `path:line:column: error[F0301]: message`.
    Short,
    /// One JSON document for programs, whose form is stable: fields are added, never changed.
    ///
    /// `{version: 1, errors, warnings, findings: [{code, name, level, message, path, start, end, label,
    /// related: [{path, start, end, label}], notes, help, fixes: [{title, safe, edits: [{path, start,
    /// end, replacement}]}]}]}`, where `start` and `end` (one past the last character) are `{line,
    /// column, offset}`: lines and columns (in characters) from 1, offsets in bytes from 0.
    Json,
    /// Workflow commands, which GitHub Actions shows at the lines of a pull request.
    Github,
}

/// Writes findings in a form. They are expected in the order of [`super::sort`].
///
/// # Errors
/// Only what `out` returns.
pub fn emit(
    format: Format,
    diagnostics: &[Diagnostic],
    sources: &SourceMap,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    match format {
        Format::Human(paint) => human::emit(diagnostics, sources, paint, out),
        Format::Short => short::emit(diagnostics, sources, out),
        Format::Json => json::emit(diagnostics, sources, out),
        Format::Github => github::emit(diagnostics, sources, out),
    }
}

/// The line that ends a report for people: how many findings, and where to read more of them.
fn closing_line(diagnostics: &[Diagnostic]) -> Option<String> {
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
fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_c1) { text.replace(is_c1, "\u{bf}").into() } else { text.into() }
}

/// A span cut down to what its file holds, at character boundaries.
fn within(span: Span, text: &str) -> std::ops::Range<usize> {
    let end = floor_boundary(text, span.end as usize);
    floor_boundary(text, span.start as usize).min(end)..end
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests;
