//! The words of a text that may be like a word, told by their length and the letters that they have.
//!
//! Whoever asks waits for an answer: a text is passed over byte by byte, and only what is left is compared.

use std::ops::Range;

use memchr::memmem::Finder;

use super::runs::{runs, slips};

/// What a byte is: a bit for each letter, one for digits, one for all that is not ASCII; nothing between words.
const BITS: [u32; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => 1 << (letter - b'a'),
            letter @ b'A'..=b'Z' => 1 << (letter - b'A'),
            b'0'..=b'9' => DIGIT,
            0x80.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    bits
};
const DIGIT: u32 = 1 << 26;
const WIDE: u32 = 1 << 27;

/// Words of fewer letters have no parts that are worth looking for.
const LEAST_IN_PARTS: usize = 6;

/// The words that may be like one, in order. `lower` is the text with its ASCII letters in lower case.
pub(super) fn near(text: &str, lower: &[u8], word: &str) -> Vec<Range<usize>> {
    let wanted = bits_of(word.as_bytes());
    if wanted & WIDE == 0 && word.len() >= LEAST_IN_PARTS {
        return by_parts(text, lower, word, wanted);
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let length = lower[at..].iter().take_while(|byte| BITS[usize::from(**byte)] != 0).count();
        take(text, at..at + length, (word.len(), wanted), &mut found);
        at += length + 1;
    }
    found
}

/// Two slips leave one of three parts of a word as it is, but where letters are exchanged over the end of a part.
fn by_parts(text: &str, lower: &[u8], word: &str, wanted: u32) -> Vec<Range<usize>> {
    let is_word = |byte: &&u8| BITS[usize::from(**byte)] != 0;
    let third = (word.len() + 1) / 3;
    let mut found = Vec::new();
    for part in [0..third, third..2 * third, 2 * third..word.len()] {
        for at in Finder::new(&word.as_bytes()[part.clone()]).find_iter(lower) {
            let most = 2 * word.len();
            let before = lower[..at].iter().rev().take(most).take_while(is_word).count();
            let after = lower[at..].iter().take(most).take_while(is_word).count();
            if before < most && after < most {
                take(text, at - before..at + after, (word.len(), wanted), &mut found);
            }
        }
    }
    found.sort_unstable_by_key(|run| (run.start, run.end));
    found.dedup();
    found
}

fn bits_of(word: &[u8]) -> u32 {
    word.iter().fold(0, |bits, byte| bits | BITS[usize::from(*byte)])
}

/// Keeps of a run of bytes that stand in words what may be like a word of so many letters, which are these.
fn take(text: &str, run: Range<usize>, (length, wanted): (usize, u32), found: &mut Vec<Range<usize>>) {
    let bits = bits_of(&text.as_bytes()[run.clone()]);
    if (bits | wanted) & WIDE != 0 {
        // Letters and marks beyond ASCII are told apart as characters.
        let inner = runs(&text[run.clone()]).map(|inner| run.start + inner.start..run.start + inner.end);
        found.extend(inner.filter(|inner| inner.len().abs_diff(length) <= 4));
    } else if may_be(run.len(), bits, length, wanted) {
        found.push(run);
    }
}

/// Whether a word of so many letters may be like another: a slip changes the length by one at most, and two letters.
const fn may_be(length: usize, bits: u32, other_length: usize, other_bits: u32) -> bool {
    let slips = slips(if length > other_length { length } else { other_length });
    bits & DIGIT == 0
        && length.abs_diff(other_length) <= slips
        && (bits ^ other_bits).count_ones() as usize <= 2 * slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_like_a_word_is_found() {
        let text = "Turnover, turn-over; the direktor’s 1234567 Tur\u{fc}nover élan";
        let lower = text.as_bytes().to_ascii_lowercase();
        let of = |word: &str| near(text, &lower, word).into_iter().map(|run| &text[run]).collect::<Vec<_>>();
        let found = of("turnovr");
        assert!(found.contains(&"Turnover") && found.contains(&"Tur\u{fc}nover"), "{found:?}");
        assert!(!found.contains(&"turn") && !found.contains(&"1234567"), "{found:?}");
        assert!(of("director").contains(&"direktor"));
        assert!(of("elan").contains(&"élan"));
    }
}
