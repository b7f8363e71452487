//! What a page shows of how many of its sentences are sourced. What counts, `verify::coverage` says.

use super::desk::{Desk, statement_anchor};
use super::view::{CoverageView, NotesView, StatementState, StripMark, StripView};
use crate::model::{ParsedNote, Statement};
use crate::verify::coverage::{Coverage, Standing, counted, standing};

/// What the widths of the sentences in a strip come to, whatever their number.
const STRIP: f64 = 1000.0;
/// What is between them.
const GAP: f64 = 3.0;

/// How a statement stands to its evidence.
pub(super) fn state_of(statement: &Statement) -> StatementState {
    match standing(statement) {
        Standing::Sourced => StatementState::Sourced,
        Standing::Open => StatementState::Open,
        Standing::Bare => StatementState::Bare,
    }
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
    let texts = counted(note).map(|(index, statement)| (index, statement, desk.text(statement)));
    let texts: Vec<(usize, &Statement, String)> = texts.collect();
    let whole: f64 = texts.iter().map(|(_, _, text)| length(text)).sum();
    let mut x = 0.0;
    let mut marks = Vec::new();
    for (index, statement, text) in texts {
        let width = (length(&text) * STRIP / whole).round().max(1.0);
        let href = format!("#{}", statement_anchor(index));
        marks.push(StripMark { x, width, href, class: state_of(statement).class(), text });
        x += width + GAP;
    }
    let Coverage { sourced, open, total } = Coverage::of(note);
    let description =
        format!("{sourced} of {total} sentences are sourced, {open} are marked as open questions.");
    let title = "The sentences of this page".to_owned();
    (total > 0).then_some(StripView { title, description, width: x - GAP, marks })
}

/// A text's length in characters, within bounds that leave short sentences visible and long ones modest.
fn length(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)).clamp(12.0, 400.0)
}
