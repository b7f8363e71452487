//! The footnote of a number that the text computes: the computation with its result, and what it rests on.

use super::statistic::{input_view, sign};
use crate::model::{
    Citation, CitationKey, CitationPlace, Computation, FormulaTokenKind, ParsedNote, Statement,
};
use crate::read::number::{ENGLISH, read_numbers};
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::view::{InputView, RemarkView};
use crate::verify::computed::{Computed, Operand};

/// How the nth number that a statement computes is computed.
pub(in crate::site) fn computation<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
    statement: usize,
    number: usize,
) -> RemarkView {
    let mut view = RemarkView::default();
    let place = note.statements.get(statement);
    let computation = place.and_then(|s| s.computations().nth(number));
    let computed = computation.and_then(|computation| context.computed(computation));
    if let (Some(place), Some(computation), Some(computed)) = (place, computation, computed) {
        view.formula = Some(worked(context, computation, &computed));
        view.inputs = inputs(context, note, footnotes, (statement, place), &computed);
    }
    view
}

/// The computation with its figures put in, and what it gives.
fn worked(context: PageContext<'_>, computation: &Computation, computed: &Computed) -> String {
    let formula = &computation.formula;
    let mut text = String::new();
    let mut end = 0;
    for token in &formula.tokens {
        text.push_str(&formula.text[end..token.range.start]);
        end = token.range.end;
        match &token.kind {
            FormulaTokenKind::Observation { statistic, period } => {
                match context.observed(statistic, period) {
                    Some(observed) => text.push_str(&context.figure(observed).text()),
                    None => text.push_str(formula.written(token)),
                }
            }
            _ => text.push_str(sign(formula, token)),
        }
    }
    let result = computed.printed();
    let is_whole = computed.value.round_dp(2) == computed.value;
    let unit = if computed.is_days { " days" } else { "" };
    format!("{text} {} {result}{unit}", if is_whole { "=" } else { "≈" })
}

/// What it rests on: the observations, and the passages that give the numbers.
fn inputs<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
    (index, statement): (usize, &'s Statement),
    computed: &Computed,
) -> Vec<InputView> {
    let mut views: Vec<InputView> = Vec::new();
    let mut passages: Vec<(CitationKey, usize)> = Vec::new();
    for operand in &computed.operands {
        let view = match operand {
            Operand::Observation(statistic, period, _) => {
                context.observed(statistic, period).map(|observed| input_view(context, footnotes, observed))
            }
            Operand::Number(number) => {
                let gives = |text: &str| read_numbers(text, &ENGLISH).iter().any(|n| n.value == number.value);
                let found = cited(note, index, statement, gives);
                found.and_then(|found| {
                    passage(context, footnotes, found, number.value.to_string(), &mut passages, &mut views)
                })
            }
            Operand::Day(day) => {
                let found = cited(note, index, statement, |_| true);
                found.and_then(|found| {
                    passage(context, footnotes, found, day.to_string(), &mut passages, &mut views)
                })
            }
        };
        views.extend(view);
    }
    views
}

/// The first citation of a statement whose words give something.
fn cited<'s>(
    note: &'s ParsedNote,
    index: usize,
    statement: &'s Statement,
    gives: impl Fn(&str) -> bool,
) -> Option<(CitationKey, &'s Citation)> {
    let key = |place| CitationKey { note: note.id.clone(), place };
    let by_label = statement
        .marks
        .iter()
        .filter_map(|label| Some((key(CitationPlace::Label(label.value.clone())), note.cite(&label.value)?)));
    let in_place =
        statement.citations.iter().enumerate().map(|(n, c)| (key(CitationPlace::Statement(index, n)), c));
    by_label.chain(in_place).find(|(_, citation)| gives(&citation.quote.quoted_words()))
}

/// A passage with what it gives; one that is among them already gives this too.
fn passage<'s>(
    context: PageContext<'s>,
    footnotes: &mut Footnotes<'s>,
    (key, citation): (CitationKey, &'s Citation),
    value: String,
    passages: &mut Vec<(CitationKey, usize)>,
    views: &mut [InputView],
) -> Option<InputView> {
    let known = passages.iter().find(|(known, _)| *known == key).map(|(_, at)| *at);
    if let Some(view) = known.and_then(|at| views.get_mut(at)) {
        view.value = format!("{}, {value}", view.value);
        return None;
    }
    let source = context.find(&citation.source.value);
    let marks = vec![footnotes.cite(|| key.clone(), citation)];
    passages.push((key, views.len()));
    Some(InputView {
        label: source.map_or_else(|| citation.source.value.clone(), |note| note.title().to_owned()),
        value,
        href: source.and_then(|note| context.note_href(&note.id)).unwrap_or_default(),
        marks,
    })
}
