//! An image that stands by itself, as HTML.

use super::body::Writer;
use super::html::Tag;
use crate::site::view::{FigureView, RightsView};

/// What a link to another site says of itself.
const OUTSIDE: &str = "noopener noreferrer nofollow";

impl Writer<'_> {
    pub(super) fn figure(&mut self, figure: &FigureView) {
        let tag = Tag::open(&mut self.out, "figure").attribute("class", "image");
        match &figure.id {
            Some(id) => tag.attribute("id", id).end(),
            None => tag.end(),
        }
        self.inlines(std::slice::from_ref(&figure.image));
        if !figure.caption.is_empty() || figure.rights.is_some() {
            self.raw("<figcaption>");
            if !figure.caption.is_empty() {
                self.raw("<p>");
                self.inlines(&figure.caption);
                self.raw("</p>");
            }
            figure.rights.iter().for_each(|rights| self.rights(rights));
            self.raw("</figcaption>");
        }
        self.raw("</figure>");
    }

    fn rights(&mut self, rights: &RightsView) {
        self.raw("<p class=\"rights\">");
        let mut is_first = true;
        let mut part = |writer: &mut Self, name: &str, text: &str, href: Option<(&str, &str)>| {
            writer.raw(if std::mem::take(&mut is_first) { "<span>" } else { " <span>" });
            writer.say(name);
            writer.raw(": ");
            if let Some((href, rel)) = href {
                let tag = Tag::open(&mut writer.out, "a").attribute("href", href);
                if rel.is_empty() { tag.end() } else { tag.attribute("rel", rel).end() }
            }
            writer.text(text);
            writer.raw(if href.is_some() { "</a></span>" } else { "</span>" });
        };
        if !rights.credit.is_empty() {
            part(self, "Credit", &rights.credit, None);
        }
        if !rights.licence.is_empty() {
            let rel = format!("license {OUTSIDE}");
            let href = rights.licence_url.as_deref().map(|url| (url, rel.as_str()));
            part(self, "Licence", &rights.licence, href);
        }
        if let Some((name, href)) = &rights.source {
            let rel = |href: &str| if href.starts_with("http") { OUTSIDE } else { "" };
            part(self, "Taken from", name, href.as_deref().map(|href| (href, rel(href))));
        }
        self.raw("</p>");
    }
}
