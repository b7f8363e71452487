//! Events against time: each a mark where there are few, counts by column where there are many.
//!
//! A day is a dot, a stretch of time a bar, and a date that is not known to the day a bar without
//! sharp ends. A plan is hollow and dashed, what is reported is solid.

use super::canvas::{Anchor, Canvas, circle, count, fitted, number, rectangle, width_of};
use super::time_axis::TimeAxis;
use crate::model::{EventStatus, NoteId};
use crate::site::format::date::Dating;
use crate::site::view::PictureView;

/// The most events that are drawn one by one.
const ONE_BY_ONE: usize = 150;
/// Lanes for the leading events, and for all others.
const LEADING: usize = 2;
const LANES: usize = 8;
const LANE: f64 = 15.0;
const LABEL_ROWS: usize = 4;
const LABEL: f64 = 20.0;
const BARS: f64 = 120.0;

/// An event to be drawn.
#[derive(Clone, Debug)]
pub(in crate::site) struct Happening {
    pub(in crate::site) id: NoteId,
    pub(in crate::site) title: String,
    pub(in crate::site) date: String,
    pub(in crate::site) href: String,
    /// Where the year's list begins.
    pub(in crate::site) year_href: String,
    /// From when to when, in years.
    pub(in crate::site) extent: (f64, f64),
    /// The first and the last year.
    pub(in crate::site) years: (i64, i64),
    pub(in crate::site) status: EventStatus,
    /// How its date is known.
    pub(in crate::site) dating: Dating,
    /// Whether it is named in the picture.
    pub(in crate::site) is_lead: bool,
}

/// The events as a picture `width` wide, the earliest first.
pub(in crate::site) fn picture(id: &str, title: &str, events: &[Happening], width: f64) -> PictureView {
    let mut canvas = Canvas::default();
    let height = if events.len() <= ONE_BY_ONE {
        marks(&mut canvas, events, width)
    } else {
        bars(&mut canvas, events, width)
    };
    canvas.finish(id, title.to_owned(), said(events), (width, height))
}

fn axis(events: &[Happening], width: f64, room: f64) -> TimeAxis {
    TimeAxis::of(&events.iter().map(|event| event.years).collect::<Vec<_>>(), width, room)
}

/// An event's place: from the left, and in which lane, from the axis upwards.
struct Placed<'e> {
    event: &'e Happening,
    from: f64,
    to: f64,
    lane: usize,
}

fn marks(canvas: &mut Canvas, events: &[Happening], width: f64) -> f64 {
    let axis = axis(events, width, 34.0);
    let (placed, folded) = lanes(events, &axis, width);
    let lanes = placed.iter().map(|p| p.lane + 1).max().unwrap_or(1);
    let names = names(&placed, width);
    let head = names.iter().map(|name| name.row + 1).max().map_or(4.0, |rows| count(rows) * LABEL + 4.0);
    let floor = head + count(lanes) * LANE + 4.0;
    let height = |lane: usize| floor - count(lane) * LANE - LANE / 2.0 - 1.0;
    for name in &names {
        let baseline = head - count(name.row) * LABEL - 8.0;
        let line = format!("M{} {}V{}", number(name.x), number(baseline + 4.0), number(height(name.lane)));
        let x = if name.anchor == Anchor::End { name.right } else { name.left };
        canvas.text((x, baseline), name.anchor, "strong", &name.text);
        canvas.shape("lead", line);
    }
    for one in &placed {
        mark(canvas, one, height(one.lane));
    }
    axis.draw(canvas, floor);
    for (place, more) in folded.iter().enumerate().filter(|(_, more)| **more > 0) {
        let Some(column) = axis.columns.get(place) else { continue };
        canvas.text(
            (column.left + axis.step / 2.0, floor + 36.0),
            Anchor::Middle,
            "soft",
            &format!("+{more}"),
        );
        let year = events.iter().find(|e| axis.column(e.years.0) == Some(place));
        let href = year.map_or(String::new(), |event| event.year_href.clone());
        let text = format!("{more} more in {}", column.label);
        canvas.area(href, text, (column.left, floor + 22.0, axis.step, 20.0));
    }
    let is_folded = folded.iter().any(|more| *more > 0);
    floor + if is_folded { 44.0 } else { 26.0 }
}

