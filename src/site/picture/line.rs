//! Values against time: a line through points, broken where values are missing.

use super::bars::WIDTH;
use super::canvas::{Anchor, Canvas, circle, count, fitted, number, width_of};
use super::datum::Datum;
use super::ticks::{axis_text, ticks};
use crate::model::Bound;
use crate::site::format::figure::bound_label;

const HEIGHT: f64 = 262.0;
/// Below the line that names the unit and the latest value.
const TOP: f64 = 36.0;
const BOTTOM: f64 = HEIGHT - 30.0;
/// Points nearer to each other than this are not drawn one by one.
const APART: f64 = 9.0;
/// A step in time that is this many times the usual one leaves something out.
const LEAP: f64 = 1.7;

struct Point<'d> {
    datum: &'d Datum,
    x: f64,
    y: f64,
}

/// The values of a series, the earliest first, in a unit.
pub(super) fn line(canvas: &mut Canvas, data: &[Datum], unit: &str) -> (f64, f64) {
    heading(canvas, data, unit);
    let low = data.iter().map(|d| d.value).fold(0.0, f64::min);
    let high = data.iter().map(|d| d.value).fold(0.0, f64::max);
    let ticks = ticks(low, high);
    let (floor, ceiling) = (ticks[0], ticks[ticks.len() - 1]);
    let height = |value: f64| BOTTOM - (value - floor) / (ceiling - floor) * (BOTTOM - TOP);
    let named: Vec<(f64, String)> = ticks.iter().map(|tick| (height(*tick), axis_text(*tick))).collect();
    let left = named.iter().map(|(_, text)| width_of(text)).fold(0.0, f64::max).ceil() + 8.0;
    for (y, text) in &named {
        canvas.shape(
            if *y == height(0.0) { "axis" } else { "grid" },
            format!("M{} {}H{}", number(left), number(*y), number(WIDTH)),
        );
        canvas.text((left - 8.0, y + 5.0), Anchor::End, "soft", text);
    }
    let first = data.first().map_or(0.0, |d| d.moment);
    let span = data.last().map_or(1.0, |d| d.moment - first).max(f64::MIN_POSITIVE);
    let across = |d: &Datum| left + 6.0 + (d.moment - first) / span * (WIDTH - left - 14.0);
    let points: Vec<Point<'_>> =
        data.iter().map(|datum| Point { datum, x: across(datum), y: height(datum.value) }).collect();
    strokes(canvas, &points);
    marks(canvas, &points);
    areas(canvas, &points, left);
    match years(data) {
        Some((from, to)) => {
            year_labels(canvas, (from, to), |year| left + 6.0 + (year - first) / span * (WIDTH - left - 14.0))
        }
        None => period_labels(canvas, &points),
    }
    (WIDTH, HEIGHT)
}

/// What is measured, and where it stands at the end, above the plot, where no line can cross it.
fn heading(canvas: &mut Canvas, data: &[Datum], unit: &str) {
    let latest = data.last().map_or(String::new(), |last| format!("{}: {}", last.period, last.text));
    let unit = fitted(unit, WIDTH * 0.35);
    let latest = fitted(&latest, WIDTH - width_of(&unit) - 12.0);
    canvas.text((0.0, 14.0), Anchor::Start, "soft", &unit);
    canvas.text((WIDTH, 14.0), Anchor::End, "strong", &latest);
}

/// The first and the last beginning of a year, where the values take several years.
fn years(data: &[Datum]) -> Option<(f64, f64)> {
    let (from, to) = (data.first()?.moment.ceil(), data.last()?.moment.floor());
    (to - from >= 4.0).then_some((from, to))
}

/// Round years along the foot, in the finest step at which they stand clear of each other.
fn year_labels(canvas: &mut Canvas, (from, to): (f64, f64), across: impl Fn(f64) -> f64) {
    let room = width_of(&number(to)) + 14.0;
    let is_clear = |step: &f64| across(from + step) - across(from) >= room;
    let steps = (0..9).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)));
    let step = steps.into_iter().find(is_clear).unwrap_or(to - from);
    let first = (from / step).ceil() * step;
    for year in (0..=12).map(|i| first + count(i) * step).take_while(|year| *year <= to) {
        let text = number(year);
        let half = width_of(&text) / 2.0;
        let x = across(year);
        canvas.text((x.min(WIDTH - half), HEIGHT - 8.0), Anchor::Middle, "soft", &text);
        canvas.shape("axis", format!("M{} {}v5", number(x), number(BOTTOM)));
    }
}

