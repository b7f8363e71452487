//! A picture as an SVG file that stands alone: title, description, what it rests on, and colours that work on white.

use super::html::escape_into;
use super::phrases::Lexicon;
use crate::site::view::{PictureText, Shape, SheetView};

/// The default theme's light colours; a file has no style sheet beside it.
const STYLE: &str = "text{font:14px \"Avenir Next\",\"Segoe UI\",\"Helvetica Neue\",\"Liberation Sans\",\"Noto Sans\",Arial,\
sans-serif;fill:#1b1916}.strong,.title{font-weight:600}.title{font-size:18px}.foot,.label{font-size:12px}.soft,.foot,\
.label{fill:#5a5449}.label{font-weight:600}path{fill:none}.bar{fill:#0a594f}.derived,.below{fill:#dce8e0;stroke:#0a594f}\
.below{stroke-dasharray:3 3}.beyond,.end,.line{stroke:#0a594f;stroke-width:2}.line{stroke-width:1.5;\
stroke-linejoin:round}.gap{stroke:#8d8473;stroke-dasharray:2 4}.ground{fill:#d5cebf}.grid,.rule{stroke:#d5cebf}\
.axis{stroke:#8d8473}.point{fill:#0a594f;stroke:#0a594f}.point.about,.point.derived{fill:#fff;stroke-width:2}";

/// The file.
pub(super) fn sheet(sheet: &SheetView, language: &str, words: &Lexicon) -> Vec<u8> {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let (width, height) = (sheet.width, sheet.height);
    out.push_str(&format!(
        " width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xml:lang=\""
    ));
    escape_into(&mut out, language);
    out.push_str("\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">");
    escape_into(&mut out, &sheet.picture.title);
    out.push_str("</title>\n<desc id=\"description\">");
    escape_into(&mut out, &sheet.picture.description);
    out.push_str(&format!(
        "</desc>\n<style>{STYLE}</style>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    ));
    sheet.texts.iter().for_each(|one| text(&mut out, one, &one.text));
    if let Some((x, y)) = sheet.label {
        out.push_str(&format!("<text class=\"label\" x=\"{x}\" y=\"{y}\">"));
        escape_into(&mut out, words.phrase("Sources"));
        out.push_str("</text>\n");
    }
    let (left, right) = (sheet.at.0, sheet.at.0 + sheet.picture.width);
    out.push_str(&format!("<path class=\"rule\" d=\"M{left} {}H{right}\"/>\n", sheet.rule));
    out.push_str(&format!("<g transform=\"translate({} {})\">\n", sheet.at.0, sheet.at.1));
    sheet.picture.shapes.iter().for_each(|one| shape(&mut out, one));
    sheet.picture.texts.iter().for_each(|one| text(&mut out, one, &one.text));
    out.push_str("</g>\n");
    for key in &sheet.keys {
        out.push_str(&format!("<g transform=\"translate({} {})\">\n", key.x, key.y));
        key.key.shapes.iter().for_each(|one| shape(&mut out, one));
        out.push_str("<text class=\"foot\" x=\"30\" y=\"10\">");
        escape_into(&mut out, words.phrase(&key.key.label));
        out.push_str("</text>\n</g>\n");
    }
    out.push_str("</svg>\n");
    out.into_bytes()
}

fn shape(out: &mut String, shape: &Shape) {
    out.push_str("<path class=\"");
    escape_into(out, &shape.class);
    out.push_str("\" d=\"");
    escape_into(out, &shape.d);
    out.push_str("\"/>\n");
}

fn text(out: &mut String, text: &PictureText, words: &str) {
    out.push_str(&format!("<text class=\"{}\" x=\"{}\" y=\"{}\"", text.class, text.x, text.y));
    if text.anchor != "start" {
        out.push_str(&format!(" text-anchor=\"{}\"", text.anchor));
    }
    out.push('>');
    escape_into(out, words);
    out.push_str("</text>\n");
}
