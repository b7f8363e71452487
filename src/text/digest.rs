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
        text.chars().for_each(|c| words.add(c));
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
    fn add(&mut self, c: char) {
        let is_part = if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() };
        if is_part && !self.is_word {
            self.add_byte(b' ');
        }
        self.is_word = is_part;
        if !is_part {
            return;
        }
        // Nearly all are of one byte, and need no table of small letters.
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => self.add_byte(byte.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(|lower| {
                lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add_byte(byte));
            }),
        }
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
