//! One pass over a page's HTML: what goes into a larger page, with its anchors made unique and its links
//! turned to where their targets are there.
//!
//! Reads what templates write and mends nothing.

use std::borrow::Cow;

use crate::text::html::{Piece, Pieces, Tag, escaped, unescaped};

/// Elements that a page on paper has no use for, with all that is in them.
const EXCLUDED_ELEMENTS: [&str; 11] = [
    "script", "style", "template", "nav", "form", "button", "dialog", "output", "noscript", "iframe",
    "object",
];
/// The class of the sign of an open question.
const OPEN_MARK: &str = "open-mark";
/// Attributes that name anchors.
const ANCHOR_ATTRIBUTES: [&str; 10] = [
    "id",
    "for",
    "headers",
    "list",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "aria-owns",
    "popovertarget",
];
/// The start tags of a page up to its `<main>`.
pub(super) fn head(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let tags =
        Pieces::of(html).filter_map(|piece| if let Piece::Start(tag) = piece { Some(tag) } else { None });
    tags.take_while(|tag| tag.name != "main")
}

/// The target of an address in the larger page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another address; for a link to another page, the number of the section that it leads to.
    To(String, Option<String>),
    /// Its target is not there: the words stay.
    Nowhere,
}

/// A page's place as a part of a larger one.
pub(super) struct Place<'p> {
    /// The prefix of its anchors.
    pub(super) prefix: &'p str,
    /// By how many levels its headings go down.
    pub(super) deeper: u8,
    /// The text before its first heading; escaped.
    pub(super) number: &'p str,
    /// The targets of links and pictures.
    pub(super) target: &'p dyn Fn(&str) -> Target,
}

/// The content of a page's `<main>` in its place.
pub(super) fn main_part(html: &str, place: &Place<'_>) -> String {
    let mut part =
        Part { place, out: String::new(), unlinked: None, drawings: 0, numbered: place.number.is_empty() };
    let mut left_out: Option<(&str, usize)> = None;
    let (mut is_within, mut is_sign) = (false, false);
    for piece in Pieces::of(html) {
        if let Some((name, depth)) = &mut left_out {
            match &piece {
                Piece::Start(tag) if tag.name == *name && !tag.is_closed => *depth += 1,
                Piece::End(end) if end == name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                left_out = None;
            }
            continue;
        }
        match piece {
            Piece::Start(tag) if tag.name == "main" => is_within = true,
            Piece::End("main") => break,
            _ if !is_within => {}
            // The sign of an open question says something where nobody can press it.
            Piece::Start(tag) if tag.name == "button" && is_open_mark(&tag) => {
                is_sign = true;
                part.write_start(sign(tag));
            }
            Piece::End("button") if is_sign => {
                is_sign = false;
                part.write_end("span");
            }
            Piece::Start(tag) if EXCLUDED_ELEMENTS.contains(&tag.name) => {
                left_out = (!tag.is_closed).then_some((tag.name, 1));
            }
            Piece::Start(tag) => part.write_start(tag),
            Piece::End(name) => part.write_end(name),
            Piece::Text(text) => part.out.push_str(text),
        }
    }
    part.out
}

fn is_open_mark(tag: &Tag<'_>) -> bool {
    tag.value("class").is_some_and(|class| class == OPEN_MARK)
}

/// The button of an open question as a sign.
fn sign(mut tag: Tag<'_>) -> Tag<'_> {
    tag.name = "span";
    tag.attributes.retain(|(name, _)| *name != "type");
    tag.attributes.push(("role", Some(Cow::Borrowed("note"))));
    tag
}

struct Part<'p> {
    place: &'p Place<'p>,
    out: String,
    /// Within a link that leads nowhere: what it has become.
    unlinked: Option<&'static str>,
    /// In how many drawings.
    drawings: usize,
    numbered: bool,
}

