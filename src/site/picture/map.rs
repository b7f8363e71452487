//! Places on a map: a net of degrees, coasts and borders where the dossier has them, and a mark with a name for each
//! place. The projection keeps distances along the middle parallel (equirectangular).

use super::canvas::{Anchor, Canvas, circle, number, width_of};
use crate::read::outline::Line;
use crate::site::view::PictureView;

/// A place on the map.
#[derive(Clone, Debug)]
pub(in crate::site) struct Spot {
    pub(in crate::site) name: String,
    pub(in crate::site) href: String,
    pub(in crate::site) latitude: f64,
    pub(in crate::site) longitude: f64,
    /// Whether an event took place there or was to.
    pub(in crate::site) has_events: bool,
}

/// The least part of the globe that is shown, and the room around the outermost places.
const LEAST: f64 = 4.0;
const AROUND: f64 = 0.18;
/// How wide a map is to its height at most, and how high to its width.
const WIDEST: f64 = 2.2;
const HIGHEST: f64 = 1.1;
/// Half the height of a name.
const HALF: f64 = 9.0;

/// The part of the globe that is shown, and its scale.
struct Frame {
    west: f64,
    north: f64,
    /// Units of the picture for a degree of longitude, and of latitude.
    unit: (f64, f64),
    size: (f64, f64),
}

impl Frame {
    fn around(spots: &[Spot], width: f64) -> Self {
        let range = |degrees: &dyn Fn(&Spot) -> f64| {
            let low = spots.iter().map(degrees).fold(f64::INFINITY, f64::min);
            let high = spots.iter().map(degrees).fold(f64::NEG_INFINITY, f64::max);
            let more = ((high - low) * AROUND).max((LEAST - (high - low)) / 2.0).max(1.0);
            (low - more, high + more)
        };
        let (mut south, mut north) = range(&|spot| spot.latitude);
        let (mut west, mut east) = range(&|spot| spot.longitude);
        let shrink = f64::midpoint(south, north).to_radians().cos().max(0.2);
        let ratio = |west: f64, east: f64, south: f64, north: f64| (east - west) * shrink / (north - south);
        if ratio(west, east, south, north) > WIDEST {
            let more = ((east - west) * shrink / WIDEST - (north - south)) / 2.0;
            (south, north) = (south - more, north + more);
        } else if ratio(west, east, south, north) < 1.0 / HIGHEST {
            let more = ((north - south) / HIGHEST / shrink - (east - west)) / 2.0;
            (west, east) = (west - more, east + more);
        }
        let across = width / (east - west);
        let unit = (across, across / shrink);
        Self { west, north, unit, size: (width, (north - south) * unit.1) }
    }

    fn place(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        ((longitude - self.west) * self.unit.0, (self.north - latitude) * self.unit.1)
    }

    /// The part of a piece of a line that is within the frame (Liang and Barsky, 1984).
    fn within(&self, a: (f64, f64), b: (f64, f64)) -> Option<[(f64, f64); 2]> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (step, room) in [(-dx, a.0), (dx, self.size.0 - a.0), (-dy, a.1), (dy, self.size.1 - a.1)] {
            if step == 0.0 && room < 0.0 {
                return None;
            } else if step < 0.0 {
                from = from.max(room / step);
            } else if step > 0.0 {
                to = to.min(room / step);
            }
        }
        let at = |t: f64| (a.0 + t * dx, a.1 + t * dy);
        (from < to).then(|| [at(from), at(to)])
    }

    /// A line as a path, as far as it is within the frame.
    fn path(&self, line: &Line) -> String {
        let points: Vec<(f64, f64)> = line.iter().map(|point| self.place(*point)).collect();
        let (mut path, mut last) = (String::new(), None);
        for pair in points.windows(2) {
            let Some([a, b]) = self.within(pair[0], pair[1]) else { continue };
            if last != Some(a) {
                path.push_str(&format!("M{} {}", number(a.0), number(a.1)));
            }
            path.push_str(&format!("L{} {}", number(b.0), number(b.1)));
            last = Some(b);
        }
        path
    }
}

/// The map of some places, in a picture so wide.
pub(in crate::site) fn picture(
    (id, width): (&str, f64),
    spots: &[Spot],
    lines: &[Line],
    title: &str,
    said: String,
) -> PictureView {
    let frame = Frame::around(spots, width);
    let mut canvas = Canvas::default();
    draw_net(&mut canvas, &frame);
    let outline: String = lines.iter().map(|line| frame.path(line)).collect();
    if !outline.is_empty() {
        canvas.shape("outline", outline);
    }
    draw_spots(&mut canvas, &frame, spots);
    canvas.key("place of an event", &[("spot event", &circle(12.0, 6.0, 5.0))]);
    if spots.iter().any(|spot| !spot.has_events) {
        canvas.key("other place", &[("spot", &circle(12.0, 6.0, 5.0))]);
    }
    canvas.finish(&format!("map {id}").replace(' ', "-"), title.to_owned(), said, frame.size)
}

