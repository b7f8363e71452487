//! Drawings, as coordinates in the units of their `viewBox`. Templates write them as SVG.

use serde::Serialize;

/// A chart of a statistic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartView {
    /// What it shows.
    pub title: String,
    /// Its content in words, for those who do not see it.
    pub description: String,
    /// The `viewBox`'s width.
    pub width: f64,
    /// The `viewBox`'s height.
    pub height: f64,
    /// What is drawn.
    #[serde(flatten)]
    pub shape: ChartShape,
}

/// What a chart draws; its name in lower case is the key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartShape {
    /// Horizontal bars with a line of text above each.
    Bars(Vec<BarView>),
    /// Points against time.
    Plot {
        /// The line through the points, as an SVG path.
        line: String,
        /// The points.
        points: Vec<PlotMark>,
        /// The labels of both axes.
        labels: Vec<PlotLabel>,
        /// The heights of the grid's lines.
        grid: Vec<f64>,
        /// Where the plot's left edge is.
        left: f64,
        /// Where its right edge is.
        right: f64,
    },
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BarView {
    /// The row of the table.
    pub href: String,
    /// The text at the left.
    pub period: String,
    /// The text at the right.
    pub value: String,
    /// The text's baseline.
    pub text_y: f64,
    /// The bar's top.
    pub y: f64,
    /// The bar's width.
    pub width: f64,
    /// The bar's height.
    pub height: f64,
    /// `exact`, `about`, `above`, `below`.
    pub bound: &'static str,
    /// Where the whisker of `about` begins; the bar's width for other bounds.
    pub low: f64,
    /// Where it ends; the bar's width for other bounds.
    pub high: f64,
    /// Whether it was computed.
    pub derived: bool,
}

/// A point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlotMark {
    /// The row of the table.
    pub href: String,
    /// Period and value.
    pub text: String,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// `exact`, `about`, `above`, `below`.
    pub bound: &'static str,
}

/// A label of an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlotLabel {
    /// What it says.
    pub text: String,
    /// From the left.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// A strip: a whole drawn as a line, and which parts of it are marked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripView {
    /// What it shows.
    pub title: String,
    /// Its content in words.
    pub description: String,
    /// The `viewBox`'s width; its height is 16.
    pub width: f64,
    /// The marked parts.
    pub marks: Vec<StripMark>,
}

/// A marked part of a strip.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripMark {
    /// From the left.
    pub x: f64,
    /// How wide.
    pub width: f64,
    /// Where it leads.
    pub href: String,
    /// Its class.
    pub class: &'static str,
    /// What it stands for.
    pub text: String,
}
