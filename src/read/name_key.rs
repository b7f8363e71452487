//! A text as names are compared: without accents, hyphens as spaces, in lower case but for first letters and short
//! words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::fold::{BREAK, Folded, fold};

/// Words up to this many letters keep their case, since they may be initials.
const SHORT: usize = 3;

/// A text made ready for looking for names in it.
pub(crate) struct NameText {
    pub(super) folded: Folded,
    pub(super) key: Key,
}

impl NameText {
    pub(crate) fn of(text: &str) -> Self {
        let folded = fold(text);
        Self { key: Key::of(folded.text()), folded }
    }
}

/// A folded text as names are compared, with the way back.
pub(super) struct Key {
    pub(super) text: String,
    /// For each byte of the key and its end, the byte of the folded text; none where each byte is at its place.
    origin: Option<Vec<u32>>,
}

impl Key {
    pub(super) fn of(folded: &str) -> Self {
        if folded.is_ascii() {
            return Self { text: ascii_key(folded), origin: None };
        }
        let (mut text, mut origin) = (String::with_capacity(folded.len()), Vec::with_capacity(folded.len()));
        let mut push = |c: char, at: usize| {
            origin.extend(std::iter::repeat_n(u32::try_from(at).unwrap_or(u32::MAX), c.len_utf8()));
            text.push(c);
        };
        let mut rest = folded;
        while let Some(c) = rest.chars().next() {
            let at = folded.len() - rest.len();
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            if length == 0 {
                push(if matches!(c, '-' | BREAK) { ' ' } else { c }, at);
                rest = &rest[c.len_utf8()..];
            } else {
                small_letters(&rest[..length]).for_each(|(within, c)| push(c, at + within));
                rest = &rest[length..];
            }
        }
        origin.push(u32::try_from(folded.len()).unwrap_or(u32::MAX));
        Self { text, origin: Some(origin) }
    }

    /// The byte of the folded text at a byte of the key.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.origin.as_ref().map_or(byte, |origin| origin.get(byte).map_or(0, |at| *at as usize))
    }

    /// The runs of letters and digits, in bytes of the key.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = &self.text[at..];
            let start = at + rest.find(char::is_alphanumeric)?;
            let rest = &self.text[start..];
            at = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            Some(start..at)
        })
    }
}

/// The key of a text of which every character is one byte and stays one, as most texts are.
fn ascii_key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for run in folded.as_bytes().chunk_by(|a, b| a.is_ascii_alphabetic() && b.is_ascii_alphabetic()) {
        let keeps_case = run.len() <= SHORT;
        for (at, byte) in run.iter().enumerate() {
            let small = if at == 0 || keeps_case { *byte } else { byte.to_ascii_lowercase() };
            key.push(char::from(if small == b'-' { b' ' } else { small }));
        }
    }
    key
}

/// The letters of a word without accents, those after the first in lower case, each with its place in the word.
fn small_letters(word: &str) -> impl Iterator<Item = (usize, char)> {
    let keeps_case = word.chars().nth(SHORT).is_none();
    word.char_indices().map(move |(at, c)| {
        let base = if c.is_ascii() { c } else { without_accent(c) };
        (at, if at == 0 || keeps_case { base } else { lower(base) })
    })
}

fn without_accent(c: char) -> char {
    std::iter::once(c).nfd().next().unwrap_or(c)
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) => small,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_plain_texts_are_those_of_any_text() {
        for text in ["The US-led TALKS in Bad Ems", "a-b--c", "", "x", "ANNA (HB), 12B"] {
            let (plain, other) = (Key::of(text), Key::of(&format!("{text} é")));
            assert_eq!(format!("{} e", plain.text), other.text);
            for byte in 0..text.len() {
                assert_eq!(plain.at(byte), other.at(byte));
            }
        }
    }

    #[test]
    fn accents_and_case_after_the_first_letter_fold_away() {
        let key = Key::of("Élysée-PALACE ÉU");
        assert_eq!(key.text, "Elysee Palace EU");
        let runs: Vec<&str> = key.runs().map(|run| &key.text[run]).collect();
        assert_eq!(runs, ["Elysee", "Palace", "EU"]);
        assert_eq!((key.at(1), key.at(7), key.at(key.text.len())), (2, 9, 19));
    }
}
