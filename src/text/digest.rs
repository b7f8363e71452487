//! SHA-256 as `sha256sum` prints it.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in small hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
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
    let (mut hash, mut is_word) = (0xcbf2_9ce4_8422_2325_u64, false);
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for c in texts.flat_map(str::chars) {
        let is_part = c.is_alphanumeric();
        if is_part && !is_word {
            add(b' ');
        }
        is_word = is_part;
        for lower in c.to_lowercase().filter(|_| is_part) {
            lower.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
        }
    }
    hash ^= hash >> 32;
    (0..6).map(|n| char::from(LETTERS[(hash >> (5 * n) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::{sha256_hex, short_digest};

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
    }
}
