//! The notes of which a note tells: what is on record of each, since they have no page for it.

use super::facts;
use crate::index::data_output;
use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::graph::series::{Observed, evidence_of};
use crate::site::view::{FactValue, FactView, LinkView, ToldView};

/// What is on record of each note of which a note tells.
pub(in crate::site) fn told<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> Vec<ToldView> {
    context.graph.told_by(&note.id).map(|told| view(context, told, footnotes)).collect()
}

fn view<'s>(context: PageContext<'s>, note: &'s ParsedNote, footnotes: &mut Footnotes<'s>) -> ToldView {
    let mut recorded: Vec<FactView> = figures(context, note, footnotes).into_iter().collect();
    // The figures say their unit, and how often they are taken shows in a table alone.
    let is_plain = |fact: &FactView| !matches!(fact.field, "unit" | "frequency");
    recorded.extend(facts::facts(context, note, footnotes).into_iter().filter(is_plain));
    let file = |extension: &str| LinkView {
        label: extension.to_uppercase(),
        href: context.href(&data_output(note, extension)),
    };
    let files = note.statistic().map_or(Vec::new(), |_| ["csv", "json"].map(file).to_vec());
    ToldView { kind: context.kind_label(note), link: context.link(note), facts: recorded, files }
}

/// A statistic's observations as a fact, with the evidence of all; none where there are none.
fn figures<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> Option<FactView> {
    let observed = note.observations().iter().enumerate();
    let observed = observed.map(|(number, observation)| Observed { note, number, observation });
    let values = observed.clone().map(|one| figure(context, one)).collect::<Vec<FactValue>>();
    let cited = observed.filter_map(evidence_of);
    let marks = cited.map(|(name, citation)| footnotes.cite(|| name, citation)).collect();
    let is_any = !values.is_empty();
    let (inferred, identified, status) = (None, None, None);
    is_any.then_some(FactView {
        field: "observations",
        label: "Figure",
        values,
        marks,
        inferred,
        identified,
        status,
    })
}

/// A figure with what it is called and its period, unless it is its period.
fn figure(context: PageContext<'_>, observed: Observed<'_>) -> FactValue {
    let period = context.date(&observed.observation.period.value);
    let label = observed.observation.label.as_ref().map(|label| label.value.clone());
    let figure = context.figure(observed).text();
    let beside: Vec<String> = label.into_iter().chain((period != figure).then_some(period)).collect();
    let text = if beside.is_empty() { figure } else { format!("{figure} ({})", beside.join(", ")) };
    FactValue { text, href: None, datetime: None }
}