/// Parallels and meridians at round degrees, with their names at the edges.
fn draw_net(canvas: &mut Canvas, frame: &Frame) {
    let (width, height) = frame.size;
    let least = 90.0 / frame.unit.0;
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 30.0].into_iter().find(|step| *step >= least).unwrap_or(45.0);
    let marks = |from: f64, to: f64| {
        let first = (from / step).ceil();
        (0..90).map(move |n| (first + f64::from(n)) * step).take_while(move |at| *at < to)
    };
    let mut net = String::new();
    for longitude in marks(frame.west, frame.west + width / frame.unit.0) {
        let (x, _) = frame.place((longitude, frame.north));
        net.push_str(&format!("M{} 0v{}", number(x), number(height)));
        let name = if longitude < 0.0 { "W" } else { "E" };
        if x + 40.0 < width {
            canvas.text(
                (x + 3.0, height - 4.0),
                Anchor::Start,
                "soft",
                &format!("{}° {name}", longitude.abs()),
            );
        }
    }
    for latitude in marks(frame.north - height / frame.unit.1, frame.north) {
        let (_, y) = frame.place((frame.west, latitude));
        net.push_str(&format!("M0 {}h{}", number(y), number(width)));
        let name = if latitude < 0.0 { "S" } else { "N" };
        if y > 16.0 && y < height - 24.0 {
            canvas.text((3.0, y - 4.0), Anchor::Start, "soft", &format!("{}° {name}", latitude.abs()));
        }
    }
    canvas.shape("grid", net);
}

/// Marks, and the names that have room beside them. A name that has none is in the table, and at its mark.
fn draw_spots(canvas: &mut Canvas, frame: &Frame, spots: &[Spot]) {
    let places: Vec<(f64, f64)> = spots.iter().map(|s| frame.place((s.longitude, s.latitude))).collect();
    let mut taken: Vec<[f64; 4]> = places.iter().map(|(x, y)| [x - 6.0, y - 6.0, x + 6.0, y + 6.0]).collect();
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|place| !spots[*place].has_events);
    for place in order {
        let (spot, (x, y)) = (&spots[place], places[place]);
        let wide = width_of(&spot.name);
        let choices = [
            (x + 9.0, y, Anchor::Start),
            (x - 9.0, y, Anchor::End),
            (x, y - 17.0, Anchor::Middle),
            (x, y + 17.0, Anchor::Middle),
        ];
        let area = |at: &(f64, f64, Anchor)| {
            let left = match at.2 {
                Anchor::Start => at.0,
                Anchor::Middle => at.0 - wide / 2.0,
                Anchor::End => at.0 - wide,
            };
            [left, at.1 - HALF, left + wide, at.1 + HALF]
        };
        let is_free = |at: &&(f64, f64, Anchor)| {
            let [left, top, right, foot] = area(at);
            let is_inside = left >= 0.0 && right <= frame.size.0 && top >= 0.0 && foot <= frame.size.1 - 18.0;
            let mut others = taken.iter().enumerate().filter(|(n, _)| *n != place).map(|(_, one)| one);
            is_inside
                && others.all(|one| one[2] <= left || one[0] >= right || one[3] <= top || one[1] >= foot)
        };
        let class = if spot.has_events { "spot event" } else { "spot" };
        canvas.shape(class, circle(x, y, 5.0));
        if let Some(at) = choices.iter().find(is_free) {
            let weight = if spot.has_events { "strong" } else { "" };
            canvas.text((at.0, at.1 + 5.0), at.2, weight, &spot.name);
            taken.push(area(at));
        }
        canvas.area(spot.href.clone(), spot.name.clone(), (x - 12.0, y - 12.0, 24.0, 24.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(name: &str, latitude: f64, longitude: f64) -> Spot {
        Spot { name: name.to_owned(), href: format!("#{name}"), latitude, longitude, has_events: true }
    }

    fn drawn(spots: &[Spot], lines: &[Line]) -> PictureView {
        picture(("wide", 880.0), spots, lines, "Map", String::new())
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = drawn(&[spot("Vell", 55.0, 37.0), spot("Brask", 38.0, 68.0)], &[]);
        let at = |name: &str| {
            map.texts.iter().find(|text| text.text == name).map(|text| (text.x, text.y)).unwrap()
        };
        let (vell, brask) = (at("Vell"), at("Brask"));
        assert!(vell.0 < brask.0 && vell.1 < brask.1, "{vell:?} {brask:?}");
        assert_eq!(map.areas.len(), 2);
    }

    #[test]
    fn what_is_outside_is_cut_off_and_names_do_not_overprint() {
        let line = vec![(-170.0, 40.0), (50.0, 40.0), (50.0, 89.0)];
        let near: Vec<Spot> =
            (0..12).map(|n| spot("A place of some length", 38.0 + f64::from(n) / 50.0, 68.0)).collect();
        let map = drawn(&near, &[line, vec![(0.0, -80.0), (10.0, -80.0)]]);
        assert!(!map.shapes.iter().any(|shape| shape.class == "outline"), "the lines are far away");
        let names = map.texts.iter().filter(|text| text.text.starts_with("A place"));
        assert!((1..12).contains(&names.count()), "those that have room");
        let around = drawn(&[spot("Vell", 40.0, 50.0)], &[vec![(-170.0, 40.0), (170.0, 40.0)]]);
        let outline = around.shapes.iter().find(|shape| shape.class == "outline").unwrap();
        assert!(outline.d.starts_with("M0 ") && outline.d.contains("L880 "), "{}", outline.d);
    }
}
