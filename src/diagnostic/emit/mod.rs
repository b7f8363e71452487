//! The forms in which findings are printed, one file each.
//!
//! An emitter takes findings that are sorted and writes text. What is text from the author's files is
//! made harmless to the reader's terminal or to the service that reads the output.

mod format;
mod github;
mod human;
mod json;
mod overview;
mod plain_text;
mod sarif;
mod short;
mod summary;

pub use format::{Format, Paint};
pub use plain_text::harmless;
pub use sarif::{RuleText, sarif};
pub use summary::summary;

use std::fmt;

use super::finding::Diagnostic;
use crate::text::SourceMap;

/// Writes findings in a form. They are expected in the order of [`crate::diagnostic::sort`].
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

#[cfg(test)]
mod tests;
