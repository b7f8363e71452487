//! A statistic as a drawing: bars for a few values, points against time for many, nothing where there is
//! nothing to compare.
//!
//! Text is placed by an estimate of its width that errs on the wide side, so that labels never overprint.

use super::dates::DateKey;
use super::desk::{Desk, Observed, observation_anchor, unit_of};
use super::view::{BarView, ChartShape, ChartView, PlotLabel, PlotMark};
use super::{dates, words};
use crate::model::{Bound, Class, Decimal, Observation, ParsedNote, ValueSource};

/// As wide as the narrowest window, so that text stays legible there.
const WIDTH: f64 = 360.0;
const BAR_ROW: f64 = 44.0;
const BAR_HEIGHT: f64 = 10.0;
const PLOT_HEIGHT: f64 = 220.0;
/// More values than this are drawn as points against time.
const MOST_BARS: usize = 10;
/// The width of a character in units of the `viewBox`, where text is 14 units high.
const CHARACTER: f64 = 8.4;
/// How far from its value an "about" may be, as its whisker is drawn: a tenth to either side.
const ABOUT: f64 = 0.1;

struct Datum<'s> {
    observed: Observed<'s>,
    value: f64,
    period: String,
    text: String,
    bound: Bound,
}

/// The chart of a statistic's observations, the earliest first.
pub(super) fn of(desk: Desk<'_>, note: &ParsedNote) -> Option<ChartView> {
    let mut order: Vec<(usize, &Observation)> = note.observations().iter().enumerate().collect();
    order.sort_by_key(|(number, o)| (DateKey::of(Some(&o.period.value)), *number));
    let data: Vec<Datum<'_>> =
        order.into_iter().filter_map(|(number, o)| datum(desk, note, number, o)).collect();
    if data.len() < 2 || unit_of(note) == "year" || data.iter().all(|d| d.value == 0.0) {
        return None;
    }
    let (shape, height) = if data.len() > MOST_BARS { plot(&data) } else { bars(&data) };
    let said: Vec<String> = data.iter().map(|d| format!("{}: {}", d.period, d.text)).collect();
    Some(ChartView {
        title: note.title().to_owned(),
        description: format!("{}.", said.join("; ")),
        width: WIDTH,
        height,
        shape,
    })
}

fn datum<'s>(
    desk: Desk<'s>,
    note: &'s ParsedNote,
    number: usize,
    observation: &'s Observation,
) -> Option<Datum<'s>> {
    let observed = Observed { note, number, observation };
    let quantity = desk.site.verification.observations.get(&(note.id.clone(), number))?.quantity.as_ref()?;
    if matches!(quantity.class, Class::Ordinal | Class::Year) || quantity.value < Decimal::ZERO {
        return None;
    }
    let value: f64 = quantity.value.to_string().parse().ok()?;
    let figure = desk.figure(observed);
    let period = dates::for_people(&observation.period.value);
    Some(Datum { observed, value, period, text: figure.text(), bound: figure.bound })
}

fn href(datum: &Datum<'_>) -> String {
    format!("#{}", observation_anchor(datum.observed.number))
}

