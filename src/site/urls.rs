//! From one page to another: relative addresses that name their file, so that a tree of pages works
//! from a folder, at a domain's root and below it.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr2};

use crate::model::{ParsedNote, composed, decoded};
use crate::text::blocks::plain_blocks;

/// The address of `to` from the page at `from`, both paths below the output folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    // What both begin with, up to the last slash in it, are folders that need not be named.
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = to.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let (rest, way) = (&to[shared..], memchr_iter(b'/', &from.as_bytes()[shared..]).count());
    let mut address = String::with_capacity(rest.len() + 3 * way + 2);
    // A colon before the first slash would end a scheme.
    let first = if way == 0 { memchr2(b'/', b':', rest.as_bytes()) } else { None };
    if first.is_some_and(|at| rest.as_bytes()[at] == b':') {
        address.push_str("./");
    }
    for _ in 0..way {
        address.push_str("../");
    }
    push_encoded(&mut address, rest);
    address
}

/// The way from the page at `from` to the root: `../../` or nothing.
pub(super) fn root_of(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// A path with everything percent-encoded that has a meaning of its own in an address (RFC 3986).
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(&mut out, path);
    out
}

fn push_encoded(out: &mut String, path: &str) {
    let passed = plain_blocks(path.as_bytes(), |byte| !is_plain(byte));
    if path.as_bytes()[passed..].iter().all(|byte| PLAIN[usize::from(*byte)]) {
        return out.push_str(path);
    }
    path.bytes().for_each(|byte| push_percent(out, byte, PLAIN[usize::from(byte)]));
}

/// Whether a byte stands for itself in an address, in few comparisons.
const fn is_plain(byte: u8) -> bool {
    let is_mark =
        (byte == b'"') | (byte == b'\'') | (byte == b'#') | (byte == b'%') | (byte == b'<') | (byte == b'>');
    let is_bracket = (byte == b'?') | (byte == b'`') | (byte >= b'[') & (byte <= b'^');
    !((byte <= b' ') | is_mark | is_bracket | (byte >= b'{') & (byte != b'~'))
}

/// The bytes that stand for themselves in an address.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let marks = b"-._~/:@!$&()*+,;=";
    let mut at = 0;
    while at < marks.len() {
        plain[marks[at] as usize] = true;
        at += 1;
    }
    plain
};

/// Appends a byte as it is, or percent-encoded unless it is plain, as every byte beyond ASCII must not be.
pub(super) fn push_percent(out: &mut String, byte: u8, is_plain: bool) {
    if is_plain {
        return out.push(char::from(byte));
    }
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
    }
}

/// The anchor of a note's statement by its index.
#[must_use]
pub fn statement_anchor(note: &ParsedNote, index: usize) -> String {
    anchor_of(note, index).into_owned()
}

fn anchor_of(note: &ParsedNote, index: usize) -> Cow<'_, str> {
    let own = note.statements.get(index).map(|statement| statement.anchor.as_str());
    let own = own.filter(|anchor| !anchor.is_empty());
    own.map_or_else(|| Cow::Owned(numbered_anchor("s", index)), Cow::Borrowed)
}

/// The address of a note's statement by its index, where the note's page has the address `page`.
pub(super) fn statement_address(page: &str, note: &ParsedNote, index: usize) -> String {
    anchored(page, &anchor_of(note, index))
}

/// The address that statements and passages had by their numbers, under which they are still found.
pub(super) fn numbered_anchor(kind: &str, index: usize) -> String {
    numbered(kind, index + 1)
}

/// The anchor of a heading by its slug: none takes a name that scripts, browsers or other anchors use.
pub(super) fn heading_anchor(slug: &str) -> String {
    format!("h-{slug}")
}

/// The anchor of an observation's row by its index.
pub(super) fn observation_anchor(note: &ParsedNote, index: usize) -> String {
    let own = note.observations().get(index).map(|observation| &observation.anchor);
    own.filter(|anchor| !anchor.is_empty()).cloned().unwrap_or_else(|| numbered_anchor("o", index))
}

/// The addresses that a note keeps and that lead to an anchor now. It may be named without its kind.
pub(super) fn kept_addresses(note: &ParsedNote, anchor: &str) -> Vec<String> {
    let leads_here = |to: &str| to == anchor || anchor.get(2..) == Some(to);
    let here = note.front.addresses.iter().filter(|(_, to)| leads_here(&to.value));
    here.map(|(from, _)| from.value.clone()).filter(|from| from != anchor).collect()
}

