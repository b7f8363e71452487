//! What pictures are drawn on: paths, texts, areas that lead somewhere, and a key of the marks
//! used.
//!
//! Text is placed by an estimate of its width that errs on the wide side, so that labels never
//! overprint whichever of the theme's fonts a machine has.

use unicode_segmentation::UnicodeSegmentation;

use crate::site::view::{HitArea, PictureKey, PictureText, PictureView, Shape};

/// The height of letters in units of the `viewBox`.
const SIZE: f64 = 14.0;

/// A picture in the making.
#[derive(Debug, Default)]
pub(in crate::site) struct Canvas {
    shapes: Vec<Shape>,
    texts: Vec<PictureText>,
    areas: Vec<HitArea>,
    keys: Vec<PictureKey>,
}

/// Where a text's `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Left, top, width and height.
pub(in crate::site) type Area = (f64, f64, f64, f64);

impl Canvas {
    /// Draws a path.
    pub(in crate::site) fn shape(&mut self, class: &str, path: String) {
        self.shapes.push(Shape { class: class.to_owned(), d: path });
    }

    /// Writes a line of text with its baseline at `y`.
    pub(in crate::site) fn text(&mut self, at: (f64, f64), anchor: Anchor, class: &'static str, text: &str) {
        let (x, y) = (whole(at.0), whole(at.1));
        self.texts.push(PictureText { x, y, anchor: anchor.name(), class, text: text.to_owned() });
    }

    /// Lets an area lead somewhere.
    pub(in crate::site) fn area(&mut self, href: String, text: String, area: Area) {
        let (x, y, width, height) = area;
        self.areas.push(HitArea {
            href,
            text,
            x: number(x),
            y: number(y),
            width: number(width),
            height: number(height),
        });
    }

    /// Explains a mark once, however often it is used. The mark is drawn 24 units wide and 12 high.
    pub(in crate::site) fn key(&mut self, label: &str, shapes: &[(&str, &str)]) {
        if self.keys.iter().any(|key| key.label == label) {
            return;
        }
        let shape = |(class, d): &(&str, &str)| Shape { class: (*class).to_owned(), d: (*d).to_owned() };
        self.keys.push(PictureKey { label: label.to_owned(), shapes: shapes.iter().map(shape).collect() });
    }

    /// The picture.
    pub(in crate::site) fn finish(
        self,
        id: &str,
        title: String,
        said: String,
        size: (f64, f64),
    ) -> PictureView {
        PictureView {
            id: id.to_owned(),
            title,
            description: said,
            width: whole(size.0),
            height: whole(size.1.ceil()),
            shapes: self.shapes,
            texts: self.texts,
            areas: self.areas,
            keys: self.keys,
            sources: Vec::new(),
            basis: None,
        }
    }
}

/// A coordinate as it is written: with one decimal at most.
pub(in crate::site) fn number(x: f64) -> String {
    let rounded = (x * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// The nearest whole number.
pub(in crate::site) fn whole(x: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast of a number out of range gives the nearest")]
    {
        x.round() as i32
    }
}

/// A count as a coordinate.
pub(in crate::site) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A rectangle as a path.
pub(in crate::site) fn rectangle(area: Area) -> String {
    let (x, y, width, height) = area;
    format!("M{} {}h{}v{}h{}z", number(x), number(y), number(width), number(height), number(-width))
}

/// A circle as a path.
pub(in crate::site) fn circle(x: f64, y: f64, r: f64) -> String {
    let (r, d) = (number(r), number(2.0 * r));
    format!(
        "M{} {}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z",
        number(x - r.parse().unwrap_or(0.0)),
        number(y)
    )
}

/// How wide a text is at most.
pub(in crate::site) fn width_of(text: &str) -> f64 {
    SIZE * text.chars().map(advance).sum::<f64>()
}

/// The width of a character in heights of the font: the widest among the sans serifs that themes
/// use, semi-bold.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | '’' => 0.36,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '·' => 0.48,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' | '&' => 1.02,
        'A'..='Z' => 0.82,
        'a'..='z' | '0'..='9' => 0.66,
        '!'..='~' | '–' | '“' | '”' | '×' | '÷' => 0.66,
        '\u{c0}'..='\u{24f}' => 0.82,
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{370}'..='\u{52f}' => 0.96,
        '\u{1f000}'.. => 1.5,
        _ => 1.1,
    }
}

/// The text as far as there is room for it; an ellipsis stands for the rest.
pub(in crate::site) fn fitted(text: &str, room: f64) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    let mut used = width_of("…");
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        used += width_of(cluster);
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
pub(in crate::site) mod measure {
    //! Holds the labels of a picture against each other.

    use super::width_of;
    use crate::site::view::PictureView;

    /// From a text's baseline to the top of its tallest letters.
    const ASCENT: i32 = 12;
    /// From a text's baseline to the foot of its deepest letters.
    const DESCENT: i32 = 4;

    /// Left, top, right and bottom of each text.
    pub(in crate::site) fn boxes(picture: &PictureView) -> Vec<(f64, f64, f64, f64, String)> {
        let of = |text: &crate::site::view::PictureText| {
            let width = width_of(&text.text);
            let left = match text.anchor {
                "end" => f64::from(text.x) - width,
                "middle" => f64::from(text.x) - width / 2.0,
                _ => f64::from(text.x),
            };
            let (top, bottom) = (f64::from(text.y - ASCENT), f64::from(text.y + DESCENT));
            (left, top, left + width, bottom, text.text.clone())
        };
        picture.texts.iter().map(of).collect()
    }

    /// Panics where a text leaves the picture or two stand on each other.
    #[track_caller]
    pub(in crate::site) fn assert_legible(picture: &PictureView) {
        let boxes = boxes(picture);
        for (i, a) in boxes.iter().enumerate() {
            let within = a.0 >= -1.0 && a.2 <= f64::from(picture.width) + 1.0;
            assert!(
                within && a.1 >= -1.0 && a.3 <= f64::from(picture.height) + 1.0,
                "{a:?} leaves the picture"
            );
            for b in &boxes[i + 1..] {
                let apart = a.2 <= b.0 + 0.6 || b.2 <= a.0 + 0.6 || a.3 <= b.1 || b.3 <= a.1;
                assert!(apart, "{a:?} and {b:?}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_their_room_and_never_within_a_letter() {
        assert_eq!(fitted("Moscow", 200.0), "Moscow");
        let cut = fitted("Zu\u{308}rich talks on the river", 80.0);
        assert!(width_of(&cut) <= 80.0 && cut.ends_with('…'), "{cut}");
        assert_eq!(fitted("u\u{308}u\u{308}u\u{308}", width_of("u") + width_of("…")), "u\u{308}…");
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(-0.01), "0");
        assert_eq!(circle(10.0, 20.0, 5.0), "M5 20a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z");
    }
}
