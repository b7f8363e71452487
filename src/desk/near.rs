//! The words of a text that may be like a word, told by their length and the letters that they have.
//!
//! Whoever asks waits for an answer: a text is passed over byte by byte, and only what is left is compared.

use std::ops::Range;

use super::runs::runs;

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

/// The words that may be like one, in order. `lower` is the text with its ASCII letters in lower case.
pub(super) fn near(text: &str, lower: &[u8], word: &str) -> Vec<Range<usize>> {
    let wanted = word.bytes().fold(0, |bits, byte| bits | BITS[usize::from(byte)]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let start = at;
        let mut bits = 0;
        while let Some(byte) = lower.get(at).map(|byte| BITS[usize::from(*byte)]).filter(|bits| *bits != 0) {
            bits |= byte;
            at += 1;
        }
        let run = start..at;
        at += 1;
        if bits & WIDE != 0 || wanted & WIDE != 0 {
            // Letters and marks beyond ASCII are told apart as characters.
            let inner = runs(&text[run.clone()]).map(|inner| start + inner.start..start + inner.end);
            found.extend(inner.filter(|inner| inner.len().abs_diff(word.len()) <= 4));
        } else if bits & DIGIT == 0
            && run.len().abs_diff(word.len()) <= 2
            // A slip changes two letters at most.
            && (bits ^ wanted).count_ones() <= 4
        {
            found.push(run);
        }
    }
    found
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
