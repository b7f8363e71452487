//! What a statistic's page adds: its observations, how derived ones were computed, and a chart.

use super::chart;
use crate::index::data_output;
use crate::model::{Formula, FormulaToken, FormulaTokenKind, NoteId, Operator, ParsedNote, ValueSource};
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::format::{figure, label, quote};
use crate::site::graph::series::{Observed, evidence_of, in_order, unit_of};
use crate::site::route::DataForm;
use crate::site::urls::{keeps_number, kept_addresses, numbered_anchor, observation_anchor};
use crate::site::view::{InputView, LinkView, ObservationView, RemarkView, StatisticView};

/// The part of a statistic's view that one of its pages shows.
pub(in crate::site) fn view<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    page_number: usize,
    footnotes: &mut Footnotes<'s>,
) -> StatisticView {
    let range = context.graph.pagination.observations(&note.id, page_number);
    let rows = in_order(note).into_iter().skip(range.start).take(range.len());
    let observed = rows.filter_map(|number| {
        let observation = note.observations().get(number)?;
        Some(Observed { note, number, observation })
    });
    let observations: Vec<ObservationView> = observed.map(|one| row(context, one, footnotes)).collect();
    let chart::Shown { chart, figure } =
        if page_number == 1 { chart::of(context, note) } else { chart::Shown::default() };
    StatisticView {
        unit: figure::unit_label(unit_of(note)),
        has_labels: observations.iter().any(|o| !o.label.is_empty()),
        downloads: downloads(context, note),
        chart,
        figure,
        observations,
    }
}

fn downloads(context: PageContext<'_>, note: &ParsedNote) -> Vec<LinkView> {
    let link = |form: DataForm| LinkView {
        label: form.extension().to_uppercase(),
        href: context.href(&data_output(note, form.extension())),
    };
    [DataForm::Csv, DataForm::Json].map(link).to_vec()
}

fn row<'s>(
    context: PageContext<'s>,
    observed: Observed<'s>,
    footnotes: &mut Footnotes<'s>,
) -> ObservationView {
    let Observed { note, number, observation } = observed;
    let figure = context.figure(observed);
    let evidence = evidence_of(observed);
    let quote = evidence.as_ref().map_or(Vec::new(), |(_, citation)| quote::parts(&citation.quote));
    let marks = evidence.map(|(name, citation)| footnotes.cite(|| name, citation)).into_iter().collect();
    let derived = matches!(observation.value, ValueSource::Derived(_));
    let counted: &[_] = if let ValueSource::Counted(notes) = &observation.value { notes } else { &[] };
    let counted = counted.iter().map(|name| context.named(&name.value));
    let (id, own) = (observation_anchor(note, number), numbered_anchor("o", number));
    let mut former = kept_addresses(note, &id);
    former.extend(Some(own).filter(|own| keeps_number(note, &id, own)));
    ObservationView {
        id,
        former,
        period: context.date(&observation.period.value),
        value: figure.value.clone(),
        bound: figure.bound_label(),
        bound_class: label::bound_class(figure.bound),
        label: label::written(observation.label.as_ref()),
        note: label::written(observation.note.as_ref()),
        marks,
        quote,
        computed: derived.then(|| computation(context, footnotes, &note.id, number)),
        counted: counted.map(|(label, href)| LinkView { label, href: href.unwrap_or_default() }).collect(),
    }
}

/// The computation of a derived observation: the formula with its figures, and their evidence.
pub(in crate::site) fn computation<'s>(
    context: PageContext<'s>,
    footnotes: &mut Footnotes<'s>,
    statistic: &NoteId,
    number: usize,
) -> RemarkView {
    let mut view = RemarkView::default();
    let note = context.graph.front(statistic);
    let observation = note.and_then(|n| n.observations().get(number));
    if let (Some(note), Some(ValueSource::Derived(formula))) = (note, observation.map(|o| &o.value)) {
        let (text, inputs) = with_figures(context, note, formula);
        view.formula = Some(text);
        view.inputs = inputs.into_iter().map(|input| input_view(context, footnotes, input)).collect();
    }
    view
}

/// A formula with its references replaced by figures, and the observations referred to, each once.
fn with_figures<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    formula: &Formula,
) -> (String, Vec<Observed<'s>>) {
    let mut text = String::new();
    let mut inputs: Vec<Observed<'s>> = Vec::new();
    let mut end = 0;
    for token in &formula.tokens {
        text.push_str(&formula.text[end..token.range.start]);
        end = token.range.end;
        let observed = match &token.kind {
            FormulaTokenKind::Observation { statistic, period } => {
                let statistic = if statistic.is_empty() { note.id.as_str() } else { statistic };
                context.observed(statistic, period)
            }
            _ => None,
        };
        let Some(observed) = observed else {
            text.push_str(sign(formula, token));
            continue;
        };
        text.push_str(&context.figure(observed).text());
        if !inputs.iter().any(|known| known.note.id == observed.note.id && known.number == observed.number) {
            inputs.push(observed);
        }
    }
    text.push_str(&formula.text[end..]);
    (text, inputs)
}

pub(super) fn sign<'f>(formula: &'f Formula, token: &FormulaToken) -> &'f str {
    match token.kind {
        FormulaTokenKind::Operator(Operator::Divide) => "÷",
        FormulaTokenKind::Operator(Operator::Multiply) => "×",
        FormulaTokenKind::Operator(Operator::Subtract) => "−",
        _ => formula.written(token),
    }
}

pub(super) fn input_view<'s>(
    context: PageContext<'s>,
    footnotes: &mut Footnotes<'s>,
    observed: Observed<'s>,
) -> InputView {
    let period = context.date(&observed.observation.period.value);
    let marks = match evidence_of(observed) {
        Some((name, citation)) => vec![footnotes.cite(|| name, citation)],
        None => vec![footnotes.computation(observed)],
    };
    InputView {
        label: format!("{}, {period}", observed.note.title()),
        value: context.figure(observed).text(),
        href: context.observation_href(observed.note, observed.number),
        marks,
    }
}
