//! The words of a sentence in lower case, and where a clause ends before one: for judging wording.
//!
//! The words by which passages are counted and quotes begin and end are those of [`crate::text::words`].

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::lower::plain;

/// A word of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// In bytes of the text.
    pub(crate) span: Range<usize>,
    pub(crate) lower: Lower,
    /// Whether a clause ends before it.
    pub(crate) is_cut: bool,
}

/// A word in lower case. The words of a text share the memory of all of them.
#[derive(Clone, Debug)]
pub(crate) struct Lower {
    all: Arc<str>,
    start: u32,
    end: u32,
}

impl Lower {
    pub(crate) fn as_str(&self) -> &str {
        self.all.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl Deref for Lower {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Lower {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<str> for Lower {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Lower {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let word = |all: &Arc<str>, span: Range<usize>, place: &Range<usize>, is_cut| {
        let lower = Lower { all: Arc::clone(all), start: offset(place.start), end: offset(place.end) };
        Word { span, lower, is_cut }
    };
    if let Some(lower) = lower_in_place(text) {
        let all: Arc<str> = lower.into();
        return cuts(text, |span, is_cut| word(&all, span.clone(), &span, is_cut));
    }
    let cuts = cuts(text, |span, is_cut| (span, is_cut));
    let mut lower = String::with_capacity(text.len());
    let mut place = |span: &Range<usize>| {
        let start = lower.len();
        lower.push_str(&plain(&text[span.clone()]));
        start..lower.len()
    };
    let places: Vec<Range<usize>> = cuts.iter().map(|(span, _)| place(span)).collect();
    let all: Arc<str> = lower.into();
    cuts.into_iter().zip(places).map(|((span, is_cut), place)| word(&all, span, &place, is_cut)).collect()
}

/// A text in lower case, with straight apostrophes, where every character stays in its place, as nearly all do.
fn lower_in_place(text: &str) -> Option<String> {
    let lower = plain(text);
    let is_same = |(one, other): (char, char)| one.len_utf8() == other.len_utf8();
    let stays = text.is_ascii()
        || text.chars().count() == lower.chars().count() && text.chars().zip(lower.chars()).all(is_same);
    stays.then_some(lower)
}

/// Takes each word of a text by its place, with whether a clause ends before it.
fn cuts<T>(text: &str, mut take: impl FnMut(Range<usize>, bool) -> T) -> Vec<T> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let (mut at, mut is_cut) = (0, false);
    while at < text.len() {
        let (c, length) = character(text, at);
        if !c.is_alphanumeric() {
            is_cut |= matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')');
            at += length;
            continue;
        }
        let start = at;
        while at < text.len() {
            let (c, length) = character(text, at);
            if !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}' | '-') {
                break;
            }
            at += length;
        }
        let written = text[start..at].trim_end_matches(['\'', '\u{2019}', '-']);
        found.push(take(start..start + written.len(), is_cut));
        is_cut = false;
    }
    found
}

/// The character at a byte, and its length. Nearly all are one byte, and not worth decoding.
fn character(text: &str, at: usize) -> (char, usize) {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => (char::from(*byte), 1),
        _ => text[at..].chars().next().map_or((' ', 1), |c| (c, c.len_utf8())),
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_lower_case_and_know_where_clauses_end() {
        let text = "It’s O'Neil's – the \"Élan\", he said: co-ops' 3.6%";
        let found: Vec<(&str, String, bool)> = words(text)
            .iter()
            .map(|word| (&text[word.span.clone()], word.lower.to_string(), word.is_cut))
            .collect();
        let expected = [
            ("It’s", "it's", false),
            ("O'Neil's", "o'neil's", false),
            ("the", "the", false),
            ("Élan", "élan", false),
            ("he", "he", true),
            ("said", "said", false),
            ("co-ops", "co-ops", true),
            ("3", "3", false),
            ("6", "6", true),
        ];
        assert_eq!(found, expected.map(|(written, lower, is_cut)| (written, lower.to_owned(), is_cut)));
    }
}
