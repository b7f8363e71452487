//! Which picture suits a statistic: a figure for a single value, shares of a whole, bars, ranges where a
//! period has several values, a line for many.

use std::collections::BTreeSet;

use super::canvas::Canvas;
use super::{bars, line};
use crate::model::{Bound, Class, Decimal, Observation, ParsedNote, Quantity, ValueSource};
use crate::site::context::{Observed, PageContext, unit_of};
use crate::site::format::date;
use crate::site::format::date::DateKey;
use crate::site::format::figure;
use crate::site::view::{PictureView, SingleFigure};

/// From this many values of one series on they are drawn as a line, amounts of money and percentages.
const LINE_OF_MEASURES: usize = 6;
/// From this many values on every series is drawn as a line.
const LINE: usize = 11;
/// The most values that the description of a picture says one by one.
const VALUES_SAID: usize = 12;

/// A value to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Datum {
    /// The row of the table.
    pub(super) href: String,
    pub(super) period: String,
    pub(super) label: Option<String>,
    /// The value with its bound and unit.
    pub(super) text: String,
    pub(super) value: f64,
    pub(super) bound: Bound,
    pub(super) is_derived: bool,
    /// When its period begins, in years.
    pub(super) moment: f64,
    /// The year, where the period is one.
    pub(super) year: Option<i64>,
}

/// What a statistic's page shows beside its table.
#[derive(Debug, Default)]
pub(in crate::site) struct Shown {
    pub(in crate::site) chart: Option<PictureView>,
    pub(in crate::site) figure: Option<SingleFigure>,
}

/// What suits the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Parts of a whole.
    Share,
    Bars,
    Range,
    Line,
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
    let chart = form(note, &data).map(|form| drawn(note, &data, form));
    Shown { chart, figure: None }
}

fn drawn(note: &ParsedNote, data: &[Datum], form: Form) -> PictureView {
    let mut canvas = Canvas::default();
    let size = match form {
        Form::Share => bars::shares(&mut canvas, data),
        Form::Bars => bars::bars(&mut canvas, data, is_yearly(note, data)),
        Form::Range => bars::ranges(&mut canvas, data),
        Form::Line => line::line(&mut canvas, data, &figure::unit_label(unit_of(note))),
    };
    canvas.finish("chart", note.title().to_owned(), describe(data), size)
}

fn form(note: &ParsedNote, data: &[Datum]) -> Option<Form> {
    let is_flat = data.iter().all(|d| d.value == 0.0);
    if data.is_empty() || is_flat || unit_of(note) == "year" {
        return None;
    }
    let is_part = |d: &Datum| (0.0..=100.0).contains(&d.value);
    if data.len() < LINE && is_share(note) && data.iter().all(is_part) {
        return Some(Form::Share);
    }
    let labels: BTreeSet<&str> = data.iter().filter_map(|d| d.label.as_deref()).collect();
    let periods: BTreeSet<&str> = data.iter().map(|d| d.period.as_str()).collect();
    let is_series = labels.len() < 2;
    let is_measure = ["percent"].contains(&unit_of(note)) || figure::is_currency(unit_of(note));
    Some(match data.len() {
        0 | 1 => return None,
        _ if is_series && periods.len() < data.len() && periods.len() <= bars::MOST => Form::Range,
        n if is_series && (n >= LINE || is_measure && n >= LINE_OF_MEASURES) => Form::Line,
        _ => Form::Bars,
    })
}

/// Whether a statistic of percentages says that they are parts of a whole; growth is none.
fn is_share(note: &ParsedNote) -> bool {
    let says_so = |text: &str| {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| ["share", "shares", "proportion"].contains(&word.to_lowercase().as_str()))
    };
    let description = note.front.description.as_ref().map_or("", |d| d.value.as_str());
    unit_of(note) == "percent" && (says_so(note.title()) || says_so(description))
}

/// Whether a year without a value is one that is missing.
fn is_yearly(note: &ParsedNote, data: &[Datum]) -> bool {
    let frequency = note.statistic().and_then(|s| s.frequency.as_ref());
    frequency.is_some_and(|f| f.value == "annual") && data.iter().all(|d| d.year.is_some())
}

fn quantity<'s>(context: PageContext<'s>, observed: Observed<'_>) -> Option<&'s Quantity> {
    let key = (observed.note.id.clone(), observed.number);
    context.site.verification.observations.get(&key)?.quantity.as_ref()
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
    value.to_string().parse().ok().filter(|value: &f64| value.is_finite())
}

/// The picture in words; where there are too many values, how many, and between which.
fn describe(data: &[Datum]) -> String {
    if data.len() <= VALUES_SAID {
        let all: Vec<String> = data.iter().map(|d| format!("{}: {}", d.period, d.text)).collect();
        return format!("{}.", all.join("; "));
    }
    let by_value = |a: &&Datum, b: &&Datum| a.value.total_cmp(&b.value);
    let (Some(low), Some(high)) = (data.iter().min_by(by_value), data.iter().max_by(by_value)) else {
        return String::new();
    };
    let (first, last) = (&data[0].period, &data[data.len() - 1].period);
    format!(
        "{} values from {first} to {last}: the lowest {} ({}), the highest {} ({}). The table has all of them.",
        data.len(),
        low.text,
        low.period,
        high.text,
        high.period
    )
}
