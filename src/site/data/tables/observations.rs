//! Observations of statistics.

use super::evidence::Evidence;
use super::names::{address, observation_ids};
use crate::index::continuation_output;
use crate::model::{Observation, ParsedNote, ValueSource};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::graph::series::{Observed, evidence_of, unit_of};
use crate::site::urls::observation_anchor;
use crate::site::view::TableCell;

/// The rows of `observations`, statistic by statistic, as the notes list them.
pub(super) fn rows(
    context: PageContext<'_>,
    evidence: &Evidence<'_>,
    notes: &[&ParsedNote],
) -> Vec<Vec<TableCell>> {
    let of_note = |note: &&ParsedNote| {
        let listed = note.observations().iter().zip(observation_ids(note)).enumerate();
        let rows = listed.map(|(number, (observation, id))| {
            row(context, Observed { note, number, observation }, id, evidence)
        });
        rows.collect::<Vec<_>>()
    };
    notes.iter().filter(|note| note.statistic().is_some()).flat_map(of_note).collect()
}

fn row(
    context: PageContext<'_>,
    observed: Observed<'_>,
    id: String,
    evidence: &Evidence<'_>,
) -> Vec<TableCell> {
    let Observed { note, number, observation } = observed;
    let outcome = context.graph.observation(&note.id, number);
    let figure = context.figure(observed);
    let cited = evidence_of(observed);
    let source = cited.as_ref().and_then(|(_, citation)| context.find(&citation.source.value));
    let value =
        outcome.and_then(|o| o.quantity.as_ref()).map_or(String::new(), |q| q.value.normalize().to_string());
    let page = context.graph.pagination.of_observation(&note.id, number);
    let address = address(context, &continuation_output(note, page), &observation_anchor(note, number));
    let (origin, formula) = origin(observation);
    let texts = [
        id,
        note.id.to_string(),
        note.title().to_owned(),
        observation.period.text.clone(),
        value,
        label::bound_class(figure.bound).to_owned(),
        unit_of(note).to_owned(),
        figure.text(),
        label::written(observation.label.as_ref()),
        origin.to_owned(),
        formula,
        evidence.of_observation(&note.id, number).next().unwrap_or_default(),
        source.map_or(String::new(), |source| source.id.to_string()),
        label::written(observation.note.as_ref()),
        address,
    ];
    texts.into_iter().map(TableCell::Text).collect()
}

fn origin(observation: &Observation) -> (&'static str, String) {
    match &observation.value {
        ValueSource::Stated(_) => ("stated", String::new()),
        ValueSource::Counted(_) => ("counted", String::new()),
        ValueSource::Derived(formula) => ("derived", formula.value.clone()),
    }
}
