//! One line a finding, as compilers have always written it, for editors and for searching.

use std::fmt;

use super::plain_text::{closing_line, harmless};
use crate::diagnostic::finding::Diagnostic;
use crate::text::SourceMap;

pub(super) fn emit(diagnostics: &[Diagnostic], sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
    for diagnostic in diagnostics {
        let (path, at) = sources.locate(diagnostic.finding.primary.span);
        let (level, code) = (diagnostic.level.name(), diagnostic.code);
        let path = one_line(path);
        let message = one_line(&diagnostic.finding.message);
        writeln!(out, "{path}:{}:{}: {level}[{code}]: {message}", at.line, at.column)?;
    }
    closing_line(diagnostics).map_or(Ok(()), |line| writeln!(out, "{line}"))
}

/// Text from the author's files without control characters and line ends.
fn one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\r'], " ")
}
