//! How shards are written: numbers in as few printable characters as they need, sorted words by
//! what each does not share with the one before, and texts as JSON.

use crate::text::blocks::plain_blocks;

/// Six bits a character, none of which has a meaning in a string, an address or a file name.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The character for six bits.
pub(super) fn letter(six_bits: usize) -> char {
    char::from(ALPHABET[six_bits & 63])
}

/// Appends a number, five bits a character, the lowest first; all but the last carry the sixth bit.
pub(super) fn push_number(out: &mut String, number: usize) {
    let mut rest = number;
    while rest > 31 {
        out.push(letter(rest & 31 | 32));
        rest >>= 5;
    }
    out.push(letter(rest));
}

/// Appends ascending numbers by their differences, the first from -1.
pub(crate) fn push_ascending(out: &mut String, numbers: impl IntoIterator<Item = usize>) {
    let mut next = 0;
    for number in numbers {
        push_number(out, number.saturating_sub(next));
        next = number + 1;
    }
}

/// Appends a word by how many UTF-16 units it shares with the one before, at most 63, and the rest
/// of it.
pub(super) fn push_word(out: &mut String, before: &str, word: &str) {
    let (mut units, mut bytes) = (0, 0);
    for (a, b) in before.chars().zip(word.chars()) {
        if a != b || units + a.len_utf16() > 63 {
            break;
        }
        units += a.len_utf16();
        bytes += a.len_utf8();
    }
    out.push(letter(units));
    out.push_str(&word[bytes..]);
}

/// A text as a JSON string that holds nothing that could end a script or a line of one.
#[cfg(test)]
pub(super) fn json(text: &str) -> String {
    let mut out = String::new();
    push_json(&mut out, text);
    out
}

/// Appends a text as a JSON string that holds nothing that could end a script or a line of one.
pub(crate) fn push_json(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // Most texts have nothing to be escaped.
    while let Some((at, c)) = first_escaped(rest) {
        out.push_str(&rest[..at]);
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out.push('"');
}

/// The first character that cannot stand in a JSON string as it is.
fn first_escaped(text: &str) -> Option<(usize, char)> {
    // Of characters of several bytes, those that are escaped begin with one of these.
    let may_be_escaped = |byte: u8| {
        (byte < b' ')
            | (byte == b'"')
            | (byte == b'\\')
            | (byte == b'<')
            | (byte == 0x7f)
            | (byte == 0xc2)
            | (byte == 0xe2)
            | (byte == 0xef)
    };
    let passed = plain_blocks(text.as_bytes(), may_be_escaped);
    let mut bytes = text.bytes().enumerate().skip(passed);
    bytes.find_map(|(at, byte)| {
        if !may_be_escaped(byte) {
            return None;
        }
        let c = text[at..].chars().next()?;
        escape_length(c).map(|_| (at, c))
    })
}

/// How many bytes a JSON string has instead of a character that cannot stand in it.
fn escape_length(c: char) -> Option<usize> {
    match c {
        '"' | '\\' => Some(2),
        '<' | '\u{2028}' | '\u{2029}' | '\u{feff}' => Some(6),
        c if c.is_control() => Some(6),
        _ => None,
    }
}

/// How many bytes a text takes as a JSON string.
pub(super) fn json_length(text: &str) -> usize {
    let (mut rest, mut length) = (text, 2);
    while let Some((at, c)) = first_escaped(rest) {
        length += at + escape_length(c).unwrap_or(c.len_utf8());
        rest = &rest[at + c.len_utf8()..];
    }
    length + rest.len()
}
