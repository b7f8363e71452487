//! Runs of characters of one kind, at nearly the cost of bytes.

use std::ops::Range;

/// How many bytes at the start of a text are characters of this kind.
pub(crate) fn run(text: &str, is_of_kind: impl Fn(char) -> bool) -> usize {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        // Nearly all characters are one byte, and are not worth decoding.
        let c = if byte.is_ascii() { Some(char::from(*byte)) } else { text[at..].chars().next() };
        match c.filter(|c| is_of_kind(*c)) {
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    at
}

/// The first run of letters and digits in a text, in bytes.
pub(crate) fn next_word(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    loop {
        while !IS_WORD_OR_WIDE[usize::from(*bytes.get(start)?)] {
            start += 1;
        }
        if bytes[start].is_ascii() {
            break;
        }
        let c = text[start..].chars().next()?;
        if c.is_alphanumeric() {
            break;
        }
        start += c.len_utf8();
    }
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    let ends = bytes.get(end).is_none_or(u8::is_ascii);
    Some(start..if ends { end } else { end + run(&text[end..], char::is_alphanumeric) })
}

/// Whether a byte is a letter or digit, or of a character of several bytes.
const IS_WORD_OR_WIDE: [bool; 256] = {
    let mut is = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        is[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    is
};

/// How many bytes at the start of a text are letters.
pub(crate) fn letters(text: &str) -> usize {
    let plain = text.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    let ends = text.as_bytes().get(plain).is_none_or(u8::is_ascii);
    if ends { plain } else { plain + run(&text[plain..], char::is_alphabetic) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_another_kind_begins() {
        for text in ["", "a", "ab-c", "Béji!", "ébé1", "1a", "a\u{301}b", "日本 x", "… é", "-", "– 1é2"]
        {
            let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
            let words: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            assert_eq!(next_word(text).map(|word| &text[word]), words.first().copied());
            assert_eq!((letters(text), run(text, char::is_alphabetic)), (end, end), "{text}");
        }
    }
}
