//! Observations of statistics.

use std::borrow::Cow;

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
pub(super) fn rows<'s>(
    context: PageContext<'s>,
    evidence: &Evidence<'_>,
    notes: &[&'s ParsedNote],
) -> Vec<Vec<TableCell<'s>>> {
    let of_note = |note: &&'s ParsedNote| {
        let listed = note.observations().iter().zip(observation_ids(note)).enumerate();
        let rows = listed.map(|(number, (observation, id))| {
            row(context, Observed { note, number, observation }, id, evidence)
        });
        rows.collect::<Vec<_>>()
    };
    notes.iter().filter(|note| note.statistic().is_some()).flat_map(of_note).collect()
}

fn row<'s>(
    context: PageContext<'s>,
    observed: Observed<'s>,
    id: String,
    evidence: &Evidence<'_>,
) -> Vec<TableCell<'s>> {
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
    let texts: [Cow<'_, str>; 15] = [
        id.into(),
        note.id.as_str().into(),
        note.title().into(),
        observation.period.text.as_str().into(),
        value.into(),
        label::bound_class(figure.bound).into(),
        unit_of(note).into(),
        figure.text().into(),
        label::written(observation.label.as_ref()).into(),
        origin.into(),
        formula.into(),
        evidence.of_observation(&note.id, number).next().unwrap_or_default().into(),
        source.map_or("", |source| source.id.as_str()).into(),
        label::written(observation.note.as_ref()).into(),
        address.into(),
    ];
    texts.into_iter().map(TableCell::Text).collect()
}

fn origin(observation: &Observation) -> (&'static str, &str) {
    match &observation.value {
        ValueSource::Stated(_) => ("stated", ""),
        ValueSource::Counted(_) => ("counted", ""),
        ValueSource::Derived(formula) => ("derived", formula.value.as_str()),
    }
}
