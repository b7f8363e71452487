//! Statistics as data to download, each observation with its evidence.

use crate::index::{continuation_output, data_output};
use crate::model::{NoteId, Observation, ParsedNote, ValueSource};
use crate::site::context::PageContext;
use crate::site::evidence::voices::voice_of;
use crate::site::format::date::DateKey;
use crate::site::format::label;
use crate::site::frame::{machine, not_found};
use crate::site::graph::series::{Observed, evidence_of, unit_of};
use crate::site::route::DataForm;
use crate::site::urls::{encoded, observation_anchor, relative};
use crate::site::view::{MachineFile, ObservationData, PageView, StatisticData};

/// A statistic's observations.
pub(in crate::site) fn file(context: PageContext<'_>, id: &NoteId, form: DataForm) -> PageView {
    match (of(context, id), form) {
        (Some(data), DataForm::Csv) => machine(context, MachineFile::Csv(data)),
        (Some(data), DataForm::Json) => machine(context, MachineFile::Json(data)),
        (None, _) => not_found(context),
    }
}

/// The data of a statistic; nothing where there is no such statistic.
fn of(context: PageContext<'_>, id: &NoteId) -> Option<StatisticData> {
    let note = context.graph.note(id)?;
    let statistic = note.statistic()?;
    let mut order: Vec<(usize, &Observation)> = statistic.observations.iter().enumerate().collect();
    order.sort_by_key(|(number, o)| (DateKey::of(Some(&o.period.value)), *number));
    let page = |page_number: usize| page(context, note, page_number);
    let about = statistic.about.iter().filter_map(|name| context.find(&name.value));
    Some(StatisticData {
        id: id.to_string(),
        title: note.title().to_owned(),
        description: note.description().to_owned(),
        dossier: context.graph.dossier.site.title.clone(),
        unit: unit_of(note).to_owned(),
        frequency: label::written(statistic.frequency.as_ref()),
        about: about.map(|note| note.id.to_string()).collect(),
        observations: order
            .into_iter()
            .map(|(number, observation)| {
                let page_number = context.graph.pagination.of_observation(id, number);
                row(context, Observed { note, number, observation }, &page(page_number))
            })
            .collect(),
        page: page(1),
    })
}

/// One of the statistic's pages from its data.
fn page(context: PageContext<'_>, note: &ParsedNote, page_number: usize) -> String {
    let base = &context.graph.base_url;
    let path = continuation_output(note, page_number);
    if base.is_empty() {
        relative(&data_output(note, "json"), &path)
    } else {
        format!("{base}{}", encoded(&path))
    }
}

fn row(context: PageContext<'_>, observed: Observed<'_>, page: &str) -> ObservationData {
    let Observed { note, number, observation } = observed;
    let outcome = context.graph.observation(&note.id, number);
    let figure = context.figure(observed);
    let evidence = evidence_of(observed);
    let source = evidence.as_ref().and_then(|(_, citation)| context.find(&citation.source.value));
    let verified =
        evidence.as_ref().map(|(name, _)| label::outcome(context.graph.quote(name)).class.to_owned());
    let voice = evidence
        .as_ref()
        .zip(source)
        .map(|((name, citation), source)| voice_of(context, source, citation, context.graph.quote(name)));
    let voice = voice.unwrap_or_default();
    let speakers: Vec<&str> = voice.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let is_computed = matches!(observation.value, ValueSource::Derived(_));
    let (origin, formula) = match &observation.value {
        ValueSource::Stated(_) => ("stated", String::new()),
        ValueSource::Counted(_) => ("counted", String::new()),
        ValueSource::Derived(formula) => ("derived", formula.value.clone()),
    };
    ObservationData {
        period: observation.period.text.clone(),
        value: outcome
            .and_then(|o| o.quantity.as_ref())
            .map_or(String::new(), |q| q.value.normalize().to_string()),
        bound: label::bound_class(figure.bound),
        unit: unit_of(note).to_owned(),
        printed: figure.text(),
        label: label::written(observation.label.as_ref()),
        origin,
        formula,
        source: source.map_or(String::new(), |source| source.id.to_string()),
        source_title: source.map_or(String::new(), |source| source.title().to_owned()),
        quote: evidence.map_or(String::new(), |(_, citation)| citation.quote.value.clone()),
        speaker: speakers.join("; "),
        strength: if is_computed { "computed".to_owned() } else { voice.strengths.join("; ") },
        via: voice.via.clone(),
        verified: verified.unwrap_or_default(),
        note: label::written(observation.note.as_ref()),
        address: format!("{page}#{}", observation_anchor(note, number)),
    }
}
