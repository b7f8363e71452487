//! The default theme's templates as functions, for the kinds of pages of which there are many.
//!
//! The templates say what a page is; these functions write the same bytes ten times faster, since they see
//! the view itself and nothing is looked up by name. A test renders pages both ways and compares. Where a
//! theme has a template of its own, what is made of it goes through Tera.

mod base;
mod footnotes;
mod index;
mod note;
mod page;
mod parts;
mod picture;
mod source;
mod statistic;

use super::body::Style;
use crate::site::view::{Content, PageView};
use page::Page;

/// The templates that each of these is made of, besides itself.
const PARTS: [&str; 3] = ["base.html", "components.html", "note.html"];

/// The templates that are written here.
const TEMPLATES: [&str; 6] =
    ["actor.html", "event.html", "index.html", "page.html", "source.html", "statistic.html"];

/// The templates that are written here as they stand in a theme. `is_default` tells whether a template is the
/// default theme's.
pub(super) fn templates(is_default: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let is_whole = PARTS.into_iter().all(&is_default);
    TEMPLATES.into_iter().filter(|template| is_whole && is_default(template)).collect()
}

/// The bytes that a page's template makes, for one of [`templates`]; nothing for content that such a template
/// does not show.
pub(super) fn html(page: &PageView, style: Style<'_>) -> Option<Vec<u8>> {
    let mut out = Page::new(style);
    match &page.content {
        Content::Note(note) => note::page(&mut out, page, note),
        Content::Index(index) => index::page(&mut out, page, index),
        _ => return None,
    }
    Some(out.html.into_bytes())
}
