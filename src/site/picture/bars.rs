//! Values in rows: bars, parts of a whole, and ranges. A row has its words above its drawing.
//!
//! A bound is drawn as what it is: "more than" goes on beyond its value, "up to" is an outline with
//! an end, "about" has no sharp end, and what was computed is an outline.

use super::canvas::{Anchor, Canvas, count, fitted, number, rectangle, width_of};
use super::datum::Datum;
use crate::model::{Bound, Side};
use crate::site::format::figure::bound_label;

/// As wide as the narrowest window, so that text stays legible there.
pub(super) const WIDTH: f64 = 360.0;
/// More rows than this are left to the table.
pub(super) const MOST: usize = 40;
const ROW: f64 = 44.0;
const GAP_ROW: f64 = 26.0;
const BAR: f64 = 10.0;
/// What a bound may add to the end of a bar.
const BEYOND: f64 = 14.0;

/// From values to the units of the picture.
struct Scale {
    zero: f64,
    unit: f64,
}

impl Scale {
    fn of(data: &[Datum]) -> Self {
        let low = data.iter().map(|d| d.value).fold(0.0, f64::min);
        let high = data.iter().map(|d| d.value).fold(0.0, f64::max);
        let before = if low < 0.0 { BEYOND } else { 0.0 };
        let unit = (WIDTH - before - BEYOND) / (high - low).max(f64::MIN_POSITIVE);
        Self { zero: before - low * unit, unit }
    }

    fn at(&self, value: f64) -> f64 {
        self.zero + value * self.unit
    }
}

/// A bar for each value, and a line where yearly values are missing.
pub(super) fn bars(canvas: &mut Canvas, data: &[Datum], is_yearly: bool) -> (f64, f64) {
    let scale = Scale::of(data);
    let mut top = 0.0;
    let mut before: Option<i64> = None;
    for datum in data.iter().take(MOST) {
        if let Some((from, to)) = before.zip(datum.year).filter(|(a, b)| is_yearly && b - a > 1) {
            gap(canvas, top, from + 1, to - 1);
            top += GAP_ROW;
        }
        words(canvas, top, datum, &datum.text);
        bar(canvas, &scale, top + 24.0, datum);
        canvas.area(datum.href.clone(), title(datum), (0.0, top, WIDTH, ROW));
        top += ROW;
        before = datum.year;
    }
    (WIDTH, top + rest(canvas, top, data.len()))
}

/// Parts of a whole: the bar's ground is all of it.
pub(super) fn shares(canvas: &mut Canvas, data: &[Datum]) -> (f64, f64) {
    let scale = Scale { zero: 0.0, unit: WIDTH / 100.0 };
    for (row, datum) in data.iter().enumerate() {
        let top = count(row) * ROW;
        words(canvas, top, datum, &datum.text);
        canvas.shape("ground", rectangle((0.0, top + 24.0, WIDTH, BAR)));
        bar(canvas, &scale, top + 24.0, datum);
        canvas.area(datum.href.clone(), title(datum), (0.0, top, WIDTH, ROW));
    }
    canvas.key("the whole, 100%", &[("ground", "M0 1h24v10h-24z")]);
    (WIDTH, count(data.len()) * ROW)
}

/// From the lowest to the highest value of each period, each value a tick.
pub(super) fn ranges(canvas: &mut Canvas, data: &[Datum]) -> (f64, f64) {
    let scale = Scale::of(data);
    let mut top = 0.0;
    for row in data.chunk_by(|a, b| a.period == b.period) {
        let by_value = |a: &&Datum, b: &&Datum| a.value.total_cmp(&b.value);
        let ends = row.iter().min_by(by_value).zip(row.iter().max_by(by_value));
        let Some((low, high)) = ends else { continue };
        let text =
            if low.value < high.value { format!("{} – {}", low.text, high.text) } else { low.text.clone() };
        words(canvas, top, low, &text);
        let (y, from, to) = (top + 24.0, scale.at(low.value), scale.at(high.value));
        canvas.shape("grid", format!("M0 {}h{}", number(y + 5.0), number(WIDTH)));
        canvas.shape("bar derived", rectangle((from, y, to - from, BAR)));
        canvas.area(low.href.clone(), title(low), (0.0, top, WIDTH, ROW));
        for datum in row {
            let x = scale.at(datum.value);
            canvas.shape("end", format!("M{} {}v16", number(x), number(y - 3.0)));
            if datum.bound.side() == Side::Greater {
                beyond(canvas, x, y);
            }
            canvas.area(datum.href.clone(), title(datum), (x - 8.0, y - 8.0, 16.0, 26.0));
        }
        top += ROW;
    }
    canvas.key(
        "from the lowest value given to the highest",
        &[("bar derived", "M3 1h18v10h-18z"), ("end", "M3 0v12M21 0v12")],
    );
    (WIDTH, top)
}

