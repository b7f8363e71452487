//! The body of a note: its statements in order, with their links, and marks that lead to its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::facts::{Facts, Row, cell, line, list, path_of};
use crate::model::{Heading, ParsedNote, Piece, Statement, anchor_of};
use crate::site::statement_anchor;
use crate::text::Spanned;

impl Facts<'_> {
    pub(super) fn body(&self, note: &ParsedNote) -> String {
        let mut text = String::new();
        let mut cited: BTreeSet<&str> = BTreeSet::new();
        // Within a paragraph, and within an editor's note.
        let (mut is_within, mut is_note) = (false, false);
        let anchors: BTreeMap<String, &Statement> =
            note.statements.iter().enumerate().map(|(n, one)| (statement_anchor(note, n), one)).collect();
        // What the note's own footnotes say, by their labels.
        let mut remarks: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in self.statements.get(note.id.as_str()).into_iter().flatten() {
            let statement = statement_of(&anchors, row);
            let words = self.words(statement, row);
            match cell(row, "place") {
                "heading" => {
                    let marks = "#".repeat(statement.map_or(2, |statement| level(note, statement)));
                    let _ = write!(text, "{}{marks} {words}\n\n", if is_within { "\n\n" } else { "" });
                    (is_within, is_note) = (false, false);
                    continue;
                }
                "footnote" => {
                    if let Some(label) = statement.and_then(|statement| footnote_of(note, statement)) {
                        remarks.entry(label).or_default().push(words + &marks(row, &mut cited));
                        continue;
                    }
                    text.push_str(if is_within { "\n\n" } else { "" });
                }
                "sentence" if is_within && is_note == is_editorial(row) => text.push(' '),
                _ => text.push_str(if is_within { "\n\n" } else { "" }),
            }
            if is_editorial(row) && !(is_within && is_note) {
                text.push_str("> [!NOTE]\n> ");
            }
            (is_within, is_note) = (true, is_editorial(row));
            text.push_str(&words);
            text.push_str(&marks(row, &mut cited));
            let labels = statement.into_iter().flat_map(|statement| &statement.marks);
            for label in
                labels.filter(|label| note.body.footnotes.iter().any(|(own, _)| own.value == label.value))
            {
                let _ = write!(text, "[^{}]", label.value);
            }
        }
        text.push_str(if is_within { "\n" } else { "" });
        for (label, words) in remarks {
            let _ = write!(text, "\n[^{label}]: {}\n", words.join(" "));
        }
        let quotes = cited.into_iter().filter_map(|id| self.quotes.get(id)?.first());
        for (i, row) in quotes.enumerate() {
            let source = cell(row, "source");
            let source =
                self.notes.get(source).map_or_else(|| line(source), |note| link(note.title(), note, ""));
            let start = if i == 0 { "\n" } else { "" };
            let _ = writeln!(text, "{start}[^{}]: “{}” {source}", cell(row, "id"), line(cell(row, "quote")));
        }
        text
    }

    /// The words of a statement with its links where they stand.
    fn words(&self, statement: Option<&Statement>, row: &Row) -> String {
        let text = cell(row, "text");
        statement.and_then(|statement| self.linked(text, statement)).unwrap_or_else(|| line(text))
    }

    /// None where the words are not those of the pieces.
    fn linked(&self, text: &str, statement: &Statement) -> Option<String> {
        let (mut out, mut rest) = (String::new(), text);
        let mut pieces = statement.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            // What a figure or computation prints ends where the next text begins.
            let printed = |rest: &str, next: Option<&Piece>| match next {
                None => Some(rest.len()),
                Some(Piece::Text(next)) => {
                    let mut found = rest.match_indices(next.value.trim()).map(|(at, _)| at);
                    found.find(|at| !is_within_number(rest, *at))
                }
                Some(_) => None,
            };
            match piece {
                Piece::Text(piece) => {
                    let end = rest.find(piece.value.trim())? + piece.value.trim().len();
                    out.push_str(&spaced(rest.get(..end)?));
                    rest = rest.get(end..)?;
                }
                Piece::Note(note) => {
                    let target = self.target(&note.target.value)?;
                    let label = note.label.as_deref().unwrap_or(target.title());
                    let at = rest.find(label)?;
                    out.push_str(&spaced(rest.get(..at)?));
                    let heading = note.heading.as_ref().map(|heading| heading_of(target, &heading.value));
                    let fragment = heading.map_or(String::new(), |heading| format!("#{heading}"));
                    out.push_str(&link(label, target, &fragment));
                    rest = rest.get(at + label.len()..)?;
                }
                Piece::Figure(figure) => {
                    let end = printed(rest, pieces.peek().copied())?;
                    let words = rest.get(..end)?;
                    let start = words.len() - words.trim_start().len();
                    out.push_str(&words[..start]);
                    let period = format!("#{}", figure.period.value);
                    out.push_str(&link(words.trim(), self.target(&figure.statistic.value)?, &period));
                    out.push_str(words.get(words.trim_end().len()..)?);
                    rest = rest.get(end..)?;
                }
                Piece::Computed(_) => {
                    let end = printed(rest, pieces.peek().copied())?;
                    out.push_str(&spaced(rest.get(..end)?));
                    rest = rest.get(end..)?;
                }
            }
        }
        Some((out + &spaced(rest)).trim().to_owned())
    }

    /// The note that a link names, by id, title or alias.
    pub(super) fn target(&self, name: &str) -> Option<&ParsedNote> {
        let named = |note: &&&ParsedNote| {
            note.title() == name || note.front.aliases.iter().any(|alias| alias.value == name)
        };
        self.notes.get(name).or_else(|| self.notes.values().find(named)).copied()
    }
}