/// Whether the address that something had by its number leads to it still: unless that is its own, or the note says
/// that it leads elsewhere.
pub(super) fn keeps_number(note: &ParsedNote, anchor: &str, number: &str) -> bool {
    anchor != number && note.front.addresses.iter().all(|(from, _)| from.value != number)
}

/// An address that leads to an anchor of the same page.
pub(super) fn to_anchor(anchor: &str) -> String {
    anchored("", anchor)
}

/// An address that leads to an anchor of the page at an address; that is empty on the page itself.
pub(super) fn anchored(page: &str, anchor: &str) -> String {
    let mut address = String::with_capacity(page.len() + anchor.len() + 1);
    address.push_str(page);
    address.push('#');
    address.push_str(anchor);
    address
}

/// A name that ends in a number.
pub(super) fn numbered(name: &str, number: usize) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    out.push_str(name);
    push_digits(&mut out, number);
    out
}

/// Appends a number.
pub(crate) fn push_digits(out: &mut String, number: usize) {
    let (mut digits, mut rest, mut at) = ([0; 20], number, 20);
    loop {
        at -= 1;
        // The remainder is a digit.
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    // Digits are of one byte.
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

/// An address in a note's text, as far as a page may carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Of another site: `http`, `https` or `mailto`.
    External(String),
    /// Of this site: relative, or an anchor.
    Internal(String),
    /// Anything else: it is shown, and leads nowhere.
    Refused,
}

/// Sorts an address. What is not known to be harmless is refused, whatever the checks said before.
pub(super) fn classify(address: &str) -> Address {
    let clean = address.trim();
    if clean.chars().any(|c| c.is_control() || c == '\\') || clean.starts_with("//") {
        return Address::Refused;
    }
    let scheme_end = clean.find(':').filter(|end| !clean[..*end].contains(['/', '?', '#']));
    match scheme_end.map(|end| clean[..end].to_ascii_lowercase()) {
        None => Address::Internal(as_published(clean)),
        Some(scheme) if ["http", "https", "mailto"].contains(&scheme.as_str()) => {
            Address::External(clean.to_owned())
        }
        Some(_) => Address::Refused,
    }
}

/// An address of this site as its file is called there, with its letters composed.
fn as_published(address: &str) -> String {
    let path = decoded(address);
    let published = composed(&path);
    if published == path && !address.contains(' ') { address.to_owned() } else { encoded(&published) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_bytes_are_told_alike_both_ways() {
        let told: Vec<u8> = (0..=u8::MAX).filter(|byte| is_plain(*byte)).collect();
        let listed: Vec<u8> = (0..=u8::MAX).filter(|byte| PLAIN[usize::from(*byte)]).collect();
        assert_eq!(told, listed);
    }

    #[test]
    fn links_work_from_every_depth() {
        assert_eq!(relative("index.html", "actors/ada.html"), "actors/ada.html");
        assert_eq!(relative("summits/x.html", "actors/ada.html"), "../actors/ada.html");
        assert_eq!(relative("summits/x.html", "summits/y.html"), "y.html");
        assert_eq!(relative("summits/x.html", "summits/x.html"), "x.html");
        assert_eq!(relative("summits/x.html", "index.html"), "../index.html");
        assert_eq!(relative("a/b/c.html", "a/d/e.html"), "../d/e.html");
        assert_eq!(relative("a/b/c.html", "a/b"), "../b");
        assert_eq!(relative("index.html", "a b/ü?.html"), "a%20b/%C3%BC%3F.html");
        assert_eq!(relative("index.html", "a:b.html"), "./a:b.html");
    }

    #[test]
    fn only_harmless_addresses_become_links() {
        assert_eq!(classify("https://example.org/a"), Address::External("https://example.org/a".into()));
        assert_eq!(classify("#part"), Address::Internal("#part".into()));
        assert_eq!(classify("../a.html"), Address::Internal("../a.html".into()));
        for address in ["cafe\u{301}.png", "cafe%CC%81.png"] {
            assert_eq!(classify(address), Address::Internal("caf%C3%A9.png".into()));
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            " data:text/html,x",
            "//host/x",
            "file:///etc",
            "java\nscript:x",
            "vbscript:x",
            "\\\\host",
        ] {
            assert_eq!(classify(bad), Address::Refused, "{bad}");
        }
    }
}
