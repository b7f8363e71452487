//! Who met whom as a graph: everyone on one line, an arc between any two who met.
//!
//! The order on the line is that of a fixed number of rounds in which each takes the middle of those whom
//! it met, so the same meetings always give the same picture.

use super::bars::WIDTH;
use super::canvas::{Anchor, Canvas, circle, count, fitted, number, width_of};
use crate::site::view::PictureView;

const ROW: f64 = 24.0;
const LABEL: f64 = 200.0;
const ROUNDS: usize = 24;

/// Someone in the graph.
#[derive(Clone, Debug)]
pub(in crate::site) struct Knot {
    pub(in crate::site) name: String,
    pub(in crate::site) href: String,
}

/// Two who met, by their places among the knots.
#[derive(Clone, Debug)]
pub(in crate::site) struct Tie {
    pub(in crate::site) ends: (usize, usize),
    /// How many events both took part in.
    pub(in crate::site) events: usize,
    /// `held` where one of them is reported to have taken place, else `planned` or `unknown`.
    pub(in crate::site) status: &'static str,
    /// Where the events are listed; empty where they are not.
    pub(in crate::site) href: String,
}

/// The graph.
pub(in crate::site) fn picture(knots: &[Knot], ties: &[Tie], said: String) -> PictureView {
    let order = order(knots.len(), ties);
    let mut rows = vec![0; knots.len()];
    for (row, knot) in order.iter().enumerate() {
        rows[*knot] = row;
    }
    let label = knots.iter().map(|knot| width_of(&knot.name)).fold(0.0, f64::max).min(LABEL);
    let x = label + 16.0;
    let height = |row: usize| count(row) * ROW + ROW / 2.0;
    let mut canvas = Canvas::default();
    let longest =
        ties.iter().map(|tie| rows[tie.ends.0].abs_diff(rows[tie.ends.1])).max().unwrap_or(1).max(1);
    for tie in ties {
        let (a, b) = (rows[tie.ends.0], rows[tie.ends.1]);
        let (top, foot) = (height(a.min(b)), height(a.max(b)));
        let reach = (WIDTH - x - 12.0) * (count(a.abs_diff(b)) / count(longest)).sqrt();
        let class = format!("tie {} w{}", tie.status, tie.events.clamp(1, 4));
        let half = number((foot - top) / 2.0);
        canvas.shape(
            &class,
            format!(
                "M{} {}A{} {half} 0 0 1 {} {}",
                number(x),
                number(top),
                number(reach),
                number(x),
                number(foot)
            ),
        );
        let text =
            format!("{} and {}: {} events", knots[tie.ends.0].name, knots[tie.ends.1].name, tie.events);
        if !tie.href.is_empty() {
            let middle = f64::midpoint(top, foot);
            canvas.area(tie.href.clone(), text, (x + reach - 8.0, middle - 8.0, 16.0, 16.0));
        }
        match tie.status {
            "held" => canvas.key("met, as reported", &[("tie held w2", "M0 6h24")]),
            "planned" => canvas.key("were to meet", &[("tie planned w2", "M0 6h24")]),
            _ => canvas.key("not known whether they met", &[("tie unknown w2", "M0 6h24")]),
        }
    }
    for (knot, row) in knots.iter().zip(&rows) {
        let y = height(*row);
        canvas.shape("knot", circle(x, y, 4.0));
        canvas.text((label, y + 5.0), Anchor::End, "", &fitted(&knot.name, label));
        canvas.area(knot.href.clone(), knot.name.clone(), (0.0, y - ROW / 2.0, x + 8.0, ROW));
    }
    if ties.iter().any(|tie| tie.events > 1) {
        canvas.key("more than once", &[("tie held w4", "M0 6h24")]);
    }
    canvas.finish("ties", "Who met whom".to_owned(), said, (WIDTH, count(knots.len()) * ROW))
}

/// The knots in an order in which those who met stand near each other.
fn order(knots: usize, ties: &[Tie]) -> Vec<usize> {
    let mut order = one_by_one(knots, ties);
    let mut places = vec![0.0; knots];
    for (row, knot) in order.iter().enumerate() {
        places[*knot] = count(row);
    }
    for _ in 0..ROUNDS {
        let mut sums = vec![(0.0, 0.0); knots];
        for tie in ties {
            let (a, b) = tie.ends;
            sums[a] = (sums[a].0 + places[b], sums[a].1 + 1.0);
            sums[b] = (sums[b].0 + places[a], sums[b].1 + 1.0);
        }
        let wish = |knot: usize| {
            let (sum, many) = sums[knot];
            if many > 0.0 { (sum / many + places[knot]) / 2.0 } else { places[knot] }
        };
        order.sort_by(|a, b| wish(*a).total_cmp(&wish(*b)).then(a.cmp(b)));
        for (row, knot) in order.iter().enumerate() {
            places[*knot] = count(row);
        }
    }
    order
}

/// The knots from one to the next along the ties, so that those who never met the others stand apart.
fn one_by_one(knots: usize, ties: &[Tie]) -> Vec<usize> {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); knots];
    for tie in ties.iter().rev() {
        next[tie.ends.0].push(tie.ends.1);
        next[tie.ends.1].push(tie.ends.0);
    }
    let mut order = Vec::with_capacity(knots);
    let mut is_placed = vec![false; knots];
    for start in 0..knots {
        let mut waiting = vec![start];
        while let Some(knot) = waiting.pop() {
            if !std::mem::replace(&mut is_placed[knot], true) {
                order.push(knot);
                waiting.extend(next[knot].iter().filter(|other| !is_placed[**other]));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::canvas::measure::assert_legible;
    use super::*;

    fn graph(n: usize) -> (Vec<Knot>, Vec<Tie>) {
        let knots = (0..n).map(|i| Knot {
            name: format!("Speaker {i} of the assembly of the upper river"),
            href: format!("a{i}.html"),
        });
        let ties = (1..n).map(|i| Tie {
            ends: (i * 7 % i, i),
            events: i % 5 + 1,
            status: ["held", "planned", "unknown"][i % 3],
            href: format!("#m{i}"),
        });
        (knots.collect(), ties.collect())
    }

    #[test]
    fn names_never_overprint_and_everyone_is_linked() {
        for n in [2, 5, 40] {
            let (knots, ties) = graph(n);
            let picture = picture(&knots, &ties, String::new());
            assert_legible(&picture);
            assert_eq!(picture.texts.len(), n);
            assert_eq!(picture.areas.len(), n + ties.len());
        }
    }

    #[test]
    fn the_same_meetings_give_the_same_picture() {
        let (knots, ties) = graph(30);
        assert_eq!(picture(&knots, &ties, String::new()), picture(&knots, &ties, String::new()));
    }

    #[test]
    fn those_who_met_stand_near_each_other() {
        let tie = |a, b| Tie { ends: (a, b), events: 1, status: "held", href: String::new() };
        let order = order(6, &[tie(0, 5), tie(1, 4), tie(2, 3)]);
        let place = |knot| order.iter().position(|k| *k == knot).unwrap();
        let length: usize = [(0, 5), (1, 4), (2, 3)].iter().map(|(a, b)| place(*a).abs_diff(place(*b))).sum();
        assert!(length < 9, "{order:?}");
    }
}
