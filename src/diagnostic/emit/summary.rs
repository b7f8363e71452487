//! The whole list as Markdown, for a page that people read in a browser: GitHub's summary of a step.

use std::fmt;

use super::plain_text::harmless;
use crate::diagnostic::finding::{Diagnostic, Summary};
use crate::text::SourceMap;

/// The most findings that are listed. GitHub refuses a summary of more than 1 MiB.
const MAX_FINDINGS_LISTED: usize = 2000;

/// Writes findings as a table in Markdown.
///
/// # Errors
/// Only what `out` returns.
pub fn summary(diagnostics: &[Diagnostic], sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "### Factum: {}\n", Summary::of(diagnostics))?;
    if diagnostics.is_empty() {
        return Ok(());
    }
    writeln!(out, "| Level | Rule | Place | Finding |\n| --- | --- | --- | --- |")?;
    for diagnostic in diagnostics.iter().take(MAX_FINDINGS_LISTED) {
        let (path, at) = sources.locate(diagnostic.finding.primary.span);
        let place = format!("{path}:{}:{}", at.line, at.column);
        let rule = format!("{} {}", diagnostic.code, diagnostic.name);
        let (place, message) = (cell(&place), cell(&diagnostic.finding.message));
        writeln!(out, "| {} | {rule} | {place} | {message} |", diagnostic.level.name())?;
    }
    match diagnostics.len().checked_sub(MAX_FINDINGS_LISTED).filter(|more| *more > 0) {
        Some(more) => writeln!(out, "\n{more} more are not listed."),
        None => Ok(()),
    }
}

/// Text of the author's as text in a table's cell: no markup, no HTML, no mention, one line. A backtick
/// shows code, as in messages.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '\n' | '\r' => cell.push(' '),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '&' => cell.push_str("&amp;"),
            '@' => cell.push_str("&#64;"),
            '|' => cell.push_str("&#124;"),
            '[' | ']' | '(' | ')' | '*' | '_' | '~' | '!' | '\\' | '#' | '`' => {
                cell.push_str(&format!("&#{};", u32::from(c)));
            }
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::finding::Finding;
    use crate::diagnostic::level::Level;
    use crate::text::{SourceText, Span};

    fn written(messages: &[&str]) -> String {
        let mut sources = SourceMap::default();
        let file = sources.add(SourceText::new("content/a|b.md", "one\ntwo\n"));
        let found: Vec<Diagnostic> = messages
            .iter()
            .map(|message| Diagnostic {
                code: "F0101",
                name: "unknown-note",
                level: Level::Error,
                finding: Finding::at(Span::new(file, 4..7), *message).into(),
            })
            .collect();
        let mut out = String::new();
        summary(&found, &sources, &mut out).unwrap();
        out
    }

    #[test]
    fn every_finding_is_a_row() {
        let expected = "### Factum: 1 error\n\n| Level | Rule | Place | Finding |\n| --- | --- | --- | --- |\n\
                        | error | F0101 unknown-note | content/a&#124;b.md:2:1 | no note |\n";
        assert_eq!(written(&["no note"]), expected);
        assert_eq!(written(&[]), "### Factum: no findings\n\n");
    }

    #[test]
    fn an_authors_text_is_no_markup() {
        let text = written(&["<img src=x> [a](b)\n| @team `c` **d**"]);
        let row = text.lines().last().unwrap();
        assert!(!row.contains(['<', '[', '@', '*', '`']), "{row}");
        assert_eq!(row.matches('|').count(), 5);
    }

    #[test]
    fn a_long_list_is_cut() {
        let text = written(&vec!["x"; MAX_FINDINGS_LISTED + 3]);
        assert!(text.ends_with("\n\n3 more are not listed.\n"));
    }
}
