//! What a statistic's page adds: its observations, how derived ones were computed, and a chart.

use super::desk::{Desk, Observed, evidence_of, observation_anchor, unit_of};
use super::leaves::in_order;
use super::ledger::Ledger;
use super::picture::chart;
use super::route::DataForm;
use super::view::{BodyView, InputView, LinkView, ObservationView, RemarkView, StatisticView};
use super::{figures, quotes, words};
use crate::index::data_output;
use crate::model::{Formula, FormulaToken, FormulaTokenKind, NoteId, Operator, ParsedNote, ValueSource};

/// What one of a statistic's pages shows of it.
pub(super) fn view<'s>(
    desk: Desk<'s>,
    note: &'s ParsedNote,
    leaf: usize,
    ledger: &mut Ledger<'s>,
) -> StatisticView {
    let range = desk.site.leaves.observations(&note.id, leaf);
    let rows = in_order(note).into_iter().skip(range.start).take(range.len());
    let observed = rows.filter_map(|number| {
        let observation = note.observations().get(number)?;
        Some(Observed { note, number, observation })
    });
    let observations: Vec<ObservationView> = observed.map(|one| row(desk, one, ledger)).collect();
    let chart::Shown { chart, figure } =
        if leaf == 1 { chart::of(desk, note) } else { chart::Shown::default() };
    StatisticView {
        unit: figures::unit_label(unit_of(note)),
        has_labels: observations.iter().any(|o| !o.label.is_empty()),
        downloads: downloads(desk, note),
        chart,
        figure,
        observations,
    }
}

fn downloads(desk: Desk<'_>, note: &ParsedNote) -> Vec<LinkView> {
    let link = |form: DataForm| LinkView {
        label: form.extension().to_uppercase(),
        href: desk.href(&data_output(note, form.extension())),
    };
    [DataForm::Csv, DataForm::Json].map(link).to_vec()
}

fn row<'s>(desk: Desk<'s>, observed: Observed<'s>, ledger: &mut Ledger<'s>) -> ObservationView {
    let Observed { note, number, observation } = observed;
    let figure = desk.figure(observed);
    let evidence = evidence_of(observed);
    let quote = evidence.as_ref().map_or(Vec::new(), |(_, citation)| quotes::parts(&citation.quote));
    let marks = evidence.map(|(name, citation)| ledger.cite(&name, citation)).into_iter().collect();
    let derived = matches!(observation.value, ValueSource::Derived(_));
    let counted: &[_] = if let ValueSource::Counted(notes) = &observation.value { notes } else { &[] };
    let counted = counted.iter().map(|name| desk.named(&name.value));
    ObservationView {
        id: observation_anchor(number),
        period: desk.date(&observation.period.value),
        value: figure.value.clone(),
        bound: figure.bound_label(),
        bound_class: words::bound_class(figure.bound),
        label: observation.label.as_ref().map_or(String::new(), |l| l.value.clone()),
        note: observation.note.as_ref().map_or(String::new(), |n| n.value.clone()),
        marks,
        quote,
        computed: derived.then(|| computation(desk, ledger, &note.id, number)),
        counted: counted.map(|(label, href)| LinkView { label, href: href.unwrap_or_default() }).collect(),
    }
}

/// How a derived observation was computed: the formula with its figures, and their evidence.
pub(super) fn computation<'s>(
    desk: Desk<'s>,
    ledger: &mut Ledger<'s>,
    statistic: &NoteId,
    number: usize,
) -> RemarkView {
    let mut view = RemarkView {
        number: String::new(),
        id: String::new(),
        body: BodyView::default(),
        formula: None,
        inputs: Vec::new(),
        back: Vec::new(),
    };
    let note = desk.site.note(statistic);
    let observation = note.and_then(|n| n.observations().get(number));
    if let (Some(note), Some(ValueSource::Derived(formula))) = (note, observation.map(|o| &o.value)) {
        let (text, inputs) = with_figures(desk, note, formula);
        view.formula = Some(text);
        view.inputs = inputs.into_iter().map(|input| input_view(desk, ledger, input)).collect();
    }
    view
}

/// A formula with its references replaced by figures, and the observations referred to, each once.
fn with_figures<'s>(desk: Desk<'s>, note: &'s ParsedNote, formula: &Formula) -> (String, Vec<Observed<'s>>) {
    let mut text = String::new();
    let mut inputs: Vec<Observed<'s>> = Vec::new();
    let mut end = 0;
    for token in &formula.tokens {
        text.push_str(&formula.text[end..token.range.start]);
        end = token.range.end;
        let observed = match &token.kind {
            FormulaTokenKind::Observation { statistic, period } => {
                let statistic = if statistic.is_empty() { note.id.as_str() } else { statistic };
                desk.observed(statistic, period)
            }
            _ => None,
        };
        let Some(observed) = observed else {
            text.push_str(sign(formula, token));
            continue;
        };
        text.push_str(&desk.figure(observed).value);
        if !inputs.iter().any(|known| known.note.id == observed.note.id && known.number == observed.number) {
            inputs.push(observed);
        }
    }
    text.push_str(&formula.text[end..]);
    (text, inputs)
}

fn sign<'f>(formula: &'f Formula, token: &FormulaToken) -> &'f str {
    match token.kind {
        FormulaTokenKind::Operator(Operator::Divide) => "÷",
        FormulaTokenKind::Operator(Operator::Multiply) => "×",
        FormulaTokenKind::Operator(Operator::Subtract) => "−",
        _ => formula.written(token),
    }
}

fn input_view<'s>(desk: Desk<'s>, ledger: &mut Ledger<'s>, observed: Observed<'s>) -> InputView {
    let period = desk.date(&observed.observation.period.value);
    let marks = match evidence_of(observed) {
        Some((name, citation)) => vec![ledger.cite(&name, citation)],
        None => vec![ledger.computation(observed)],
    };
    InputView {
        label: format!("{}, {period}", observed.note.title()),
        value: desk.figure(observed).text(),
        href: desk.observation_href(observed.note, observed.number),
        marks,
    }
}
