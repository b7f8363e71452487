//! The body of a note: its statements in order, with their links, and marks that lead to its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::facts::{Facts, Row, cell, line, list, path_of};
use crate::model::{ParsedNote, Piece, Statement};
use crate::site::statement_anchor;

impl Facts<'_> {
    pub(super) fn body(&self, note: &ParsedNote) -> String {
        let mut text = String::new();
        let mut cited: BTreeSet<&str> = BTreeSet::new();
        // Within a paragraph, and within an editor's note.
        let (mut is_within, mut is_note) = (false, false);
        let anchors: BTreeMap<String, &Statement> =
            note.statements.iter().enumerate().map(|(n, one)| (statement_anchor(note, n), one)).collect();
        for row in self.statements.get(note.id.as_str()).into_iter().flatten() {
            let words = self.words(&anchors, row);
            match cell(row, "place") {
                "heading" => {
                    let _ = write!(text, "{}## {words}\n\n", if is_within { "\n\n" } else { "" });
                    (is_within, is_note) = (false, false);
                    continue;
                }
                "sentence" if is_within && is_note == is_editorial(row) => text.push(' '),
                _ => text.push_str(if is_within { "\n\n" } else { "" }),
            }
            if is_editorial(row) && !(is_within && is_note) {
                text.push_str("> [!NOTE]\n> ");
            }
            (is_within, is_note) = (true, is_editorial(row));
            text.push_str(&words);
            text.push_str(if cell(row, "standing") == "open" { " [?]" } else { "" });
            for quote in list(row, "quotes") {
                let _ = write!(text, "[^{quote}]");
                cited.insert(quote);
            }
        }
        text.push_str(if is_within { "\n" } else { "" });
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
    fn words(&self, anchors: &BTreeMap<String, &Statement>, row: &Row) -> String {
        let text = cell(row, "text");
        let anchor = cell(row, "address").rsplit_once('#').map_or("", |(_, anchor)| anchor);
        let statement = anchors.get(anchor);
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
                Some(Piece::Text(next)) => rest.find(next.value.trim()),
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
                    out.push_str(&link(label, target, ""));
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
    fn target(&self, name: &str) -> Option<&ParsedNote> {
        let named = |note: &&&ParsedNote| {
            note.title() == name || note.front.aliases.iter().any(|alias| alias.value == name)
        };
        self.notes.get(name).or_else(|| self.notes.values().find(named)).copied()
    }
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