/// What a row says: its period at the left, its value at the right, as far as there is room for
/// both.
fn words(canvas: &mut Canvas, top: f64, datum: &Datum, value: &str) {
    let value = fitted(value, WIDTH * 0.62);
    let room = WIDTH - width_of(&value) - 12.0;
    let labelled = datum.label.as_ref().map(|label| format!("{} · {label}", datum.period));
    let period = match labelled.filter(|text| width_of(text) <= room) {
        Some(text) => text,
        None if datum.label.is_some() && width_of(&datum.period) < room * 0.5 => {
            fitted(&format!("{} · {}", datum.period, datum.label.as_deref().unwrap_or("")), room)
        }
        None => fitted(&datum.period, room),
    };
    canvas.text((0.0, top + 16.0), Anchor::Start, "", &period);
    canvas.text((WIDTH, top + 16.0), Anchor::End, "strong", &value);
}

fn title(datum: &Datum) -> String {
    let label = datum.label.as_ref().map_or(String::new(), |label| format!(", {label}"));
    format!("{}{label}: {}", datum.period, datum.text)
}

fn bar(canvas: &mut Canvas, scale: &Scale, y: f64, datum: &Datum) {
    let (from, to) = (scale.at(0.0), scale.at(datum.value));
    let (left, width) = (from.min(to), (to - from).abs());
    let class = match (datum.bound, datum.is_derived) {
        (Bound::AtMost | Bound::Below, _) => "bar below",
        (_, true) => "bar derived",
        (_, false) => "bar",
    };
    let frayed = datum.bound == Bound::About;
    let body = if frayed && to > from { (width - 8.0).max(0.0) } else { width };
    canvas.shape(class, rectangle((left, y, body, BAR)));
    match datum.bound {
        Bound::About => {
            let slices = format!(
                "M{0} {1}h3v10h-3zM{2} {1}h2v10h-2z",
                number(left + body + 2.0),
                number(y),
                number(left + body + 7.0)
            );
            canvas.shape(class, format!("{slices}M{} {}h1v10h-1z", number(left + body + 11.0), number(y)));
            canvas.key("about", &[("bar", "M0 1h11v10h-11zM13 1h3v10h-3zM18 1h2v10h-2zM22 1h1v10h-1z")]);
        }
        Bound::AtLeast | Bound::Above => {
            beyond(canvas, to, y);
            let key = [("bar", "M0 1h12v10h-12z"), ("beyond", "M14 1l4 5l-4 5M19 1l4 5l-4 5")];
            canvas.key(bound_label(datum.bound), &key);
        }
        Bound::AtMost | Bound::Below => {
            canvas.shape("end", format!("M{} {}v16", number(to), number(y - 3.0)));
            canvas.key(bound_label(datum.bound), &[("bar below", "M0 1h22v10h-22z"), ("end", "M22 0v12")]);
        }
        Bound::Exact => {}
    }
    if datum.is_derived {
        canvas.key("computed", &[("bar derived", "M0 1h24v10h-24z")]);
    }
    if scale.zero > 0.0 {
        canvas.shape("axis", format!("M{} {}v14", number(from), number(y - 2.0)));
    }
}

/// The sign that a value goes on beyond `x`.
fn beyond(canvas: &mut Canvas, x: f64, y: f64) {
    let (x, y) = (number(x + 3.0), number(y));
    canvas.shape("beyond", format!("M{x} {y}l4 5l-4 5m5 -10l4 5l-4 5"));
}

fn gap(canvas: &mut Canvas, top: f64, from: i64, to: i64) {
    let text = if from == to { format!("{from}: no figure") } else { format!("{from}–{to}: no figure") };
    let left = width_of(&text) + 10.0;
    canvas.text((0.0, top + 16.0), Anchor::Start, "soft", &text);
    canvas.shape("gap", format!("M{} {}H{}", number(left), number(top + 11.0), number(WIDTH)));
}

/// Says how many values are left to the table, and returns the room that takes.
fn rest(canvas: &mut Canvas, top: f64, all: usize) -> f64 {
    let Some(more) = all.checked_sub(MOST).filter(|more| *more > 0) else { return 0.0 };
    canvas.text((0.0, top + 16.0), Anchor::Start, "soft", &format!("{more} more in the table"));
    GAP_ROW
}
