//! How many sentences are sourced: of a note and of the dossier.
//!
//! Counted are sentences of running text that are not an editor's note. Headings, cells and ordinary
//! footnotes are not counted.

use super::Site;
use super::desk::{Desk, statement_anchor};
use super::view::{CoverageView, NotesView, StatementState, StripMark, StripView};
use crate::model::{BaseKind, ParsedNote, Place, Statement};

/// Counts of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    pub(super) sourced: usize,
    pub(super) open: usize,
    pub(super) total: usize,
}

impl Coverage {
    pub(super) fn of(note: &ParsedNote) -> Self {
        let mut coverage = Self::default();
        for (_, statement) in counted(note) {
            coverage.total += 1;
            match state_of(statement) {
                StatementState::Sourced => coverage.sourced += 1,
                StatementState::Open => coverage.open += 1,
                StatementState::Bare => {}
            }
        }
        coverage
    }

    /// Of all notes that state facts: pages other than the home page speak about the dossier itself.
    pub(super) fn of_site(site: &Site<'_>) -> Self {
        let factual = site.notes().filter(|n| n.base != BaseKind::Page || n.folder.is_empty());
        factual.map(Self::of).fold(Self::default(), Self::and)
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            sourced: self.sourced + other.sourced,
            open: self.open + other.open,
            total: self.total + other.total,
        }
    }
}

/// How a statement stands to its evidence.
pub(super) fn state_of(statement: &Statement) -> StatementState {
    if statement.is_cited() {
        StatementState::Sourced
    } else if statement.open.is_some() {
        StatementState::Open
    } else {
        StatementState::Bare
    }
}

/// The statements that count, each with its index.
fn counted(note: &ParsedNote) -> impl Iterator<Item = (usize, &Statement)> {
    note.statements.iter().enumerate().filter(|(_, s)| s.place == Place::Sentence && !s.editorial)
}

pub(super) fn view(desk: Desk<'_>, note: &ParsedNote, notes: &NotesView) -> CoverageView {
    let Coverage { sourced, open, total } = Coverage::of(note);
    let passages = notes.sources.iter().flat_map(|s| &s.passages);
    let is_verified = |class: &str| matches!(class, "exact" | "folded" | "sealed");
    CoverageView {
        sourced,
        open,
        total,
        passages: passages.clone().count(),
        verified: passages.filter(|p| is_verified(p.outcome.class)).count(),
        strip: strip(desk, note),
    }
}

/// One mark for each counted sentence, as wide as the sentence is long.
fn strip(desk: Desk<'_>, note: &ParsedNote) -> Option<StripView> {
    let mut x = 0.0;
    let mut marks = Vec::new();
    for (index, statement) in counted(note) {
        let text = desk.text(statement);
        let width =
            f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)).clamp(12.0, 400.0) / 4.0;
        let width = width.round();
        let href = format!("#{}", statement_anchor(index));
        marks.push(StripMark { x, width, href, class: state_of(statement).class(), text });
        x += width + 2.0;
    }
    let Coverage { sourced, open, total } = Coverage::of(note);
    let description =
        format!("{sourced} of {total} sentences are sourced, {open} are marked as open questions.");
    let title = "The sentences of this page".to_owned();
    (total > 0).then_some(StripView { title, description, width: x - 2.0, marks })
}
