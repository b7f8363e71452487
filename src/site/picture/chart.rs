//! Which picture suits a statistic: a figure for a single value, shares of a whole, bars, ranges
//! where a period has several values, a line for many.

use std::collections::BTreeSet;

use super::canvas::Canvas;
use super::datum::Datum;
use super::{bars, line};
use crate::site::format::figure::{is_currency, unit_label};
use crate::site::view::PictureView;

/// From this many values of one series on they are drawn as a line, amounts of money and
/// percentages.
const LINE_OF_MEASURES: usize = 6;
/// From this many values on every series is drawn as a line.
const LINE: usize = 11;
/// The most values that the description of a picture says one by one.
const VALUES_SAID: usize = 12;

/// The forms of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Parts of a whole.
    Share,
    Bars,
    Range,
    Line,
}

/// The values of a statistic, and what decides how they are drawn.
#[derive(Debug)]
pub(in crate::site) struct ChartData {
    pub(in crate::site) title: String,
    /// The unit as it is written.
    pub(in crate::site) unit: String,
    /// The values are parts of a whole.
    pub(in crate::site) is_share: bool,
    /// A year without a value is one that is missing.
    pub(in crate::site) is_yearly: bool,
    /// The earliest first.
    pub(in crate::site) data: Vec<Datum>,
}

impl ChartData {
    /// The picture that suits the values; none where they cannot be compared in one.
    pub(in crate::site) fn picture(self) -> Option<PictureView> {
        let form = self.form()?;
        let mut canvas = Canvas::default();
        let size = match form {
            Form::Share => bars::shares(&mut canvas, &self.data),
            Form::Bars => bars::bars(&mut canvas, &self.data, self.is_yearly),
            Form::Range => bars::ranges(&mut canvas, &self.data),
            Form::Line => line::line(&mut canvas, &self.data, &unit_label(&self.unit)),
        };
        let description = describe(&self.data);
        Some(canvas.finish("chart", self.title, description, size))
    }

    fn form(&self) -> Option<Form> {
        let data = &self.data;
        let is_flat = data.iter().all(|d| d.value == 0.0);
        if data.is_empty() || is_flat || self.unit == "year" {
            return None;
        }
        let is_part = |d: &Datum| (0.0..=100.0).contains(&d.value);
        if data.len() < LINE && self.is_share && data.iter().all(is_part) {
            return Some(Form::Share);
        }
        let labels: BTreeSet<&str> = data.iter().filter_map(|d| d.label.as_deref()).collect();
        let periods: BTreeSet<&str> = data.iter().map(|d| d.period.as_str()).collect();
        let is_series = labels.len() < 2;
        let is_measure = self.unit == "percent" || is_currency(&self.unit);
        Some(match data.len() {
            0 | 1 => return None,
            _ if is_series && periods.len() < data.len() && periods.len() <= bars::MOST => Form::Range,
            n if is_series && (n >= LINE || is_measure && n >= LINE_OF_MEASURES) => Form::Line,
            _ => Form::Bars,
        })
    }
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
