//! A text as names are compared: without accents, hyphens as spaces, in lower case but for first letters and short
//! words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::fold::{BREAK, Folded, fold};
use crate::text::run::{letters, next_word};

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
    /// Where the key is longer or shorter than the folded text from there on: a byte of the key, and the byte of
    /// the folded text that it stands for. Most texts have no such place.
    shifts: Vec<(usize, usize)>,
}

impl Key {
    pub(super) fn of(folded: &str) -> Self {
        let mut key = Self { text: String::with_capacity(folded.len()), shifts: Vec::new() };
        let mut at = 0;
        while at < folded.len() {
            let plain = plain_length(&folded.as_bytes()[at..]);
            if plain > 0 {
                key.push_plain(&folded[at..at + plain]);
                at += plain;
                continue;
            }
            let letters = letters(&folded[at..]);
            if letters == 0 {
                let c = folded[at..].chars().next().unwrap_or(' ');
                let plain = if matches!(c, '-' | BREAK) { ' ' } else { c };
                key.text.push(plain);
                at += c.len_utf8();
                if plain.len_utf8() != c.len_utf8() {
                    key.shifts.push((key.text.len(), at));
                }
            } else {
                key.push_word(&folded[at..at + letters], at);
                at += letters;
            }
        }
        key
    }

    /// Adds a text of one byte a character that ends where a word does.
    fn push_plain(&mut self, plain: &str) {
        let from = self.text.len();
        if plain.contains('-') {
            self.text.push_str(&plain.replace('-', " "));
        } else {
            self.text.push_str(plain);
        }
        let bytes = plain.as_bytes();
        let (mut begin, mut has_capital) = (0, false);
        // Of a word the first letter stays, and few have other capitals than that.
        for end in 0..=bytes.len() {
            let letter = bytes.get(end).filter(|byte| byte.is_ascii_alphabetic());
            if let Some(letter) = letter {
                has_capital |= end > begin && letter.is_ascii_uppercase();
                continue;
            }
            if has_capital && end - begin > SHORT {
                self.text[from + begin + 1..from + end].make_ascii_lowercase();
            }
            (begin, has_capital) = (end + 1, false);
        }
    }

    /// Adds a word without accents, its letters after the first in lower case.
    fn push_word(&mut self, word: &str, at: usize) {
        let keeps_case = word.len() <= SHORT || word.chars().nth(SHORT).is_none();
        if word.is_ascii() {
            let start = self.text.len();
            self.text.push_str(word);
            if !keeps_case {
                self.text[start + 1..].make_ascii_lowercase();
            }
            return;
        }
        for (within, c) in word.char_indices() {
            let base = if c.is_ascii() { c } else { without_accent(c) };
            let small = if within == 0 || keeps_case { base } else { lower(base) };
            self.text.push(small);
            if small.len_utf8() != c.len_utf8() {
                self.shifts.push((self.text.len(), at + within + c.len_utf8()));
            }
        }
    }

    /// The byte of the folded text at a byte of the key where a character begins.
    pub(super) fn at(&self, byte: usize) -> usize {
        let next = self.shifts.partition_point(|(shifted, _)| *shifted <= byte);
        let last = next.checked_sub(1).and_then(|last| self.shifts.get(last));
        last.map_or(byte, |(shifted, folded)| folded + (byte - shifted))
    }

    /// The runs of letters and digits, in bytes of the key.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let word = next_word(&self.text[at..])?;
            let found = at + word.start..at + word.end;
            at = found.end;
            Some(found)
        })
    }
}

/// How many bytes at the start of a text are of one byte each and end where a word does.
fn plain_length(bytes: &[u8]) -> usize {
    let plain = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    if plain == bytes.len() {
        return plain;
    }
    // The word before goes on with what follows.
    bytes[..plain].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |last| last + 1)
}

fn without_accent(c: char) -> char {
    std::iter::once(c).nfd().next().unwrap_or(c)
}

fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
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
    fn accents_and_case_after_the_first_letter_fold_away() {
        let key = Key::of("Élysée-PALACE ÉU");
        assert_eq!(key.text, "Elysee Palace EU");
        let runs: Vec<&str> = key.runs().map(|run| &key.text[run]).collect();
        assert_eq!(runs, ["Elysee", "Palace", "EU"]);
        assert_eq!((key.at(1), key.at(7), key.at(key.text.len())), (2, 9, 19));
    }
}
