//! HTML as templates write it, piece by piece: tags, attributes with or without quotes, comments, raw text.
//!
//! Mends nothing and knows no element: what a browser would make of broken markup it does not say.

use std::borrow::Cow;

/// Elements whose content is no markup.
const RAW_TEXT_ELEMENTS: [&str; 2] = ["script", "style"];

/// A start tag as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tag<'h> {
    pub(crate) name: &'h str,
    /// Names as written, values still escaped.
    pub(crate) attributes: Vec<(&'h str, Option<Cow<'h, str>>)>,
    pub(crate) is_closed: bool,
}

impl Tag<'_> {
    /// An attribute's value as it is meant.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| unescaped(value.as_deref().unwrap_or("")))
    }
}

/// A piece of markup.
pub(crate) enum Piece<'h> {
    Text(&'h str),
    Start(Tag<'h>),
    End(&'h str),
}

/// The pieces of a text.
pub(crate) struct Pieces<'h> {
    rest: &'h str,
    /// The element whose raw text comes next.
    raw: Option<&'h str>,
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            let is_end = |at: &usize| {
                let tail = &self.rest.as_bytes()[at + 2..];
                tail.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            };
            let end = self.rest.match_indices("</").map(|(at, _)| at).find(is_end);
            let end = end.unwrap_or(self.rest.len());
            return Some(Piece::Text(self.take(end)));
        }
        if let Some(comment) = self.rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(self.rest.len(), |end| end + 7);
            self.take(end);
            return self.next_or_empty();
        }
        if self.rest.starts_with("<!") {
            let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
            self.take(end);
            return self.next_or_empty();
        }
        // A `<` that no letter follows is text, as HTML has it.
        let letter = self.rest.strip_prefix('<').map(|rest| rest.trim_start_matches('/'));
        if letter.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
            return Some(self.read_tag());
        }
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let end = self.rest[first..].find('<').map_or(self.rest.len(), |end| end + first);
        Some(Piece::Text(self.take(end)))
    }
}

impl<'h> Pieces<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        Self { rest: html, raw: None }
    }

    fn next_or_empty(&self) -> Option<Piece<'h>> {
        (!self.rest.is_empty()).then_some(Piece::Text(""))
    }

    fn take(&mut self, at: usize) -> &'h str {
        let (head, tail) = self.rest.split_at(at);
        self.rest = tail;
        head
    }

    fn read_tag(&mut self) -> Piece<'h> {
        let is_end = self.rest.starts_with("</");
        self.take(if is_end { 2 } else { 1 });
        let end =
            self.rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(self.rest.len());
        // SVG tells upper from lower case in names.
        let mut tag = Tag { name: self.take(end), ..Tag::default() };
        while let Some(attribute) = self.read_attribute(&mut tag.is_closed) {
            tag.attributes.push(attribute);
        }
        if is_end {
            return Piece::End(tag.name);
        }
        self.raw = RAW_TEXT_ELEMENTS.into_iter().find(|raw| raw.eq_ignore_ascii_case(tag.name));
        Piece::Start(tag)
    }

    /// The next attribute of the tag at hand; nothing at its end, which is read too.
    fn read_attribute(&mut self, is_closed: &mut bool) -> Option<(&'h str, Option<Cow<'h, str>>)> {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                return None;
            }
            match self.rest.strip_prefix('/') {
                Some(rest) => {
                    *is_closed = rest.starts_with('>');
                    self.rest = rest;
                }
                None => break,
            }
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let name = self.take(end.max(self.rest.chars().next().map_or(0, char::len_utf8)));
        if name.is_empty() {
            return None;
        }
        let after = self.rest.trim_start();
        let Some(after) = after.strip_prefix('=') else { return Some((name, None)) };
        self.rest = after.trim_start();
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => {
                self.take(1);
                let end = self.rest.find(quote).unwrap_or(self.rest.len());
                let value = self.take(end);
                self.take(usize::from(!self.rest.is_empty()));
                value
            }
            None => {
                let end = self.rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(self.rest.len());
                self.take(end)
            }
        };
        Some((name, Some(Cow::Borrowed(value))))
    }
}

/// Text for content and for attributes.
pub(crate) fn escaped(text: &str) -> String {
    if !text.contains(['&', '<', '>', '"']) {
        return text.to_owned();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An attribute's value without the references that templates write.
pub(crate) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // Looked for no farther than a reference reaches, or a text of `&` alone would be searched for each of them.
        let reference = rest.bytes().take(10).position(|byte| byte == b';').map(|end| &rest[1..end]);
        let number = |digits: &str| {
            digits
                .strip_prefix(['x', 'X'])
                .map_or_else(|| digits.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
        };
        let c = match reference {
            Some("amp") => Some('&'),
            Some("lt") => Some('<'),
            Some("gt") => Some('>'),
            Some("quot") => Some('"'),
            Some("apos") => Some('\''),
            Some(other) => other.strip_prefix('#').and_then(number).and_then(char::from_u32),
            None => None,
        };
        out.push(c.unwrap_or('&'));
        rest = &rest[if c.is_some() { reference.map_or(1, |r| r.len() + 2) } else { 1 }..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A relative address from a page's folder as a path below the root.
pub(crate) fn resolved(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in address.split(['?', '#']).next()?.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(decoded(part)?),
        }
    }
    Some(parts.join("/"))
}

/// Without percent-encoding (RFC 3986).
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
