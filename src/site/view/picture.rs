//! Drawings, as paths, texts and areas in the units of their `viewBox`. Templates write them as
//! SVG.

use serde::Serialize;

use super::mark::MarkView;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// What its anchors begin with; different for each picture of a page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Its content in words, for those who do not see it.
    pub description: String,
    /// The `viewBox`'s width.
    pub width: i32,
    /// The `viewBox`'s height.
    pub height: i32,
    /// What is drawn, the hindmost first.
    pub shapes: Vec<Shape>,
    /// What is written.
    pub texts: Vec<PictureText>,
    /// What leads somewhere. All of it is on the page in text as well.
    pub areas: Vec<HitArea>,
    /// What the marks mean.
    pub keys: Vec<PictureKey>,
    /// What it rests on; where it is given, each area shows the evidence of its value.
    pub sources: Vec<PictureSource>,
    /// What a picture of events rests on, where it is one.
    pub basis: Option<PictureBasis>,
}

/// The events that a picture draws, and the sources whose words they quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureBasis {
    /// How many events are drawn.
    pub events: usize,
    /// How many sources their verified quotes come from.
    pub sources: usize,
    /// The list of the sources; empty where no list has all of them.
    pub href: String,
}

/// What a picture rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureSource {
    /// The source's name; "computed" for what no source states.
    pub label: String,
    /// Its page; empty where there is none.
    pub href: String,
    /// The footnotes of this page.
    pub marks: Vec<MarkView>,
}

/// A picture as a file that stands alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetView {
    /// The `viewBox`'s width.
    pub width: i32,
    /// The `viewBox`'s height.
    pub height: i32,
    /// What stands above and below the picture.
    pub texts: Vec<PictureText>,
    /// Where the word for sources stands, if there are any.
    pub label: Option<(i32, i32)>,
    /// How far down the line is above what it rests on.
    pub rule: i32,
    /// Where the picture begins, from the left and from the top.
    pub at: (i32, i32),
    /// What the marks mean.
    pub keys: Vec<SheetKey>,
    /// The picture.
    pub picture: PictureView,
}

/// What a mark means, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetKey {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// The mark.
    pub key: PictureKey,
}

/// A path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// What it is, in words of which a theme makes colours and strokes: `bar derived`, `gap`, `mark
    /// planned`.
    pub class: String,
    /// An SVG path.
    pub d: String,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureText {
    /// What it says.
    pub text: String,
    /// From the left.
    pub x: i32,
    /// Its baseline.
    pub y: i32,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// `soft` for what accompanies, `strong` for what is said; may be empty.
    pub class: &'static str,
}

/// An area that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HitArea {
    /// Where it leads.
    pub href: String,
    /// What it stands for.
    pub text: String,
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
    /// How wide.
    pub width: String,
    /// How high.
    pub height: String,
}

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureKey {
    /// In words.
    pub label: String,
    /// The mark, in a `viewBox` of 24 by 12.
    pub shapes: Vec<Shape>,
}

/// A single value, set as a figure where there is nothing to compare it with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SingleFigure {
    /// The value with its bound and unit.
    pub value: String,
    /// The period for people, with the observation's label.
    pub period: String,
    /// The row of the table.
    pub href: String,
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
