//! SHA-256 as `sha256sum` prints it.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in small hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of bytes that come piece by piece.
#[derive(Clone, Debug, Default)]
pub struct GrowingDigest(Sha256);

impl GrowingDigest {
    /// Takes the next piece.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces in small hexadecimal digits.
    #[must_use]
    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Bytes in small hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    // Through a formatter it took as long as the digest itself.
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Six letters and digits made of the words of texts: case, punctuation and spaces make no difference. FNV-1a, as it
/// is the same everywhere and for good; addresses are made of it.
#[must_use]
pub fn short_digest<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut words = WordDigest { hash: 0xcbf2_9ce4_8422_2325, is_word: false };
    for text in texts {
        let mut rest = text;
        while let Some(first) = rest.bytes().next() {
            // Nearly all are of one byte, and need no table of small letters.
            let length = if first.is_ascii() {
                words.add_ascii(first);
                1
            } else {
                rest.chars().next().map_or(1, |c| words.add(c))
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }
    let hash = words.hash ^ words.hash >> 32;
    (0..6).map(|n| char::from(LETTERS[(hash >> (5 * n) & 31) as usize])).collect()
}

/// The digest of the words so far.
struct WordDigest {
    hash: u64,
    /// Whether the last character belongs to a word.
    is_word: bool,
}

impl WordDigest {
    const fn add_ascii(&mut self, byte: u8) {
        if self.goes_on_with(byte.is_ascii_alphanumeric()) {
            self.add_byte(byte.to_ascii_lowercase());
        }
    }

    /// Adds a character, and says how many bytes it has.
    fn add(&mut self, c: char) -> usize {
        if self.goes_on_with(c.is_alphanumeric()) {
            c.to_lowercase().for_each(|lower| {
                lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add_byte(byte));
            });
        }
        c.len_utf8()
    }

    /// Takes up whether the next character belongs to a word, and begins one where it does and none goes on.
    const fn goes_on_with(&mut self, is_part: bool) -> bool {
        if is_part && !self.is_word {
            self.add_byte(b' ');
        }
        self.is_word = is_part;
        is_part
    }

    const fn add_byte(&mut self, byte: u8) {
        self.hash = (self.hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::{GrowingDigest, sha256_hex, short_digest};

    #[test]
    fn an_address_is_made_of_words_alone() {
        let of = |text: &str| short_digest(text.split_inclusive(' '));
        assert_eq!(of("The bridge will open."), of("the bridge  will \u{2018}open\u{2019}"));
        assert_ne!(of("The bridge will open."), of("The bridge will not open."));
        assert_ne!(of("a bc"), of("ab c"));
        assert_eq!(of("The bridge will open."), "a9nv62", "addresses that were published stay");
    }

    #[test]
    fn a_digest_is_the_one_that_everybody_computes() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), of_abc);
        let mut growing = GrowingDigest::default();
        ["a", "", "bc"].into_iter().for_each(|piece| growing.add(piece.as_bytes()));
        assert_eq!(growing.hex(), of_abc);
    }
}