/// Puts each event into the lowest lane where it has room, the leading ones into lanes above all
/// others; those for whom no lane has room are counted by column.
fn lanes<'e>(events: &'e [Happening], axis: &TimeAxis, width: f64) -> (Vec<Placed<'e>>, Vec<usize>) {
    let mut placed: Vec<Placed<'e>> = Vec::new();
    let mut folded = vec![0; axis.columns.len()];
    let mut above = 0;
    for is_lead in [false, true] {
        let most = if is_lead { LEADING } else { LANES };
        let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); most];
        for event in events.iter().filter(|event| event.is_lead == is_lead) {
            let (from, to) = stretch(event, axis, width);
            let is_free =
                |lane: &Vec<(f64, f64)>| lane.iter().all(|(a, b)| to + 3.0 <= *a || b + 3.0 <= from);
            if let Some(lane) = taken.iter().position(is_free) {
                taken[lane].push((from, to));
                placed.push(Placed { event, from, to, lane: above + lane });
            } else if let Some(more) = axis.column(event.years.0).and_then(|column| folded.get_mut(column)) {
                *more += 1;
            }
        }
        above += taken.iter().filter(|lane| !lane.is_empty()).count();
    }
    (placed, folded)
}

/// From where to where an event is drawn; never too narrow to be seen.
fn stretch(event: &Happening, axis: &TimeAxis, width: f64) -> (f64, f64) {
    let (from, to) = (axis.at(event.extent.0), axis.at(event.extent.1));
    let least = if event.dating == Dating::Day { 10.0 } else { 18.0 };
    let middle = f64::midpoint(from, to).clamp(least / 2.0 + 1.0, width - least / 2.0 - 1.0);
    if to - from < least { (middle - least / 2.0, middle + least / 2.0) } else { (from, to) }
}

/// What a leading event is called, and where.
struct Name {
    text: String,
    left: f64,
    right: f64,
    /// Where its line goes down.
    x: f64,
    row: usize,
    lane: usize,
    anchor: Anchor,
}

impl Name {
    /// Whether neither name stands on the other or on its line.
    fn is_clear_of(&self, other: &Self) -> bool {
        let crosses = |line: f64, name: &Self| name.left - 4.0 < line && line < name.right + 4.0;
        match self.row.cmp(&other.row) {
            std::cmp::Ordering::Equal => self.right + 12.0 <= other.left || other.right + 12.0 <= self.left,
            std::cmp::Ordering::Greater => !crosses(self.x, other),
            std::cmp::Ordering::Less => !crosses(other.x, self),
        }
    }
}

