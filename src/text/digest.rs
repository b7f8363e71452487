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

#[cfg(test)]
mod tests {
    use super::sha256_hex;

    #[test]
    fn a_digest_is_the_one_that_everybody_computes() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), of_abc);
    }
}
