//! Says that a statement cites nothing. Pages speak for the dossier itself, and so do editors'
//! notes; headings, footnotes and open questions are no statements of fact. A mark in one cell
//! covers its row of the table.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, Block, Inline, ParsedNote, Piece, Place, Statement};

pub(super) static RULE: Rule = Rule {
    code: "F0501",
    name: "statement-without-citation",
    level: Level::Error,
    summary: "a sentence that no evidence closes",
    explanation: include_str!("statement_without_citation.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    // A page speaks for the dossier itself, which is its own source.
    if note.base == BaseKind::Page {
        return;
    }
    let covered = covered_cells(note);
    for (i, statement) in note.statements.iter().enumerate() {
        if needs_evidence(statement) && !statement.is_cited() && !covered.contains(&i) {
            findings.add(uncited(statement));
        }
    }
}

fn needs_evidence(statement: &Statement) -> bool {
    let speaks = matches!(statement.place, Place::Sentence | Place::Cell);
    speaks && !statement.editorial && statement.open.is_none() && says_something(statement)
}

/// Whether there is a word in it, or a link, which is read as one.
fn says_something(statement: &Statement) -> bool {
    statement.pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.chars().any(char::is_alphanumeric),
        Piece::Note(_) | Piece::Figure(_) | Piece::Computed(_) => true,
    })
}

/// The cells that need no mark of their own: those of a table's head, those in a row with a mark, and those
/// after the first in a row without one, which is reported once.
fn covered_cells(note: &ParsedNote) -> BTreeSet<usize> {
    let mut covered = BTreeSet::new();
    let mut blocks: Vec<&Block> = note.body.blocks.iter().collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::List(_, items) => blocks.extend(items.iter().flat_map(|item| &item.blocks)),
            Block::Quote(content) | Block::Alert(_, content) => blocks.extend(content),
            Block::Table(table) => {
                covered.extend(table.head.iter().flatten().filter_map(sentence));
                for row in &table.rows {
                    let cells: Vec<usize> = row.iter().flatten().filter_map(sentence).collect();
                    covered.extend(spoken_for(note, &cells));
                }
            }
            _ => {}
        }
    }
    covered
}

fn spoken_for<'a>(note: &ParsedNote, cells: &'a [usize]) -> &'a [usize] {
    let is_cited = |i: &usize| note.statements.get(*i).is_some_and(Statement::is_cited);
    let first = cells.iter().position(|i| note.statements.get(*i).is_some_and(needs_evidence));
    if cells.iter().any(is_cited) { cells } else { cells.get(first.map_or(0, |i| i + 1)..).unwrap_or(&[]) }
}

fn sentence(inline: &Inline) -> Option<usize> {
    if let Inline::Sentence(i, _) = inline { Some(*i) } else { None }
}

fn uncited(statement: &Statement) -> Finding {
    let texts = statement.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.value.as_str()),
        _ => None,
    });
    let said = excerpt(&texts.collect::<String>());
    Finding::at(statement.span, format!("no source is cited for \u{201c}{said}\u{201d}"))
        .label("who says so?")
        .note("what a reader cannot check is the dossier's word alone")
        .help(
            "close it with `[^label]` or `[@source, \"exact words\"]`; mark what is open with `[?]`, \
             and put the dossier's own remarks in a `> [!NOTE]`",
        )
}