/// Whether a point or comma at a place of a text is part of a number.
fn is_within_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))
}

/// The statement that a row is of.
fn statement_of<'n>(anchors: &BTreeMap<String, &'n Statement>, row: &Row) -> Option<&'n Statement> {
    let (_, anchor) = cell(row, "address").rsplit_once('#')?;
    anchors.get(anchor).copied()
}

/// What follows the words of a statement: that it is an open question, and marks that lead to what it rests on.
fn marks<'r>(row: &'r Row, cited: &mut BTreeSet<&'r str>) -> String {
    let mut text = if cell(row, "standing") == "open" { "[?]".to_owned() } else { String::new() };
    for quote in list(row, "quotes") {
        let _ = write!(text, "[^{quote}]");
        cited.insert(quote);
    }
    text
}

/// The level of the heading that a statement is.
fn level(note: &ParsedNote, statement: &Statement) -> usize {
    let (start, end) = (statement.span.range().start, statement.span.range().end);
    let is_it = |range: std::ops::Range<usize>| range.start <= start && end <= range.end;
    let heading = note.body.headings.iter().find(|heading| is_it(heading.span.range()));
    heading.map_or(2, |heading| usize::from(heading.level))
}

/// The label of the note's own footnote in which a statement stands.
fn footnote_of<'n>(note: &'n ParsedNote, statement: &Statement) -> Option<&'n str> {
    let (start, end) = (statement.span.range().start, statement.span.range().end);
    let holds = |label: &&Spanned<String>| label.span.range().start <= start && end <= label.span.range().end;
    note.body.footnotes.iter().map(|(label, _)| label).find(holds).map(|label| label.value.as_str())
}

/// The anchor that a heading of a note has by its words alone: an id that is written for it is no part of the format.
pub(super) fn heading_of(target: &ParsedNote, written: &str) -> String {
    let is_meant = |heading: &&Heading| {
        heading.slug == written || heading.text == written || anchor_of(&heading.text) == anchor_of(written)
    };
    let Some(heading) = target.body.headings.iter().find(is_meant) else { return anchor_of(written) };
    let words = anchor_of(&heading.text);
    let number = heading.slug.strip_prefix(&words).and_then(|rest| rest.strip_prefix('-'));
    let is_numbered = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    if is_numbered { heading.slug.clone() } else { words }
}

/// Whether a statement is the dossier's own remark: an editor's note, or an open question.
fn is_editorial(row: &Row) -> bool {
    row.get("editorial").and_then(serde_json::Value::as_bool).unwrap_or(false)
        && cell(row, "standing") != "open"
}

/// Text that Markdown takes for nothing else, with the spaces at its ends.
fn spaced(text: &str) -> String {
    let has = |at: Option<char>| if at.is_some_and(char::is_whitespace) { " " } else { "" };
    let plain = line(text);
    if plain.is_empty() {
        return has(text.chars().next()).to_owned();
    }
    format!("{}{plain}{}", has(text.chars().next()), has(text.chars().next_back()))
}

fn link(words: &str, target: &ParsedNote, fragment: &str) -> String {
    format!("[{}](/{}{fragment})", line(words), path_of(target))
}
