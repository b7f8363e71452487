//! What a page shows of how many of its sentences are sourced. What counts, `verify::coverage`
//! says.

use std::borrow::Cow;

use crate::model::{ParsedNote, Statement};
use crate::site::context::PageContext;
use crate::site::urls::numbered;
use crate::site::view::{CoverageView, NotesView, StatementState, StripMark, StripView};
use crate::verify::coverage::{Coverage, Standing, counted, standing};

/// What the widths of the sentences in a strip come to, whatever their number.
const STRIP: f64 = 1000.0;
/// What is between them.
const GAP: f64 = 3.0;

/// The state of a statement with regard to its evidence.
pub(in crate::site) fn state_of(statement: &Statement) -> StatementState {
    match standing(statement) {
        Standing::Sourced => StatementState::Sourced,
        Standing::Open => StatementState::Open,
        Standing::Bare => StatementState::Bare,
    }
}

pub(in crate::site) fn view<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    notes: &NotesView,
) -> CoverageView {
    let coverage = context.graph.coverage(note);
    let Coverage { sourced, open, total } = coverage;
    let passages = notes.sources.iter().flat_map(|s| &s.passages);
    let is_verified = |class: &str| matches!(class, "exact" | "folded");
    CoverageView {
        sourced,
        open,
        total,
        passages: passages.clone().count(),
        verified: passages.filter(|p| is_verified(p.outcome.class)).count(),
        strip: strip(context, note, coverage),
    }
}

/// One mark for each counted sentence, as wide as the sentence is long.
fn strip<'s>(context: PageContext<'s>, note: &'s ParsedNote, coverage: Coverage) -> Option<StripView> {
    let texts = context.texts(note);
    let text = |index| texts.text(index).unwrap_or_default();
    let texts = counted(note).map(|(index, statement)| (index, statement, text(index)));
    let texts: Vec<(usize, &Statement, Cow<'_, str>)> = texts.collect();
    let whole: f64 = texts.iter().map(|(_, _, text)| length(text)).sum();
    let mut x = 0.0;
    let mut marks = Vec::new();
    for (index, statement, text) in texts {
        let width = (length(&text) * STRIP / whole).round().max(1.0);
        let href = numbered("#s", index + 1);
        marks.push(StripMark { x, width, href, class: state_of(statement).class(), text: text.into_owned() });
        x += width + GAP;
    }
    let Coverage { sourced, open, total } = coverage;
    let description =
        format!("{sourced} of {total} sentences are sourced, {open} are marked as open questions.");
    let title = "The sentences of this page".to_owned();
    (total > 0).then_some(StripView { title, description, width: x - GAP, marks })
}

/// A text's length in characters, within bounds that leave short sentences visible and long ones
/// modest.
fn length(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)).clamp(12.0, 400.0)
}

/// A sum of counts as a strip: the sourced, the open, the rest.
pub(in crate::site) fn strip_of(coverage: Coverage, label: &str, href: &str) -> StripView {
    let Coverage { sourced, open, total } = coverage;
    let length = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let runs = [("sourced", sourced), ("open", open), ("bare", total - sourced - open)];
    let mut x = 0.0;
    let mut marks = Vec::new();
    for (class, count) in runs.into_iter().filter(|(_, count)| *count > 0) {
        let text = format!("{count} of {total}");
        marks.push(StripMark { x, width: length(count), href: href.to_owned(), class, text });
        x += length(count);
    }
    let description =
        format!("{sourced} of {total} sentences are sourced, {open} are marked as open questions.");
    StripView {
        title: format!("The sentences of: {label}"),
        description,
        width: length(total).max(1.0),
        marks,
    }
}
