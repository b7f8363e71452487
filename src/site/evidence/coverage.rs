//! What a page shows of how many of its sentences are sourced. What counts, `verify::coverage`
//! says.

use std::borrow::Cow;

use crate::model::{ParsedNote, Statement};
use crate::site::context::PageContext;
use crate::site::urls::numbered;
use crate::site::view::{CoverageView, NotesView, StatementState, StripMark, StripView};
use crate::verify::coverage::{Coverage, Standing, counted, standing, states_facts};

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

/// The counts of a note as they are shown. A page that speaks about the dossier itself has no sources by its nature: of
/// it only what is sourced or asked is counted.
pub(in crate::site) fn shown(context: PageContext<'_>, note: &ParsedNote) -> Coverage {
    let coverage = context.graph.coverage(note);
    if states_facts(note) {
        return coverage;
    }
    let Coverage { sourced, open, .. } = coverage;
    let is_any = sourced > 0;
    if is_any { Coverage { sourced, open, total: sourced + open } } else { Coverage::default() }
}

pub(in crate::site) fn view<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    notes: &NotesView,
) -> CoverageView {
    let coverage = shown(context, note);
    let Coverage { sourced, open, total } = coverage;
    let passages = notes.sources.iter().flat_map(|s| &s.passages);
    let is_verified = |class: &str| matches!(class, "exact" | "folded");
    CoverageView {
        sourced,
        open,
        bare: coverage.bare(),
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
    let is_shown = |statement: &Statement| states_facts(note) || standing(statement) != Standing::Bare;
    let counted = counted(note).filter(|(_, statement)| is_shown(statement));
    let texts = counted.map(|(index, statement)| (index, statement, text(index)));
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
    let title = "The sentences of this page".to_owned();
    let description = in_words(coverage);
    (coverage.total > 0).then_some(StripView { title, description, width: x - GAP, marks })
}

/// The counts in a sentence. An open question is no fault; a sentence without a source is.
pub(in crate::site) fn in_words(coverage: Coverage) -> String {
    let Coverage { sourced, open, .. } = coverage;
    let mut parts =
        vec![format!("{sourced} {} sourced", if sourced == 1 { "sentence is" } else { "sentences are" })];
    parts.extend(
        (open > 0).then(|| {
            format!("{open} {}", if open == 1 { "is an open question" } else { "are open questions" })
        }),
    );
    parts.extend((coverage.bare() > 0).then(|| format!("{} without a source", coverage.bare())));
    format!("{}.", parts.join(", "))
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
    StripView {
        title: format!("The sentences of: {label}"),
        description: in_words(coverage),
        width: length(total).max(1.0),
        marks,
    }
}
