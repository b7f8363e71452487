//! How the fields of a lock's lines are written: bytes in URL-safe Base64 (RFC 4648, section 5, without padding),
//! places as numbers of words, names with their spaces and signs escaped. Each value has one form, and no other
//! is read.

use std::fmt::Write as _;
use std::ops::Range;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as text.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    let letters = |[first, second, third]: [u8; 3]| {
        let bits = u32::from(first) << 16 | u32::from(second) << 8 | u32::from(third);
        [18, 12, 6, 0].map(|shift| LETTERS[(bits >> shift & 63) as usize])
    };
    let (whole, rest) = bytes.as_chunks::<3>();
    whole.iter().for_each(|chunk| text.extend_from_slice(&letters(*chunk)));
    match *rest {
        [first] => text.extend_from_slice(&letters([first, 0, 0])[..2]),
        [first, second] => text.extend_from_slice(&letters([first, second, 0])[..3]),
        _ => {}
    }
    // All letters are of one byte.
    String::from_utf8(text).unwrap_or_default()
}

/// What each letter stands for; beyond 63 for what is none.
const VALUES: [u8; 256] = {
    let mut values = [u8::MAX; 256];
    let mut at = 0;
    while at < LETTERS.len() {
        values[LETTERS[at] as usize] = at as u8;
        at += 1;
    }
    values
};

/// The bit of [`SHIFTED`] that no letter has.
const NO_LETTER: u32 = 1 << 31;

/// What each letter stands for as the first, second, third and fourth of four.
const SHIFTED: [[u32; 256]; 4] = {
    let mut shifted = [[NO_LETTER; 256]; 4];
    let mut at = 0;
    while at < LETTERS.len() {
        let letter = LETTERS[at] as usize;
        let mut place = 0;
        while place < 4 {
            shifted[place][letter] = (at as u32) << (18 - 6 * place);
            place += 1;
        }
        at += 1;
    }
    shifted
};

/// The bytes of a text that [`base64`] makes.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = vec![0; decoded_length(text)?];
    decode(text, &mut bytes)?;
    Some(bytes)
}

/// A fixed number of bytes.
pub(super) fn array<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    (decoded_length(text)? == N).then(|| decode(text, &mut bytes))??;
    Some(bytes)
}

/// How many bytes a text stands for. One letter alone holds no byte.
fn decoded_length(text: &str) -> Option<usize> {
    let rest = text.len() % 4;
    (rest != 1).then(|| text.len() / 4 * 3 + rest.saturating_sub(1))
}

/// Writes what a text stands for into a place of that length.
fn decode(text: &str, bytes: &mut [u8]) -> Option<()> {
    let (whole, last) = text.as_bytes().as_chunks::<4>();
    let (places, rest) = bytes.as_chunks_mut::<3>();
    let mut any = 0;
    for ([a, b, c, d], place) in whole.iter().zip(places) {
        let bits = SHIFTED[0][usize::from(*a)]
            | SHIFTED[1][usize::from(*b)]
            | SHIFTED[2][usize::from(*c)]
            | SHIFTED[3][usize::from(*d)];
        any |= bits;
        let [_, held @ ..] = bits.to_be_bytes();
        *place = held;
    }
    let mut all = if any & NO_LETTER == 0 { 0 } else { u8::MAX };
    let mut bits: u32 = 0;
    for at in 0..4 {
        let value = last.get(at).map_or(0, |letter| VALUES[usize::from(*letter)]);
        all |= value;
        bits = bits << 6 | u32::from(value);
    }
    let [_, last @ ..] = bits.to_be_bytes();
    let (held, beyond) = last.split_at(rest.len());
    rest.copy_from_slice(held);
    // What the last letter holds beyond the bytes is nothing.
    (all < 64 && beyond.iter().all(|byte| *byte == 0)).then_some(())
}

/// Numbers with commas between them.
pub(super) fn numbers(numbers: &[usize]) -> String {
    let written: Vec<String> = numbers.iter().map(usize::to_string).collect();
    written.join(",")
}

/// Sorted numbers.
pub(super) fn from_numbers(text: &str) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(commas(text) + 1);
    for written in text.split(',') {
        found.push(number(written)?);
    }
    Some(found).filter(|found| found.is_sorted())
}

/// A number of decimal digits that needs no more memory than there is.
pub(super) fn number(text: &str) -> Option<usize> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<u32>().ok().filter(|_| is_plain).and_then(|number| usize::try_from(number).ok())
}

/// Places of words: `12+3` for three words from the twelfth.
pub(super) fn places(places: &[Range<usize>]) -> String {
    let written: Vec<String> = places.iter().map(place).collect();
    written.join(",")
}

/// Sorted places.
pub(super) fn from_places(text: &str) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::with_capacity(commas(text) + 1);
    for written in text.split(',') {
        found.push(from_place(written)?);
    }
    Some(found).filter(|found| found.is_sorted_by_key(|place| place.start))
}

fn commas(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b',').count()
}

/// A place.
pub(super) fn place(place: &Range<usize>) -> String {
    format!("{}+{}", place.start, place.len())
}

/// A place.
pub(super) fn from_place(text: &str) -> Option<Range<usize>> {
    let (start, length) = text.split_once('+')?;
    let (start, length) = (number(start)?, number(length)?);
    Some(start..start + length)
}

/// A text without white space: spaces become `_`, and what would be taken for another sign `%` with its bytes.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            ' ' => out.push('_'),
            '_' | '%' => escape(&mut out, c),
            _ if c.is_whitespace() || c.is_control() => escape(&mut out, c),
            _ => out.push(c),
        }
        out
    })
}

fn escape(out: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string does not fail.
        let _ = write!(out, "%{byte:02x}");
    }
}

/// The text that was escaped.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'_' => bytes.push(b' '),
            b'%' => {
                let digit = |digit: Option<u8>| char::from(digit?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                bytes.push(u8::try_from(high << 4 | low).ok()?);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_everybody_writes_them() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")] {
            assert_eq!(base64(bytes.as_bytes()), text);
            assert_eq!(from_base64(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(base64(&[0xfb, 0xff]), "-_8");
        for broken in ["A", "Zh", "Zg==", "Z g", "Zm9v!", "ä"] {
            assert_eq!(from_base64(broken), None, "{broken}");
        }
    }

    #[test]
    fn texts_come_back() {
        for text in ["Anna Berg", "a_b%c", "O’Neill\u{a0}\n", "", "東京"] {
            assert!(!escaped(text).contains(char::is_whitespace));
            assert_eq!(unescaped(&escaped(text)).unwrap(), text);
        }
        assert_eq!(escaped("Anna Berg"), "Anna_Berg");
        assert_eq!(unescaped("%4"), None);
    }

    #[test]
    fn places_come_back() {
        assert_eq!(from_places("3+2,12+1"), Some(vec![3..5, 12..13]));
        assert_eq!(places(&[3..5, 12..13]), "3+2,12+1");
        assert_eq!(from_numbers("1,2,30"), Some(vec![1, 2, 30]));
        for broken in ["", "3", "5+1,3+1", "+1+1", "99999999999+1"] {
            assert_eq!(from_places(broken), None, "{broken}");
        }
        assert_eq!(from_numbers("2,1"), None);
    }
}
