//! Words of a text, as passages are counted and as quotes must begin and end.
//!
//! White space separates words. Punctuation at a word's edges is no part of it, punctuation within it
//! is; signs that change what a number means (`$`, `%`, `#`) stay. Works on folded text, where a dash
//! between words stands between spaces, and on text as it was written.

use std::ops::Range;

/// The byte ranges of the words of `text`, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let separates = c.is_whitespace() || matches!(c, '—' | '―');
        match (separates, start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                found.extend(trimmed(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.and_then(|from| trimmed(text, from..text.len())));
    found
}

/// Where each word of a text stands, to be asked for.
#[derive(Clone, Debug)]
pub(crate) struct WordPlaces {
    /// The hash of each word in the upper half, its number in the lower, in order.
    sorted: Vec<u64>,
}

impl WordPlaces {
    /// The places of the words of `text`, which are given as ranges of it. Numbers beyond 32 bits, of texts
    /// that no limit lets in, are left out.
    pub(crate) fn of(text: &str, words: &[Range<usize>]) -> Self {
        let place = |(number, word): (usize, &Range<usize>)| {
            Some(u64::from(hash(&text[word.clone()])) << 32 | u64::from(u32::try_from(number).ok()?))
        };
        let mut sorted: Vec<u64> = words.iter().enumerate().filter_map(place).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The numbers of the words that may be `word`, in order: those that are, and rarely another.
    pub(crate) fn of_word(&self, word: &str) -> impl ExactSizeIterator<Item = usize> + '_ {
        let wanted = u64::from(hash(word));
        let from = self.sorted.partition_point(|one| one >> 32 < wanted);
        let rest = self.sorted.get(from..).unwrap_or_default();
        let found = &rest[..rest.partition_point(|one| one >> 32 == wanted)];
        found.iter().map(|one| usize::try_from(one & u64::from(u32::MAX)).unwrap_or(usize::MAX))
    }
}

/// FNV-1a by Fowler, Noll and Vo.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How many words `text` has.
#[must_use]
pub fn count_words(text: &str) -> usize {
    words(text).len()
}

/// `token` without punctuation at its edges; none where nothing else is in it.
fn trimmed(text: &str, token: Range<usize>) -> Option<Range<usize>> {
    let written = &text[token.clone()];
    let front = written.trim_start_matches(is_edge);
    let signed = written.len() - front.len();
    // A sign right before a digit is the number's.
    let minus =
        usize::from(written[..signed].ends_with('-') && front.starts_with(|c: char| c.is_ascii_digit()));
    let start = token.start + signed - minus;
    let end = start + minus + front.trim_end_matches(is_edge).len();
    (start + minus < end).then_some(start..end)
}

/// Whether `c` is punctuation that does not belong to the word at whose edge it stands.
fn is_edge(c: char) -> bool {
    match c {
        '$' | '%' | '#' | '@' | '&' | '+' => false,
        '¡' | '¿' | '·' | '«' | '»' | '¶' | '„' | '…' => true,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{203E}' | '\u{3001}'..='\u{3011}' => true,
        _ => c.is_ascii_punctuation(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn edges_are_trimmed_and_inner_punctuation_stays() {
        assert_eq!(
            list("\"Yes,\" he (Mr. Ross) said: U.S. co-op's 3.6!"),
            ["Yes", "he", "Mr", "Ross", "said", "U.S", "co-op's", "3.6"]
        );
        assert_eq!(list("in — Dushanbe—later - now"), ["in", "Dushanbe", "later", "now"]);
        assert_eq!(list("/WIRE/. ... [sic]"), ["WIRE", "sic"]);
    }

    #[test]
    fn signs_of_numbers_stay_with_them() {
        assert_eq!(
            list("$973.6, 6.3%. €5; #4 (-5) pre- -x 6 %"),
            ["$973.6", "6.3%", "€5", "#4", "-5", "pre", "x", "6", "%"]
        );
    }

    #[test]
    fn nothing_has_no_words() {
        assert_eq!(count_words(" … — \" "), 0);
        assert_eq!(count_words(""), 0);
    }
}
