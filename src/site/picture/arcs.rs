//! Who met whom as a graph: everyone on one line, an arc between any two who met.
//!
//! The order on the line is that of a fixed number of rounds in which each takes the middle of
//! those whom it met, so the same meetings always give the same picture.

use super::bars::WIDTH;
use super::canvas::{Anchor, Canvas, circle, count, fitted, number, width_of};
use crate::site::view::PictureView;

const ROW: f64 = 24.0;
const LABEL: f64 = 200.0;
const ROUNDS: usize = 24;

/// Someone in the graph.
#[derive(Clone, Debug)]
pub(in crate::site) struct Node {
    pub(in crate::site) name: String,
    pub(in crate::site) href: String,
}

/// Two who met, by their places among the nodes.
#[derive(Clone, Debug)]
pub(in crate::site) struct Edge {
    pub(in crate::site) ends: (usize, usize),
    /// The number of events that both took part in.
    pub(in crate::site) events: usize,
    /// `held` where one of them is reported to have taken place, else `planned`, `unknown` or `cancelled`.
    pub(in crate::site) status: &'static str,
    /// The address of the list of the events; empty where they are not listed.
    pub(in crate::site) href: String,
}

/// The graph, under the title of its page.
pub(in crate::site) fn picture(
    nodes: &[Node],
    edges: &[Edge],
    title: &str,
    description: String,
) -> PictureView {
    let order = order(nodes.len(), edges);
    let mut rows = vec![0; nodes.len()];
    for (row, node) in order.iter().enumerate() {
        rows[*node] = row;
    }
    let label = nodes.iter().map(|node| width_of(&node.name)).fold(0.0, f64::max).min(LABEL);
    let x = label + 16.0;
    let height = |row: usize| count(row) * ROW + ROW / 2.0;
    let mut canvas = Canvas::default();
    let longest =
        edges.iter().map(|edge| rows[edge.ends.0].abs_diff(rows[edge.ends.1])).max().unwrap_or(1).max(1);
    for edge in edges {
        let (a, b) = (rows[edge.ends.0], rows[edge.ends.1]);
        let (top, foot) = (height(a.min(b)), height(a.max(b)));
        let reach = (WIDTH - x - 12.0) * (count(a.abs_diff(b)) / count(longest)).sqrt();
        let class = format!("tie {} w{}", edge.status, edge.events.clamp(1, 4));
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
            format!("{} and {}: {} events", nodes[edge.ends.0].name, nodes[edge.ends.1].name, edge.events);
        if !edge.href.is_empty() {
            let middle = f64::midpoint(top, foot);
            canvas.area(edge.href.clone(), text, (x + reach - 8.0, middle - 8.0, 16.0, 16.0));
        }
        match edge.status {
            "held" => canvas.key("met, as reported", &[("tie held w2", "M0 6h24")]),
            "planned" => canvas.key("were to meet", &[("tie planned w2", "M0 6h24")]),
            "cancelled" => {
                canvas.key("were to meet, and it was called off", &[("tie cancelled w2", "M0 6h24")])
            }
            _ => canvas.key("not known whether they met", &[("tie unknown w2", "M0 6h24")]),
        }
    }
    for (node, row) in nodes.iter().zip(&rows) {
        let y = height(*row);
        canvas.shape("knot", circle(x, y, 4.0));
        canvas.text((label, y + 5.0), Anchor::End, "", &fitted(&node.name, label));
        canvas.area(node.href.clone(), node.name.clone(), (0.0, y - ROW / 2.0, x + 8.0, ROW));
    }
    if edges.iter().any(|edge| edge.events > 1) {
        canvas.key("more than once", &[("tie held w4", "M0 6h24")]);
    }
    canvas.finish("ties", title.to_owned(), description, (WIDTH, count(nodes.len()) * ROW))
}

/// The nodes in an order in which those who met stand near each other.
fn order(nodes: usize, edges: &[Edge]) -> Vec<usize> {
    let mut order = one_by_one(nodes, edges);
    let mut places = vec![0.0; nodes];
    for (row, node) in order.iter().enumerate() {
        places[*node] = count(row);
    }
    for _ in 0..ROUNDS {
        let mut sums = vec![(0.0, 0.0); nodes];
        for edge in edges {
            let (a, b) = edge.ends;
            sums[a] = (sums[a].0 + places[b], sums[a].1 + 1.0);
            sums[b] = (sums[b].0 + places[a], sums[b].1 + 1.0);
        }
        let wish = |node: usize| {
            let (sum, many) = sums[node];
            if many > 0.0 { (sum / many + places[node]) / 2.0 } else { places[node] }
        };
        order.sort_by(|a, b| wish(*a).total_cmp(&wish(*b)).then(a.cmp(b)));
        for (row, node) in order.iter().enumerate() {
            places[*node] = count(row);
        }
    }
    order
}

/// The nodes from one to the next along the edges, so that those who never met the others stand
/// apart.
fn one_by_one(nodes: usize, edges: &[Edge]) -> Vec<usize> {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for edge in edges.iter().rev() {
        next[edge.ends.0].push(edge.ends.1);
        next[edge.ends.1].push(edge.ends.0);
    }
    let mut order = Vec::with_capacity(nodes);
    let mut is_placed = vec![false; nodes];
    for start in 0..nodes {
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            if !std::mem::replace(&mut is_placed[node], true) {
                order.push(node);
                waiting.extend(next[node].iter().filter(|other| !is_placed[**other]));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::canvas::measure::assert_legible;
    use super::*;

    fn graph(n: usize) -> (Vec<Node>, Vec<Edge>) {
        let nodes = (0..n).map(|i| Node {
            name: format!("Speaker {i} of the assembly of the upper river"),
            href: format!("a{i}.html"),
        });
        let edges = (1..n).map(|i| Edge {
            ends: (i * 7 % i, i),
            events: i % 5 + 1,
            status: ["held", "planned", "unknown"][i % 3],
            href: format!("#m{i}"),
        });
        (nodes.collect(), edges.collect())
    }

    #[test]
    fn names_never_overprint_and_everyone_is_linked() {
        for n in [2, 5, 40] {
            let (nodes, edges) = graph(n);
            let picture = picture(&nodes, &edges, "", String::new());
            assert_legible(&picture);
            assert_eq!(picture.texts.len(), n);
            assert_eq!(picture.areas.len(), n + edges.len());
        }
    }

    #[test]
    fn the_same_meetings_give_the_same_picture() {
        let (nodes, edges) = graph(30);
        assert_eq!(picture(&nodes, &edges, "", String::new()), picture(&nodes, &edges, "", String::new()));
    }

    #[test]
    fn those_who_met_stand_near_each_other() {
        let edge = |a, b| Edge { ends: (a, b), events: 1, status: "held", href: String::new() };
        let order = order(6, &[edge(0, 5), edge(1, 4), edge(2, 3)]);
        let place = |node| order.iter().position(|k| *k == node).unwrap();
        let length: usize = [(0, 5), (1, 4), (2, 3)].iter().map(|(a, b)| place(*a).abs_diff(place(*b))).sum();
        assert!(length < 9, "{order:?}");
    }
}
