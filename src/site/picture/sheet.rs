//! A picture as a file that stands alone: its title above it, below it the key of its marks and what it rests on. Lines
//! are broken here, where widths are known.

use super::canvas::width_of;
use crate::site::view::{PictureText, PictureView, SheetKey, SheetView};

/// The room around everything.
const MARGIN: i32 = 20;
/// From one line to the next: of the title, and of all other text.
const TITLE_LINE: i32 = 24;
const LINE: i32 = 18;
/// How much larger the title's letters are than those of a picture, and how much smaller those below it.
const TITLE_SCALE: f64 = 18.0 / 14.0;
const FOOT_SCALE: f64 = 12.0 / 14.0;

/// The sheet of a picture. `about` stands below the title, `sources` and `from` below the picture.
pub(in crate::site) fn sheet(
    picture: PictureView,
    about: &str,
    sources: &[String],
    from: &[String],
) -> SheetView {
    let room = f64::from(picture.width);
    let mut writer = Writer { texts: Vec::new(), y: MARGIN };
    writer.lines(&picture.title, "title", TITLE_LINE, room / TITLE_SCALE);
    if !about.is_empty() {
        writer.y += 4;
        writer.lines(about, "foot", LINE, room / FOOT_SCALE);
    }
    let at = (MARGIN, writer.y + 14);
    writer.y = at.1 + picture.height + 8;
    let mut keys = Vec::new();
    for key in &picture.keys {
        writer.y += LINE;
        keys.push(SheetKey { x: MARGIN, y: writer.y - 10, key: key.clone() });
    }
    writer.y += 12;
    let rule = writer.y;
    let label = (!sources.is_empty()).then(|| {
        writer.y += LINE;
        (MARGIN, writer.y)
    });
    writer.lines(&sources.join("; "), "foot", LINE, room / FOOT_SCALE);
    from.iter().for_each(|line| writer.lines(line, "foot", LINE, room / FOOT_SCALE));
    SheetView {
        width: picture.width + 2 * MARGIN,
        height: writer.y + MARGIN,
        texts: writer.texts,
        label,
        rule,
        at,
        keys,
        picture,
    }
}

struct Writer {
    texts: Vec<PictureText>,
    y: i32,
}

impl Writer {
    /// Writes a text in lines as wide as there is room, in letters of the picture's own size.
    fn lines(&mut self, text: &str, class: &'static str, height: i32, room: f64) {
        for line in broken(text, room) {
            self.y += height;
            self.texts.push(PictureText { text: line, x: MARGIN, y: self.y, anchor: "start", class });
        }
    }
}

/// A text in lines, broken between words.
pub(in crate::site) fn broken(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(" ") + width_of(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        let room = width_of("a long line of");
        assert_eq!(broken("a long line of words", room), ["a long line of", "words"]);
        assert_eq!(broken("  ", room), Vec::<String>::new());
    }

    #[test]
    fn what_stands_below_is_below() {
        let mut picture = crate::site::picture::canvas::Canvas::default();
        picture.key("about", &[("point about", "M0 0h1")]);
        let picture = picture.finish("chart", "Trade".to_owned(), "x".to_owned(), (400.0, 100.0));
        let sources = ["A report".to_owned(), "Another".to_owned()];
        let sheet = sheet(picture, "", &sources, &["The dossier".to_owned()]);
        let foot: Vec<&PictureText> = sheet.texts.iter().filter(|text| text.class == "foot").collect();
        assert_eq!(foot[0].text, "A report; Another");
        assert!(foot.iter().all(|text| text.y > sheet.at.1 + 100 && text.y < sheet.height));
        assert!(sheet.keys[0].y > sheet.at.1 + 100 && sheet.label.is_some_and(|(_, y)| y < foot[0].y));
    }
}