/// The line; dashed where it leaps over a time for which there is no value.
fn strokes(canvas: &mut Canvas, points: &[Point<'_>]) {
    let mut steps: Vec<f64> = points.windows(2).map(|w| w[1].datum.moment - w[0].datum.moment).collect();
    steps.sort_by(f64::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    let (mut drawn, mut left_out) = (String::new(), String::new());
    for pair in points.windows(2) {
        let is_leap = usual > 0.0 && pair[1].datum.moment - pair[0].datum.moment > usual * LEAP;
        let path = if is_leap { &mut left_out } else { &mut drawn };
        let start = format!("{} {}", number(pair[0].x), number(pair[0].y));
        if !path.ends_with(&start) {
            path.push('M');
            path.push_str(&start);
        }
        path.push('L');
        path.push_str(&format!("{} {}", number(pair[1].x), number(pair[1].y)));
    }
    if !drawn.is_empty() {
        canvas.shape("line", drawn);
    }
    if !left_out.is_empty() {
        canvas.shape("gap", left_out);
        canvas.key("no figure in between", &[("gap", "M0 6h24")]);
    }
}

/// A mark for each point, or only for those that are not plain where they stand too close.
fn marks(canvas: &mut Canvas, points: &[Point<'_>]) {
    let is_dense = WIDTH / count(points.len().max(1)) < APART;
    for Point { datum, x, y } in points {
        let (x, y) = (*x, *y);
        match datum.bound {
            Bound::Exact if datum.is_derived => {
                canvas.shape("point derived", format!("M{} {}l5 5l-5 5l-5 -5z", number(x), number(y - 5.0)));
                canvas.key("computed", &[("point derived", "M12 1l5 5l-5 5l-5 -5z")]);
            }
            Bound::Exact if is_dense => {}
            Bound::Exact => canvas.shape("point", circle(x, y, 3.5)),
            Bound::About => {
                canvas.shape("point about", circle(x, y, 3.5));
                canvas.key("about", &[("point about", "M8 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z")]);
            }
            Bound::AtLeast | Bound::Above => {
                canvas.shape("point", format!("M{} {}l5 8h-10z", number(x), number(y - 8.0)));
                canvas.key(bound_label(datum.bound), &[("point", "M12 2l5 8h-10z")]);
            }
            Bound::AtMost | Bound::Below => {
                canvas.shape("point", format!("M{} {}l5 -8h-10z", number(x), number(y + 8.0)));
                canvas.key(bound_label(datum.bound), &[("point", "M12 10l5 -8h-10z")]);
            }
        }
    }
}

/// To each point all of the plot that is nearer to it than to its neighbours.
fn areas(canvas: &mut Canvas, points: &[Point<'_>], left: f64) {
    for (i, point) in points.iter().enumerate() {
        let middle =
            |other: Option<&Point<'_>>, edge: f64| other.map_or(edge, |o| f64::midpoint(o.x, point.x));
        let from = middle(i.checked_sub(1).and_then(|b| points.get(b)), left);
        let to = middle(points.get(i + 1), WIDTH);
        let text = format!("{}: {}", point.datum.period, point.datum.text);
        canvas.area(point.datum.href.clone(), text, (from, TOP, (to - from).max(0.5), BOTTOM - TOP));
    }
}

/// Labels below the points, as many as stand clear of each other; the last one is always among
/// them.
fn period_labels(canvas: &mut Canvas, points: &[Point<'_>]) {
    let mut taken = f64::MAX;
    for point in points.iter().rev() {
        let text = &point.datum.period;
        let width = width_of(text);
        let middle = point.x.clamp(width / 2.0, (WIDTH - width / 2.0).max(width / 2.0));
        if width <= WIDTH && middle + width / 2.0 + 10.0 <= taken {
            taken = middle - width / 2.0;
            canvas.text((middle, HEIGHT - 8.0), Anchor::Middle, "soft", text);
            canvas.shape("axis", format!("M{} {}v5", number(point.x), number(BOTTOM)));
        }
    }
}