fn rounded(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn width_of(text: &str) -> f64 {
    CHARACTER * count(text.chars().count())
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The greatest value that has to fit, with what its bound adds.
fn greatest(data: &[Datum<'_>]) -> f64 {
    let reach = |d: &Datum<'_>| match d.bound {
        Bound::Exact | Bound::Below => d.value,
        Bound::About => d.value * (1.0 + ABOUT),
        Bound::Above => d.value * 1.06,
    };
    data.iter().map(reach).fold(f64::MIN_POSITIVE, f64::max)
}

fn bars(data: &[Datum<'_>]) -> (ChartShape, f64) {
    let scale = WIDTH / greatest(data);
    let bar = |(row, datum): (usize, &Datum<'_>)| {
        let top = count(row) * BAR_ROW;
        let reach = if datum.bound == Bound::About { ABOUT } else { 0.0 };
        BarView {
            href: href(datum),
            period: shortened(datum),
            value: datum.text.clone(),
            text_y: top + 16.0,
            y: top + 24.0,
            width: rounded(datum.value * scale),
            height: BAR_HEIGHT,
            bound: words::bound_class(datum.bound),
            low: rounded(datum.value * (1.0 - reach) * scale),
            high: rounded(datum.value * (1.0 + reach) * scale),
            derived: matches!(datum.observed.observation.value, ValueSource::Derived(_)),
        }
    };
    (ChartShape::Bars(data.iter().enumerate().map(bar).collect()), count(data.len()) * BAR_ROW)
}

/// The period with its label, as far as they leave room for the value at the other end of the line.
fn shortened(datum: &Datum<'_>) -> String {
    let label = datum.observed.observation.label.as_ref().map(|l| format!("{} · {}", datum.period, l.value));
    let room = WIDTH - width_of(&datum.text) - 2.0 * CHARACTER;
    let fits = |text: &String| width_of(text) <= room;
    if let Some(label) = label.filter(fits) {
        return label;
    }
    let mut period = datum.period.clone();
    if !fits(&period) {
        while !period.is_empty() && width_of(&period) + CHARACTER > room {
            period.pop();
        }
        period.push('…');
    }
    period
}

/// Days since the beginning of the calendar, near enough to place a point.
fn moment(observation: &Observation) -> f64 {
    let edtf = observation.period.value.edtf.bounds();
    match edtf.earliest {
        edtf_core::Bound::Date(day) => {
            let year = day.year.clamp(-9999, 9999).to_string().parse::<f64>().unwrap_or(0.0);
            year * 365.25 + (f64::from(day.month) - 1.0) * 30.4 + f64::from(day.day)
        }
        _ => 0.0,
    }
}

fn plot(data: &[Datum<'_>]) -> (ChartShape, f64) {
    let top = 12.0;
    let bottom = PLOT_HEIGHT - 28.0;
    let (step, steps) = steps(greatest(data));
    let named: Vec<(f64, String)> = (0..=steps).map(|i| count(i) * step).map(|v| (v, axis_text(v))).collect();
    let left = (named.iter().map(|(_, text)| width_of(text)).fold(0.0, f64::max) + 8.0).ceil();
    let right = WIDTH - 8.0;
    let height = |value: f64| rounded(bottom - value / (step * count(steps)) * (bottom - top));
    let (first, last) =
        (moment(data[0].observed.observation), moment(data[data.len() - 1].observed.observation));
    let span = (last - first).max(1.0);
    let across = |d: &Datum<'_>| {
        rounded(left + 4.0 + (moment(d.observed.observation) - first) / span * (right - left - 4.0))
    };
    let points: Vec<PlotMark> = data
        .iter()
        .map(|d| PlotMark {
            href: href(d),
            text: format!("{}: {}", d.period, d.text),
            x: across(d),
            y: height(d.value),
            bound: words::bound_class(d.bound),
        })
        .collect();
    let line: Vec<String> = points
        .iter()
        .enumerate()
        .map(|(i, p)| format!("{}{} {}", if i == 0 { "M" } else { "L" }, p.x, p.y))
        .collect();
    let labels_left = named.iter().map(|(v, text)| PlotLabel {
        text: text.clone(),
        x: left - 8.0,
        y: height(*v) + 5.0,
        anchor: "end",
    });
    let labels = labels_left.chain(period_labels(data, &points)).collect();
    let grid = named.iter().map(|(v, _)| height(*v)).collect();
    (ChartShape::Plot { line: line.join(" "), points, labels, grid, left, right }, PLOT_HEIGHT)
}

/// Labels below the points, as many as stand clear of each other; the last one is always among them.
fn period_labels(data: &[Datum<'_>], points: &[PlotMark]) -> Vec<PlotLabel> {
    let mut labels: Vec<PlotLabel> = Vec::new();
    let mut taken = f64::MAX;
    for (datum, point) in data.iter().zip(points).rev() {
        let width = width_of(&datum.period);
        let middle = point.x.clamp(width / 2.0, WIDTH - width / 2.0);
        if middle + width / 2.0 + CHARACTER <= taken {
            taken = middle - width / 2.0;
            labels.push(PlotLabel {
                text: datum.period.clone(),
                x: rounded(middle),
                y: PLOT_HEIGHT - 8.0,
                anchor: "middle",
            });
        }
    }
    labels.reverse();
    labels
}

/// A round step and how many of them hold the greatest value: 1, 2 or 5 times a power of ten.
fn steps(greatest: f64) -> (f64, usize) {
    let power = 10_f64.powf(greatest.log10().floor());
    let step = [0.2, 0.5, 1.0, 2.0].into_iter().map(|f| f * power).find(|step| greatest / step <= 6.0);
    let step = step.unwrap_or(power * 2.0);
    let mut steps = 1;
    while count(steps) * step < greatest && steps < 12 {
        steps += 1;
    }
    (step, steps)
}

fn axis_text(value: f64) -> String {
    let scales = [(1e12, " tn"), (1e9, " bn"), (1e6, " m"), (1e3, ",000")];
    match scales.into_iter().find(|(size, _)| value >= *size) {
        Some((size, name)) if name != ",000" || (value / size).fract() == 0.0 => {
            format!("{}{name}", rounded(value / size))
        }
        _ => rounded(value).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::{Fixture, observation, statistic};
    use crate::site::{BuildOptions, Page, Route, Site};

    /// Left, top, right and bottom of a text.
    type Box4 = (f64, f64, f64, f64);

    fn chart_of(count: u32) -> Option<ChartView> {
        let bounds = [Bound::Exact, Bound::About, Bound::Above, Bound::Below];
        let observations = (0..count).map(|i| {
            let bound = bounds[(i % 4) as usize];
            observation(&(1990 + i).to_string(), &format!("{} million", 300 + (i * 37) % 700), bound, None)
        });
        let fixture = Fixture::of([statistic("s", "USD", observations.collect())]);
        let site =
            Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
        let route = Route { path: "statistics/s.html".into(), page: Page::Timeline };
        of(Desk::at(&site, &route), fixture.dossier.notes.values().next().unwrap())
    }

    fn boxes(chart: &ChartView) -> Vec<Box4> {
        let text = |x: f64, y: f64, anchor: &str, text: &str| {
            let width = width_of(text);
            let left = match anchor {
                "end" => x - width,
                "middle" => x - width / 2.0,
                _ => x,
            };
            (left, y - 11.0, left + width, y + 3.0)
        };
        match &chart.shape {
            ChartShape::Bars(bars) => bars
                .iter()
                .flat_map(|b| {
                    [
                        text(0.0, b.text_y, "start", &b.period),
                        text(WIDTH, b.text_y, "end", &b.value),
                        (0.0, b.y, b.width.max(b.high), b.y + b.height),
                    ]
                })
                .collect(),
            ChartShape::Plot { labels, .. } => {
                labels.iter().map(|l| text(l.x, l.y, l.anchor, &l.text)).collect()
            }
        }
    }

    #[test]
    fn nothing_overprints_however_many_values_there_are() {
        assert!(chart_of(1).is_none(), "a single value needs no chart");
        for count in [2, 3, 10, 11, 30] {
            let chart = chart_of(count).unwrap();
            let boxes = boxes(&chart);
            for (i, a) in boxes.iter().enumerate() {
                assert!(a.0 >= 0.0 && a.2 <= chart.width + 0.5 && a.3 <= chart.height, "{count}: {a:?}");
                for b in &boxes[i + 1..] {
                    let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
                    assert!(apart, "{count}: {a:?} and {b:?}");
                }
            }
        }
        assert!(matches!(chart_of(30).unwrap().shape, ChartShape::Plot { .. }));
        assert!(matches!(chart_of(4).unwrap().shape, ChartShape::Bars(_)));
    }

    #[test]
    fn bars_keep_the_proportions_and_the_bounds() {
        let chart = chart_of(4).unwrap();
        let ChartShape::Bars(bars) = &chart.shape else { panic!() };
        let bounds: Vec<&str> = bars.iter().map(|b| b.bound).collect();
        assert_eq!(bounds, ["exact", "about", "above", "below"]);
        assert!((bars[0].width / bars[3].width - 300.0 / 411.0).abs() < 0.01);
        assert!(bars[1].low < bars[1].width && bars[1].width < bars[1].high);
        assert_eq!(bars[0].href, "#o1");
    }
}