impl Part<'_> {
    fn write_start(&mut self, mut tag: Tag<'_>) {
        let level = level(tag.name);
        if let Some(level) = level {
            tag.name = self.deeper(level);
        }
        let reference = self.turn_address(&mut tag);
        for (name, value) in &mut tag.attributes {
            let Some(value) = value else { continue };
            if ANCHOR_ATTRIBUTES.contains(name) {
                let names = value.split_whitespace().map(|one| format!("{}{one}", self.place.prefix));
                *value = Cow::Owned(names.collect::<Vec<_>>().join(" "));
            } else if value.contains("url(#") {
                *value = Cow::Owned(value.replace("url(#", &format!("url(#{}", self.place.prefix)));
            }
        }
        if tag.name == "details" && tag.value("open").is_none() {
            tag.attributes.push(("open", None));
        }
        tag.attributes.extend(reference.map(|number| ("data-ref", Some(Cow::Owned(number)))));
        self.write_tag(&tag);
        self.drawings += usize::from(tag.name == "svg" && !tag.is_closed);
        if level.is_some() && !self.numbered {
            self.numbered = true;
            self.out.push_str(&format!("<span class=\"no\">{}</span> ", self.place.number));
        }
    }

    /// Turns a tag's address. Returns the number of the section that it leads to.
    fn turn_address(&mut self, tag: &mut Tag<'_>) -> Option<String> {
        let mut reference = None;
        let mut lost = false;
        for (name, value) in &mut tag.attributes {
            if !["href", "src", "xlink:href"].contains(name) {
                continue;
            }
            match (self.place.target)(&unescaped(value.as_deref().unwrap_or(""))) {
                Target::To(address, _) if tag.name == "a" && address.starts_with("data:") => lost = true,
                Target::To(address, number) => {
                    *value = Some(Cow::Owned(escaped(&address)));
                    reference = number;
                }
                Target::Nowhere => lost = true,
            }
        }
        if lost {
            tag.attributes
                .retain(|(name, _)| !["href", "src", "xlink:href", "rel", "download"].contains(name));
            if tag.name == "a" {
                let name = if self.drawings > 0 { "g" } else { "span" };
                self.unlinked = Some(name);
                tag.name = name;
            }
        }
        tag.attributes.retain(|(name, _)| !["srcset", "download", "integrity"].contains(name));
        reference
    }

    fn write_end(&mut self, name: &str) {
        let name = match level(name) {
            Some(level) => self.deeper(level),
            None if name == "a" => self.unlinked.take().unwrap_or("a"),
            None => name,
        };
        self.drawings -= usize::from(name == "svg" && self.drawings > 0);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// The name of a heading's element, further down.
    fn deeper(&self, level: u8) -> &'static str {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let place = usize::from(level + self.place.deeper).clamp(1, NAMES.len()) - 1;
        NAMES.get(place).copied().unwrap_or("h6")
    }

    fn write_tag(&mut self, tag: &Tag<'_>) {
        self.out.push('<');
        self.out.push_str(tag.name);
        for (name, value) in &tag.attributes {
            self.out.push(' ');
            self.out.push_str(name);
            if let Some(value) = value {
                self.out.push_str("=\"");
                self.out.push_str(&value.replace('"', "&quot;"));
                self.out.push('"');
            }
        }
        self.out.push_str(if tag.is_closed { "/>" } else { ">" });
    }
}

fn level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(html: &str) -> String {
        let target = |address: &str| match address {
            "b.html#x" => Target::To("#n2-x".to_owned(), Some("1.2".to_owned())),
            "gone.html" => Target::Nowhere,
            own if own.starts_with('#') => Target::To(format!("#n1-{}", &own[1..]), None),
            other => Target::To(other.to_owned(), None),
        };
        let place = Place { prefix: "n1-", deeper: 2, number: "1.1", target: &target };
        main_part(
            &format!("<head><title>no</title></head><main id=main>{html}</main><footer>no</footer>"),
            &place,
        )
    }

    #[test]
    fn anchors_become_unique_and_links_follow_them() {
        assert_eq!(
            part("<p id=\"s1\" aria-labelledby='a b'>x<a href=\"#f-1\">1</a></p>"),
            "<p id=\"n1-s1\" aria-labelledby=\"n1-a n1-b\">x<a href=\"#n1-f-1\">1</a></p>"
        );
        assert_eq!(part("<a href=\"b.html#x\">B</a>"), "<a href=\"#n2-x\" data-ref=\"1.2\">B</a>");
        assert_eq!(part("<a href=\"gone.html\" rel=\"tag\"><b>G</b></a>"), "<span><b>G</b></span>");
        assert_eq!(part("<svg><a href='gone.html'><path/></a></svg>"), "<svg><g><path/></g></svg>");
        assert_eq!(
            part("<a href=\"https://example.org/?a=1&amp;b=2\">E</a>"),
            "<a href=\"https://example.org/?a=1&amp;b=2\">E</a>"
        );
    }

    #[test]
    fn what_paper_has_no_use_for_is_left_out() {
        assert_eq!(part("a<nav><ul><nav>x</nav></ul></nav>b"), "ab");
        assert_eq!(part("a<script>if (a < b) { '</main>' }</script>b<!-- c -->d"), "abd");
        assert_eq!(part("<form hidden><select><option>x</select></form>y"), "y");
        // The sign of an open question is read without being pressed.
        assert_eq!(
            part(
                "a<button type=\"button\" class=\"open-mark\" aria-label=\"b\">?</button><button>c</button>d"
            ),
            "a<span class=\"open-mark\" aria-label=\"b\" role=\"note\">?</span>d"
        );
        assert_eq!(
            part("<details><summary>s</summary>t</details>"),
            "<details open><summary>s</summary>t</details>"
        );
    }

    #[test]
    fn headings_go_down_and_the_first_is_numbered() {
        assert_eq!(
            part("<h1>T</h1><h2 id=\"h\">U</h2><h5>V</h5>"),
            "<h3><span class=\"no\">1.1</span> T</h3><h4 id=\"n1-h\">U</h4><h6>V</h6>"
        );
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        assert_eq!(part("1 < 2 & &lt;script&gt; <- <<b>x</b>"), "1 < 2 & &lt;script&gt; <- <<b>x</b>");
        assert_eq!(part("”é<b>—</b>”"), "”é<b>—</b>”");
        for odd in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href='",
            "<!--",
            "</",
            "<p / id",
            "<p \u{e9}=1 =>",
            "<script>",
        ] {
            part(odd);
        }
    }
}
