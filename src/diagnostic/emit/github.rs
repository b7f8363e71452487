//! Workflow commands, which GitHub Actions turns into annotations at the lines of a pull request.
//!
//! The form and its escaping follow "Workflow commands for GitHub Actions" and `@actions/core`. A step
//! shows at most ten errors, ten warnings and ten notices, so what is over that is counted in a line of its own.

use std::fmt;

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::level::Level;
use crate::text::{SourceMap, seen};

use super::plain_text::within;

/// How many annotations of one level GitHub keeps of a step.
const MAX_ANNOTATIONS_PER_LEVEL: usize = 10;

pub(super) fn emit(diagnostics: &[Diagnostic], sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
    for level in [Level::Error, Level::Warning, Level::Suspicion] {
        let of_level: Vec<_> = diagnostics.iter().filter(|d| d.level == level).collect();
        for diagnostic in of_level.iter().take(MAX_ANNOTATIONS_PER_LEVEL) {
            command(diagnostic, sources, out)?;
        }
        if let Some(more) = of_level.len().checked_sub(MAX_ANNOTATIONS_PER_LEVEL).filter(|n| *n > 0) {
            let plural = if more == 1 { "" } else { "s" };
            let of = of_level.len();
            writeln!(
                out,
                "{more} more {}{plural} of {of}: GitHub shows {MAX_ANNOTATIONS_PER_LEVEL} of a level",
                level.name()
            )?;
        }
    }
    Ok(())
}

fn command(diagnostic: &Diagnostic, sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
    let span = diagnostic.finding.primary.span;
    let file = sources.file(span.file);
    let range = within(span, &file.text);
    let (start, end) = (file.line_column(range.start), file.line_column(range.end));
    let kind = match diagnostic.level {
        Level::Suspicion => "notice",
        level => level.name(),
    };
    write!(out, "::{kind} file={}", property(&file.path))?;
    write!(out, ",line={},endLine={}", start.line, end.line)?;
    // The checks API refuses columns where an annotation spans several lines.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let title = format!("{} {}", diagnostic.code, diagnostic.name);
    writeln!(out, ",title={}::{}", property(&title), data(&words(diagnostic)))
}

/// The message with its reasons and what to do, a line each.
fn words(diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let label = Some(&finding.primary.text).filter(|text| !text.is_empty());
    let message = label.map_or(finding.message.clone(), |text| format!("{}: {text}", finding.message));
    let notes = finding.notes.iter().map(|note| format!("note: {note}"));
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    std::iter::once(message).chain(notes).chain(help).collect::<Vec<_>>().join("\n")
}

fn data(text: &str) -> String {
    seen(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
