//! The picture beside a statistic's table: its one value, or a chart of its values.

use rust_decimal::prelude::ToPrimitive;

use crate::model::{Class, Decimal, Observation, ParsedNote, Quantity, ValueSource};
use crate::site::context::PageContext;
use crate::site::format::date::{self, DateKey};
use crate::site::graph::series::{Observed, unit_of};
use crate::site::picture::chart::ChartData;
use crate::site::picture::datum::Datum;
use crate::site::view::{PictureView, SingleFigure};

/// The chart or the single figure beside a statistic's table.
#[derive(Debug, Default)]
pub(in crate::site) struct Shown {
    pub(in crate::site) chart: Option<PictureView>,
    pub(in crate::site) figure: Option<SingleFigure>,
}

/// The picture of a statistic's observations, the earliest first.
pub(in crate::site) fn of(context: PageContext<'_>, note: &ParsedNote) -> Shown {
    let mut order: Vec<(usize, &Observation)> = note.observations().iter().enumerate().collect();
    order.sort_by_key(|(number, o)| (DateKey::of(Some(&o.period.value)), *number));
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

fn float(value: Decimal) -> Option<f64> {
    value.to_f64().filter(|value| value.is_finite())
}
