//! A page's HTML as XHTML, which books are made of: every element closed, every attribute with a quoted value, and what
//! only a screen has use for left out.

use crate::text::html::{Piece, Pieces, Tag, escaped};

/// Elements that have no end.
const VOID: [&str; 10] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Classes of elements that repeat for the eye, or for the mouse, what stands elsewhere.
const PASSED: [&str; 5] = ["side", "pin", "links", "gauge", "strip"];

/// The XHTML of a part of a page, and whether it has drawings.
pub(super) fn of(html: &str) -> (String, bool) {
    let mut writer = Writer::default();
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Start(tag) => writer.start(tag),
            Piece::End(name) => writer.end(name),
        }
    }
    while let Some((name, _)) = writer.open.pop() {
        writer.close(name);
    }
    (writer.out, writer.has_drawings)
}

#[derive(Default)]
struct Writer<'h> {
    out: String,
    /// The open elements, and whether each is passed over.
    open: Vec<(&'h str, bool)>,
    has_drawings: bool,
}

impl<'h> Writer<'h> {
    fn is_passed(&self) -> bool {
        self.open.last().is_some_and(|(_, is_passed)| *is_passed)
    }

    fn text(&mut self, text: &str) {
        if self.is_passed() {
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>']) {
            self.out.push_str(&rest[..at]);
            rest = &rest[at..];
            let reference = rest.find(';').filter(|end| *end < 12).map(|end| &rest[..=end]);
            match reference {
                Some(reference) if is_known(reference) => {
                    self.out.push_str(reference);
                    rest = &rest[reference.len()..];
                }
                Some("&nbsp;") => {
                    self.out.push_str("&#160;");
                    rest = &rest["&nbsp;".len()..];
                }
                _ => {
                    self.out.push_str(&escaped(&rest[..1]));
                    rest = &rest[1..];
                }
            }
        }
        self.out.push_str(rest);
    }

    fn start(&mut self, tag: Tag<'h>) {
        let class = tag.value("class").unwrap_or_default().into_owned();
        let is_void = tag.is_closed || VOID.contains(&tag.name);
        let is_passed = self.is_passed() || class.split_whitespace().any(|one| PASSED.contains(&one));
        if !is_void {
            self.open.push((tag.name, is_passed));
        }
        if is_passed {
            return;
        }
        self.has_drawings |= tag.name == "svg";
        self.out.push('<');
        self.out.push_str(tag.name);
        if tag.name == "svg" {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        let mut seen: Vec<&str> = Vec::new();
        for (name, _) in &tag.attributes {
            let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "-:_".contains(c));
            if !is_name || name.starts_with("data-") || name.starts_with("xmlns") || seen.contains(name) {
                continue;
            }
            seen.push(name);
            let value = tag.value(name).unwrap_or_default();
            let value = if value.is_empty() && *name == "open" { "open".into() } else { value };
            self.out.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        }
        self.out.push_str(meaning(&tag, &class));
        self.out.push_str(if is_void { "/>" } else { ">" });
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) else { return };
        for (name, is_passed) in self.open.split_off(at).into_iter().rev() {
            if !is_passed {
                self.close(name);
            }
        }
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// What readers need to know to show a footnote where its mark stands.
fn meaning(tag: &Tag<'_>, class: &str) -> &'static str {
    let has = |name: &str| class.split_whitespace().any(|one| one == name);
    match tag.name {
        "a" if tag.value("role").as_deref() == Some("doc-noteref") => " epub:type=\"noteref\"",
        "li" if has("passage") && tag.value("id").is_some_and(|id| id.starts_with("f-")) => {
            " epub:type=\"footnote\""
        }
        "section" if has("evidence") => " epub:type=\"footnotes\"",
        _ => "",
    }
}

/// A reference that XML knows.
fn is_known(reference: &str) -> bool {
    matches!(reference, "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&apos;")
        || reference.strip_prefix("&#").and_then(|rest| rest.strip_suffix(';')).is_some_and(|digits| {
            match digits.strip_prefix('x') {
                Some(hex) => !hex.is_empty() && hex.chars().all(|c| c.is_ascii_hexdigit()),
                None => !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_element_is_closed_and_every_value_quoted() {
        let html = "<p class=a hidden>x<br>y &nbsp; &mdash; 1 < 2<img src=\"a.png\" alt=\"A &amp; B\"></p><details open><p>z</details>";
        let expected = "<p class=\"a\" hidden=\"\">x<br/>y &#160; &amp;mdash; 1 &lt; 2<img src=\"a.png\" alt=\"A &amp; \
                        B\"/></p><details open=\"open\"><p>z</p></details>";
        assert_eq!(of(html).0, expected);
    }

    #[test]
    fn marks_and_footnotes_say_what_they_are() {
        let html = "<sup><a href=\"#f-1-1\" role=\"doc-noteref\" data-to=\"3\">1</a></sup><li id=\"f-1-1\" \
                    class=\"passage\">q</li><span class=\"side\">s</span><svg class=\"links\"><a/></svg>";
        let (text, has_drawings) = of(html);
        assert_eq!(
            text,
            "<sup><a href=\"#f-1-1\" role=\"doc-noteref\" epub:type=\"noteref\">1</a></sup><li id=\"f-1-1\" \
             class=\"passage\" epub:type=\"footnote\">q</li>"
        );
        assert!(!has_drawings);
    }
}
