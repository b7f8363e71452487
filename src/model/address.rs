//! The addresses that a body links to, and what they mean within the dossier.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::body::{Block, Body, Inline};
use super::fault::{Fault, FaultKind};
use super::image::ImageFields;
use super::note::ParsedNote;
use crate::text::Spanned;

/// Every address of a link or image of the body, in no particular order.
#[must_use]
pub fn addresses(body: &Body) -> Vec<&Spanned<String>> {
    let addresses = addressed(body).into_iter().filter_map(|inline| match inline {
        Inline::Link(link) => Some(&link.0),
        Inline::Image(image) => Some(&image.address),
        _ => None,
    });
    addresses.collect()
}

/// Every image of the body with its description, in no particular order.
fn images(body: &Body) -> Vec<(&Spanned<String>, &str)> {
    let images = addressed(body).into_iter().filter_map(|inline| match inline {
        Inline::Image(image) => Some((&image.address, image.description.as_str())),
        _ => None,
    });
    images.collect()
}

/// Every link and image of the body, in no particular order. The walk keeps its own stack, so that nesting cannot
/// exhaust the machine's.
fn addressed(body: &Body) -> Vec<&Inline> {
    let mut blocks: Vec<&Block> = body.blocks.iter().collect();
    blocks.extend(body.footnotes.iter().flat_map(|(_, content)| content));
    let mut inlines: Vec<&Inline> = Vec::new();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) => inlines.extend(content),
            Block::List(_, items) => blocks.extend(items.iter().flat_map(|item| &item.blocks)),
            Block::Quote(content) | Block::Alert(_, content) => blocks.extend(content),
            Block::Table(table) => {
                inlines.extend(table.head.iter().chain(table.rows.iter().flatten()).flatten());
            }
            Block::Code(..) | Block::Rule | Block::Literal(_) => {}
        }
    }
    let mut found = Vec::new();
    while let Some(inline) = inlines.pop() {
        match inline {
            Inline::Link(link) => {
                found.push(inline);
                inlines.extend(&link.1);
            }
            Inline::Image(_) => found.push(inline),
            Inline::Emphasis(content) | Inline::Strong(content) => inlines.extend(content),
            Inline::Strikethrough(content) | Inline::Sentence(_, content) => inlines.extend(content),
            _ => {}
        }
    }
    found
}

/// The thing that an address points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site, a mail address, a telephone number.
    Outside,
    /// A heading of the same note.
    Heading(String),
    /// A file of the dossier: its path below `content/`; none where it leads out of it.
    File(Option<String>),
}

/// Resolves `address`, written in the note at `path` below `content/` (RFC 3986, section 4.2).
#[must_use]
pub fn target(path: &str, address: &str) -> Target {
    if let Some(heading) = address.strip_prefix('#') {
        return Target::Heading(decoded(heading));
    }
    // Two slashes start the name of a host, so the address leaves the dossier without a scheme too.
    if address.starts_with("//") || has_scheme(address) {
        return Target::Outside;
    }
    let file = address.split(['?', '#']).next().unwrap_or("");
    Target::File(joined(path, &composed(&decoded(file))))
}

impl ParsedNote {
    /// What the front matter says of the image at an address of this note's text.
    #[must_use]
    pub fn image(&self, address: &str) -> Option<&ImageFields> {
        let file = self.file_at(address)?;
        self.front.images.iter().find(|image| self.file_at(&image.file).as_ref() == Some(&file))
    }

    /// The path below `content/` of the file at an address of this note.
    #[must_use]
    pub fn file_at(&self, address: &str) -> Option<String> {
        match target(&self.path, address) {
            Target::File(file) => file,
            Target::Outside | Target::Heading(_) => None,
        }
    }

    /// The images that the note shows, with what each is said to show, in the order of the text.
    #[must_use]
    pub fn images_shown(&self) -> Vec<(&Spanned<String>, &str)> {
        let mut shown = images(&self.body);
        shown.sort_by_key(|(address, _)| address.span);
        shown
    }
}

/// The files that a note shows or links to, by path below `content/`, whether they are there or not.
#[must_use]
pub fn referenced_files(note: &ParsedNote) -> BTreeSet<String> {
    let files = addresses(&note.body).into_iter().filter_map(|address| match target(&note.path, address) {
        Target::File(file) => file,
        Target::Outside | Target::Heading(_) => None,
    });
    files.collect()
}

/// The addresses of a note that were already found to be of a kind that content may not hold.
#[must_use]
pub fn forbidden<'a>(note: &'a ParsedNote) -> BTreeSet<&'a str> {
    let address = |fault: &'a Fault| match &fault.kind {
        FaultKind::BadAddress { address, .. } => Some(address.as_str()),
        _ => None,
    };
    note.faults.iter().filter_map(address).collect()
}

/// A path with its letters composed (NFC), as files are called here: some systems write names decomposed.
#[must_use]
pub fn composed(path: &str) -> String {
    if path.is_ascii() { path.to_owned() } else { path.nfc().collect() }
}

fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    let mut characters = scheme.chars();
    characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn joined(path: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    // The last part is the note's own file: addresses are relative to its folder.
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Percent-decoded (RFC 3986, section 2.1); what is not UTF-8 then is left as written.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(*first);
        if let (b'%', [high, low, after @ ..]) = (first, tail)
            && let Some(byte) = hex(*high, *low)
        {
            bytes.pop();
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    Some(digit(high)? * 16 + digit(low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sorted_by_what_they_point_at() {
        let at = |address| target("summits/talks.md", address);
        assert_eq!(at("https://example.org/a:b"), Target::Outside);
        assert_eq!(at("mailto:a@example.org"), Target::Outside);
        assert_eq!(at("//example.org"), Target::Outside);
        assert_eq!(at("#the%20place"), Target::Heading("the place".to_owned()));
        assert_eq!(at("map.png"), Target::File(Some("summits/map.png".to_owned())));
        assert_eq!(at("../a%20b.png?x#y"), Target::File(Some("a b.png".to_owned())));
        assert_eq!(at("../../../etc/passwd"), Target::File(None));
        assert_eq!(at("%2e%2e/%2e%2e/x"), Target::File(None));
        assert_eq!(at("cafe\u{301}.png"), Target::File(Some("summits/café.png".to_owned())));
        assert_eq!(at("cafe%CC%81.png"), at("caf%C3%A9.png"));
        assert_eq!(at("1:2.png"), Target::File(Some("summits/1:2.png".to_owned())));
    }

    #[test]
    fn broken_percent_signs_stay() {
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
