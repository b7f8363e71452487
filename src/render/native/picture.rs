//! Pictures: what `components.html` calls a picture, with its keys and the sources that it rests on.

use super::page::Page;
use super::parts::marks;
use crate::site::view::{PictureBasis, PictureKey, PictureSource, PictureView, Shape};

pub(super) fn picture(out: &mut Page<'_>, picture: &PictureView) {
    let id = picture.id.as_str();
    let size = format!("{} {}", picture.width, picture.height);
    out.raw("\n<figure class=\"pic ").text(id).raw("\">\n<div class=\"drawn\">\n<svg role=\"img\" ");
    out.raw("aria-labelledby=\"").text(id).raw("-t ").text(id).raw("-d\" viewBox=\"0 0 ").raw(&size);
    out.raw("\">\n<title id=\"").text(id).raw("-t\">").set(&picture.title).raw("</title><desc id=\"");
    out.text(id).raw("-d\">").set(&picture.description).raw("</desc>\n");
    for one in &picture.shapes {
        shape(out, one);
        out.raw("\n");
    }
    for text in &picture.texts {
        out.raw(&format!("<text x=\"{}\" y=\"{}\"", text.x, text.y));
        if text.anchor != "start" {
            out.raw(" text-anchor=\"").text(text.anchor).raw("\"");
        }
        if !text.class.is_empty() {
            out.raw(" class=\"").text(text.class).raw("\"");
        }
        out.raw(">").set(&text.text).raw("</text>\n");
    }
    let has_cards = !picture.sources.is_empty();
    out.raw("</svg>\n<svg class=\"links\" ");
    if has_cards {
        out.raw("role=\"group\" aria-label=\"").say("Values").raw("\"");
    } else {
        out.raw("aria-hidden=\"true\"");
    }
    out.raw(" viewBox=\"0 0 ").raw(&size).raw("\">\n");
    for area in &picture.areas {
        out.raw("<a href=\"").text(&area.href).raw("\"");
        if has_cards {
            out.raw(" aria-label=\"").set(&area.text).raw("\"");
        } else {
            out.raw(" tabindex=\"-1\"");
        }
        out.raw("><rect x=\"").text(&area.x);
        out.raw("\" y=\"").text(&area.y).raw("\" width=\"").text(&area.width).raw("\" height=\"");
        out.text(&area.height).raw("\"><title>").set(&area.text).raw("</title></rect></a>\n");
    }
    out.raw("</svg>\n</div>\n");
    if has_cards || !picture.keys.is_empty() || picture.basis.is_some() {
        out.raw("<figcaption>");
        keys(out, &picture.keys);
        sources(out, &picture.sources);
        picture.basis.iter().for_each(|one| basis(out, one));
        out.raw("</figcaption>");
    }
    out.raw("\n</figure>\n");
}

fn sources(out: &mut Page<'_>, sources: &[PictureSource]) {
    if sources.is_empty() {
        return;
    }
    out.raw("<p class=\"rests-on\"><b>").say("Sources").raw("</b>");
    for (n, source) in sources.iter().enumerate() {
        out.raw(" <span>");
        if source.href.is_empty() {
            out.say(&source.label);
        } else {
            out.raw("<a href=\"").text(&source.href).raw("\">").set(&source.label).raw("</a>");
        }
        if !source.marks.is_empty() {
            out.raw(" ");
            marks(out, &source.marks);
        }
        out.raw(if n + 1 < sources.len() { ";</span>" } else { "</span>" });
    }
    out.raw("</p>");
}

/// The events that are drawn, and the sources that they quote.
fn basis(out: &mut Page<'_>, basis: &PictureBasis) {
    out.raw("<p class=\"rests-on\"><b>").say("Sources").raw("</b> ");
    out.count("the pages of the {n} events drawn", &[("n", basis.events)]);
    if basis.sources > 0 {
        out.say(", with quotes from").raw(" ");
        if !basis.href.is_empty() {
            out.raw("<a href=\"").text(&basis.href).raw("\">");
        }
        out.count("{n} sources", &[("n", basis.sources)]);
        out.raw(if basis.href.is_empty() { "" } else { "</a>" });
    }
    out.raw("</p>");
}

fn keys(out: &mut Page<'_>, keys: &[PictureKey]) {
    if !keys.is_empty() {
        out.raw("<ul class=\"keys\">");
        for key in keys {
            out.raw("<li><svg aria-hidden=\"true\" viewBox=\"0 0 24 12\">");
            key.shapes.iter().for_each(|one| shape(out, one));
            out.raw("</svg> ").say(&key.label).raw("</li>");
        }
        out.raw("</ul>");
    }
}

fn shape(out: &mut Page<'_>, shape: &Shape) {
    out.raw("<path class=\"").text(&shape.class).raw("\" d=\"").text(&shape.d).raw("\"/>");
}