/// Names for the leading events, as many as stand clear of each other and of each other's lines:
/// begun from the left or the right, and set to the left or the right of their lines, whichever
/// names most.
fn names(placed: &[Placed<'_>], width: f64) -> Vec<Name> {
    let mut leads: Vec<&Placed<'_>> = placed.iter().filter(|one| one.event.is_lead).collect();
    leads.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut best = Vec::new();
    for sides in [&[0, 1][..], &[1, 0], &[0, 1, 2, 3], &[1, 0, 2, 3], &[0, 1, 3, 2], &[1, 0, 3, 2]] {
        for _ in 0..2 {
            let names = named(&leads, sides, width);
            if names.len() > best.len() {
                best = names;
            }
            leads.reverse();
        }
    }
    best
}

/// `sides` says in which order to try a name's places: right of its line, left of it, at either
/// edge.
fn named(leads: &[&Placed<'_>], sides: &[usize], width: f64) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for lead in leads {
        let x = f64::midpoint(lead.from, lead.to);
        let text = fitted(&lead.event.title, width * 0.7);
        let wide = width_of(&text);
        let name = |row: usize, anchor: Anchor, left: f64| Name {
            text: text.clone(),
            left,
            right: left + wide,
            x,
            row,
            lane: lead.lane,
            anchor,
        };
        let places = [
            (Anchor::Start, x - 2.0),
            (Anchor::End, x + 2.0 - wide),
            (Anchor::End, width - wide),
            (Anchor::Start, 0.0),
        ];
        let tried = sides.iter().filter_map(|side| places.get(*side).copied());
        let tried: Vec<(Anchor, f64)> = tried.collect();
        let rows = 0..LABEL_ROWS;
        let all = rows.flat_map(|row| tried.iter().map(move |(anchor, left)| (row, *anchor, *left)));
        let fits = |name: &Name| {
            let is_within = name.left >= 0.0 && name.right <= width && name.left <= x && x <= name.right;
            is_within && names.iter().all(|other| name.is_clear_of(other))
        };
        let found = all.map(|(row, anchor, left)| name(row, anchor, left)).find(fits);
        names.extend(found);
    }
    names
}

fn mark(canvas: &mut Canvas, one: &Placed<'_>, y: f64) {
    let Placed { event, from, to, .. } = one;
    let class = format!("dot {}{}", event.status.name(), if event.is_lead { " first" } else { "" });
    let (left, wide) = (number(*from), to - from);
    let path = match event.dating {
        Dating::Day => circle(f64::midpoint(*from, *to), y, 4.5),
        Dating::Interval => rectangle((*from, y - 4.0, wide, 8.0)),
        Dating::Vague => {
            format!("M{left} {}l5 -4h{w}l5 4l-5 4h-{w}z", number(y), w = number((wide - 10.0).max(2.0)))
        }
    };
    canvas.shape(&class, path);
    let text = format!(
        "{}, {}, {}",
        event.title,
        event.date,
        crate::site::format::label::status(event.status).to_lowercase()
    );
    canvas.area(event.href.clone(), text, (from - 2.0, y - LANE / 2.0, wide + 4.0, LANE));
    keys(canvas, event);
}

fn keys(canvas: &mut Canvas, event: &Happening) {
    match event.status {
        EventStatus::Held => canvas.key("reported", &[("dot held", "M7 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z")]),
        EventStatus::Planned => {
            canvas.key("announced", &[("dot planned", "M7 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z")]);
        }
        EventStatus::Cancelled => {
            canvas.key("called off", &[("dot cancelled", "M7 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z")]);
        }
        EventStatus::Unknown => {
            canvas.key("not known whether held", &[("dot unknown", "M7 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z")]);
        }
    }
    match event.dating {
        Dating::Day => {}
        Dating::Interval => canvas.key("over a stretch of time", &[("dot held", "M2 2h20v8h-20z")]),
        Dating::Vague => {
            canvas.key("day not known for certain", &[("dot held", "M2 6l5 -4h10l5 4l-5 4h-10z")])
        }
    }
}

/// How many events each column has, by status.
fn bars(canvas: &mut Canvas, events: &[Happening], width: f64) -> f64 {
    let room = width_of(&events.len().to_string());
    let axis = axis(events, width, room);
    let mut columns: Vec<(Option<&Happening>, [usize; 3])> = vec![(None, [0; 3]); axis.columns.len()];
    for event in events {
        let Some(column) = axis.column(event.years.0).and_then(|c| columns.get_mut(c)) else { continue };
        column.0.get_or_insert(event);
        column.1[kind(event.status)] += 1;
    }
    let most = columns.iter().map(|(_, counts)| counts.iter().sum::<usize>()).max().unwrap_or(1).max(1);
    let floor = BARS + 24.0;
    for (column, (first, counts)) in axis.columns.iter().zip(&columns) {
        let Some(first) = first else { continue };
        let all: usize = counts.iter().sum();
        let (left, wide) = (column.left + axis.step * 0.12, axis.step * 0.76);
        let mut y = floor;
        for (class, n) in ["dot held", "dot planned", "dot unknown"].into_iter().zip(counts) {
            let high = count(*n) / count(most) * BARS;
            if *n > 0 {
                y -= high;
                canvas.shape(class, rectangle((left, y, wide, high)));
            }
        }
        canvas.text((column.left + axis.step / 2.0, y - 5.0), Anchor::Middle, "", &all.to_string());
        let text = format!("{}: {all} events", column.label);
        canvas.area(first.year_href.clone(), text, (column.left, 0.0, axis.step, floor + 24.0));
    }
    canvas.key("reported", &[("dot held", "M6 0h12v12h-12z")]);
    canvas.key("announced", &[("dot planned", "M6 0h12v12h-12z")]);
    canvas.key("called off or not known", &[("dot unknown", "M6 0h12v12h-12z")]);
    axis.draw(canvas, floor);
    floor + 26.0
}

const fn kind(status: EventStatus) -> usize {
    match status {
        EventStatus::Held => 0,
        EventStatus::Planned => 1,
        EventStatus::Cancelled | EventStatus::Unknown => 2,
    }
}

fn said(events: &[Happening]) -> String {
    let of = |wanted: EventStatus| events.iter().filter(|event| event.status == wanted).count();
    let (first, last) = (events.first().map(|e| e.years.0), events.iter().map(|e| e.years.1).max());
    let Some((first, last)) = first.zip(last) else { return String::new() };
    format!(
        "{} events from {first} to {last}: {} reported as held, {} announced, {} called off, {} of which it is not \
         known. The list has all of them.",
        events.len(),
        of(EventStatus::Held),
        of(EventStatus::Planned),
        of(EventStatus::Cancelled),
        of(EventStatus::Unknown)
    )
}

#[cfg(test)]
mod tests {
    use super::super::canvas::measure::assert_legible;
    use super::*;

    fn event(place: usize, moment: f64, dating: Dating) -> Happening {
        let long = if dating == Dating::Day { 1.0 / 372.0 } else { 0.1 };
        #[expect(clippy::cast_possible_truncation, reason = "a year")]
        let year = moment.floor() as i64;
        Happening {
            id: NoteId::new(&format!("event-{place}")),
            title: format!("Talks number {place} on the water of the upper river"),
            date: year.to_string(),
            href: format!("e{place}.html"),
            year_href: format!("#y-{year}"),
            extent: (moment, moment + long),
            years: (year, year),
            status: EventStatus::ALL[place % 4],
            dating,
            is_lead: place.is_multiple_of(7),
        }
    }

    fn events(n: usize, years: f64) -> Vec<Happening> {
        let dating = [Dating::Day, Dating::Interval, Dating::Vague];
        (0..n).map(|i| event(i, 1993.0 + years * count(i) / count(n), dating[i % 3])).collect()
    }

    #[test]
    fn labels_never_overprint_for_three_or_three_thousand_events() {
        for n in [1, 3, 20, 40, 150, 151, 3000] {
            for years in [0.5, 6.0, 30.0, 400.0] {
                for width in [880.0, 360.0] {
                    assert_legible(&picture("t", "Time", &events(n, years), width));
                }
            }
        }
    }

    #[test]
    fn few_events_are_marks_and_each_leads_to_its_page() {
        let picture = picture("t", "Time", &events(20, 12.0), 880.0);
        let linked: Vec<&str> = picture.areas.iter().map(|a| a.href.as_str()).collect();
        assert!((0..20).all(|i| linked.contains(&format!("e{i}.html").as_str())), "{linked:?}");
        assert!(picture.shapes.iter().any(|s| s.class == "dot planned"));
        assert!(picture.texts.iter().any(|t| t.class == "strong"), "leading events are named");
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let crowd: Vec<Happening> = (0..40).map(|i| event(i, 2001.3, Dating::Day)).collect();
        let picture = picture("t", "Time", &crowd, 360.0);
        let more = picture.texts.iter().find(|t| t.text.starts_with('+')).unwrap();
        let drawn = picture.shapes.iter().filter(|s| s.class.starts_with("dot")).count();
        assert_eq!(more.text, format!("+{}", 40 - drawn));
        assert!(picture.areas.iter().any(|a| a.href == "#y-2001"));
    }

    #[test]
    fn many_events_are_counts() {
        let picture = picture("t", "Time", &events(3000, 30.0), 360.0);
        let counts: usize = picture
            .texts
            .iter()
            .filter(|t| t.class.is_empty())
            .map(|t| t.text.parse::<usize>().unwrap())
            .sum();
        assert_eq!(counts, 3000);
        assert!(picture.areas.len() < 40);
    }
}
