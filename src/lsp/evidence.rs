//! Finds the passages that could bear a sentence out, and offers to cite them.

use std::collections::BTreeMap;

use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit, WorkspaceEdit};

use super::cites::entry;
use super::edits::document_edit;
use super::figures::figure;
use super::view::View;
use crate::desk::{Cited, Passage, evidence};
use crate::model::{ParsedNote, Piece, Statement};
use crate::text::{FileId, Span};

/// How many passages are offered, and of how many the short ones are taken.
const MAX_OFFERED: usize = 4;
const MAX_LOOKED_AT: usize = 12;

/// The most letters of a quote in a title.
const MAX_TITLE: usize = 90;

/// The passages that could bear out the sentence at a byte, as citations to put behind it.
pub(super) fn offers(view: &View<'_>, file: FileId, at: usize) -> Vec<CodeAction> {
    let Some(note) = view.note_in(file) else { return Vec::new() };
    let holds = |statement: &&Statement| super::place::holds(statement.span, at);
    let Some(statement) = note.statements.iter().find(holds) else { return Vec::new() };
    let found = evidence(view.archive(), &words_of(view, statement), MAX_LOOKED_AT);
    let offers = found.into_iter().filter_map(|passage| offer(view, note, statement, &passage));
    offers.take(MAX_OFFERED).collect()
}

/// A sentence as it reads.
fn words_of(view: &View<'_>, statement: &Statement) -> String {
    let mut words = String::new();
    for piece in &statement.pieces {
        match piece {
            Piece::Text(text) => words.push_str(&text.value),
            Piece::Note(link) => {
                let title = || view.find(&link.target).map(|note| note.title().to_owned());
                words.push_str(
                    &link.label.clone().or_else(title).unwrap_or_else(|| link.target.value.clone()),
                );
            }
            Piece::Figure(link) => words.push_str(&figure(view, link).unwrap_or_default()),
            Piece::Computed(computation) => words.push_str(computation.words()),
        }
    }
    words
}

fn offer(view: &View<'_>, note: &ParsedNote, statement: &Statement, passage: &Passage) -> Option<CodeAction> {
    let cited = passage.cited.as_ref()?;
    let (mark, entry) = match entry(view, note, cited) {
        Some((label, entry)) => {
            if statement.marks.iter().any(|mark| mark.value == label) {
                return None;
            }
            (format!("[^{label}]"), entry)
        }
        None => (cited.is_alone().then(|| cited.written())?, None),
    };
    let end = statement.span.end as usize;
    let range = view.range(Span::new(note.file, end..end));
    let edits = entry.into_iter().chain([TextEdit { range, new_text: mark }]).collect();
    Some(CodeAction {
        title: title(cited, passage),
        kind: Some(CodeActionKind::RefactorRewrite),
        edit: Some(edit(view, note, edits)),
        ..CodeAction::default()
    })
}

fn edit(view: &View<'_>, note: &ParsedNote, edits: Vec<TextEdit>) -> WorkspaceEdit {
    document_edit(view, BTreeMap::from([(note.file, edits)]))
}

fn title(cited: &Cited, passage: &Passage) -> String {
    let quote: String = cited.quote.chars().take(MAX_TITLE).collect();
    let cut = if quote.len() < cited.quote.len() { "…" } else { "" };
    let mut title = format!("cite {}: “{quote}{cut}”", cited.source);
    if !passage.lacks.is_empty() {
        title.push_str(&format!(" (without {})", passage.lacks.join(", ")));
    }
    title
}
