//! The picture beside a statistic's table: its one value, or a chart of its values.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;

use crate::index::{CHART, data_output, note_output};
use crate::model::{Class, Decimal, NoteId, Observation, ParsedNote, Quantity, ValueSource};
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::format::date::{self, DateKey};
use crate::site::frame::{machine, not_found};
use crate::site::graph::SiteGraph;
use crate::site::graph::passages::PassageKey;
use crate::site::graph::series::{Observed, evidence_of, in_order, unit_of};
use crate::site::picture::chart::ChartData;
use crate::site::picture::datum::Datum;
use crate::site::picture::sheet::sheet;
use crate::site::route::{Page, Route};
use crate::site::urls::encoded;
use crate::site::view::{MachineFile, PageView, PictureSource, PictureView, SingleFigure};

/// The chart or the single figure beside a statistic's table.
#[derive(Debug, Default)]
pub(in crate::site) struct Shown {
    pub(in crate::site) chart: Option<PictureView>,
    pub(in crate::site) figure: Option<SingleFigure>,
}

/// The picture of a statistic's observations, the earliest first.
pub(in crate::site) fn of(context: PageContext<'_>, note: &ParsedNote) -> Shown {
    let mut order: Vec<(usize, &Observation)> = note.observations().iter().enumerate().collect();
    order.sort_by_cached_key(|(number, o)| (DateKey::of(Some(&o.period.value)), *number));
    if let [(number, observation)] = order[..] {
        let observed = Observed { note, number, observation };
        if quantity(context, observed).is_none_or(|q| q.class != Class::Percent || !is_share(note)) {
            return Shown { figure: Some(single(context, observed)), chart: None };
        }
    }
    let data: Vec<Datum> = order
        .into_iter()
        .filter_map(|(number, observation)| datum(context, Observed { note, number, observation }))
        .collect();
    let chart = ChartData {
        title: note.title().to_owned(),
        unit: unit_of(note).to_owned(),
        is_share: is_share(note),
        is_yearly: is_yearly(note, &data),
        data,
    };
    Shown { chart: chart.picture(), figure: None }
}

/// Tells whether a statistic of percentages calls them parts of a whole; growth is none.
fn is_share(note: &ParsedNote) -> bool {
    let says_so = |text: &str| {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| ["share", "shares", "proportion"].contains(&word.to_lowercase().as_str()))
    };
    let description = note.description();
    unit_of(note) == "percent" && (says_so(note.title()) || says_so(description))
}

/// Tells whether a year without a value is one that is missing.
fn is_yearly(note: &ParsedNote, data: &[Datum]) -> bool {
    let frequency = note.statistic().and_then(|s| s.frequency.as_ref());
    frequency.is_some_and(|f| f.value == "annual") && data.iter().all(|d| d.year.is_some())
}

fn quantity<'s>(context: PageContext<'s>, observed: Observed<'_>) -> Option<&'s Quantity> {
    context.graph.observation(&observed.note.id, observed.number)?.quantity.as_ref()
}

fn single(context: PageContext<'_>, observed: Observed<'_>) -> SingleFigure {
    let period = context.date(&observed.observation.period.value);
    let label = observed.observation.label.as_ref().map(|l| format!(", {}", l.value));
    SingleFigure {
        value: context.figure(observed).text(),
        period: format!("{period}{}", label.unwrap_or_default()),
        href: context.observation_href(observed.note, observed.number),
    }
}

fn datum(context: PageContext<'_>, observed: Observed<'_>) -> Option<Datum> {
    let quantity = quantity(context, observed)?;
    if matches!(quantity.class, Class::Ordinal | Class::Year) {
        return None;
    }
    let observation = observed.observation;
    let figure = context.figure(observed);
    Some(Datum {
        href: context.observation_href(observed.note, observed.number),
        period: context.date(&observation.period.value),
        label: observation.label.as_ref().map(|l| l.value.clone()),
        text: figure.text(),
        value: float(quantity.value)?,
        bound: figure.bound,
        is_derived: matches!(observation.value, ValueSource::Derived(_)),
        moment: date::extent(&observation.period.value).map_or(0.0, |(from, _)| from),
        year: date::parts(&observation.period.value).filter(|(_, month, _)| month.is_none()).map(|p| p.0),
    })
}

/// What a chart rests on, source by source in the order of the table, with the footnotes of what this page lists.
pub(in crate::site) fn sources<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    listed: &BTreeSet<usize>,
    footnotes: &mut Footnotes<'s>,
) -> Vec<PictureSource> {
    let mut sources: Vec<PictureSource> = Vec::new();
    let (mut known, mut computed) = (Vec::new(), Vec::new());
    for number in in_order(note) {
        let Some(observation) = note.observations().get(number) else { continue };
        let observed = Observed { note, number, observation };
        let is_listed = listed.contains(&number);
        let Some((name, citation)) = evidence_of(observed) else {
            if matches!(observation.value, ValueSource::Derived(_)) && is_listed {
                computed.push(footnotes.computation(observed));
            }
            continue;
        };
        let source = context.find(&citation.source.value);
        let (label, href) = context.named(&citation.source.value);
        let place = sources.iter().position(|known| known.label == label).unwrap_or_else(|| {
            sources.push(PictureSource { label, href: href.unwrap_or_default(), marks: Vec::new() });
            sources.len() - 1
        });
        let key = PassageKey::of(citation, source.map(|source| &source.id));
        if is_listed && !known.contains(&key) {
            sources[place].marks.push(footnotes.cite(|| name, citation));
            known.push(key);
        }
    }
    if !computed.is_empty() {
        sources.push(PictureSource { label: "computed".to_owned(), href: String::new(), marks: computed });
    }
    sources
}

/// The files of the charts that there are.
pub(in crate::site) fn routes(graph: &SiteGraph<'_>) -> Vec<Route> {
    let statistics = graph.notes().filter(|note| note.statistic().is_some());
    let route =
        |note: &ParsedNote| Route { path: data_output(note, CHART), page: Page::Chart(note.id.clone()) };
    let drawn = statistics.map(|note| (note, route(note)));
    let drawn = drawn.filter(|(note, route)| of(PageContext::at(graph, route), note).chart.is_some());
    drawn.map(|(_, route)| route).collect()
}

/// The chart of a statistic as a file that stands alone.
pub(in crate::site) fn file(context: PageContext<'_>, id: &NoteId) -> PageView {
    let note = context.graph.note(id);
    let Some((note, chart)) = note.and_then(|note| Some((note, of(context, note).chart?))) else {
        return not_found(context);
    };
    let mut names: Vec<String> = Vec::new();
    for observed in in_order(note)
        .into_iter()
        .filter_map(|number| Some(Observed { note, number, observation: note.observations().get(number)? }))
    {
        let Some((_, citation)) = evidence_of(observed) else { continue };
        let (label, _) = context.named(&citation.source.value);
        if !names.contains(&label) {
            names.push(label);
        }
    }
    let graph = &context.graph;
    let address = format!("{}{}", graph.base_url, encoded(&note_output(note)));
    let from =
        [graph.dossier.site.title.clone(), if graph.base_url.is_empty() { String::new() } else { address }];
    let sheet = sheet(chart, note.description(), &names, &from);
    machine(context, MachineFile::Sheet(sheet))
}

fn float(value: Decimal) -> Option<f64> {
    value.to_f64().filter(|value| value.is_finite())
}
