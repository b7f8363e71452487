//! `ToUnicode`: which characters the codes of a font stand for.

use std::collections::BTreeMap;

/// The most codes of one range.
const MAX_RANGE: u32 = 65_536;

/// A table from codes to characters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    characters: BTreeMap<u32, String>,
    /// How many bytes a code has, as the table's ranges of codes say; nothing where they do not.
    pub(super) bytes: Option<usize>,
}

enum Token<'t> {
    Hex(&'t [u8]),
    Word(&'t [u8]),
    Open,
    Close,
}

impl CMap {
    /// Reads a table.
    pub(super) fn read(text: &[u8]) -> Self {
        let mut map = Self::default();
        let mut held: Vec<Vec<u8>> = Vec::new();
        let (mut section, mut list) = (Section::Other, None::<Vec<Vec<u8>>>);
        for token in tokens(text) {
            match token {
                Token::Word(b"begincodespacerange") => section = Section::Spaces,
                Token::Word(b"beginbfchar") => section = Section::Characters,
                Token::Word(b"beginbfrange") => section = Section::Ranges,
                Token::Word(word) if word.starts_with(b"end") => {
                    section = Section::Other;
                    held.clear();
                }
                Token::Word(_) => {}
                Token::Open => list = Some(Vec::new()),
                Token::Close => {
                    if let (Some(list), [low, ..]) = (list.take(), held.as_slice()) {
                        map.add_list(number(low), &list);
                    }
                    held.clear();
                }
                Token::Hex(hex) => match &mut list {
                    Some(list) => list.push(bytes(hex)),
                    None => {
                        held.push(bytes(hex));
                        map.add(section, &mut held);
                    }
                },
            }
        }
        map
    }

    /// The characters of a code.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.characters.get(&code).map(String::as_str)
    }

    fn add(&mut self, section: Section, held: &mut Vec<Vec<u8>>) {
        match (section, held.as_slice()) {
            (Section::Spaces, [low, _]) => {
                self.bytes = Some(self.bytes.unwrap_or(0).max(low.len()));
                held.clear();
            }
            (Section::Characters, [code, to]) => {
                self.characters.insert(number(code), utf16(to));
                held.clear();
            }
            (Section::Ranges, [low, high, to]) => {
                let (low, high) = (number(low), number(high));
                let start = to.clone();
                for code in low..=high.min(low.saturating_add(MAX_RANGE)) {
                    self.characters.insert(code, utf16(&plus(&start, code - low)));
                }
                held.clear();
            }
            (Section::Other, _) => held.clear(),
            _ => {}
        }
    }

    fn add_list(&mut self, low: u32, list: &[Vec<u8>]) {
        for (code, to) in (low..).zip(list) {
            self.characters.insert(code, utf16(to));
        }
    }
}

#[derive(Clone, Copy)]
enum Section {
    Spaces,
    Characters,
    Ranges,
    Other,
}

fn tokens(text: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            match *text.get(at)? {
                b'<' if text.get(at + 1) != Some(&b'<') => {
                    let end = at + memchr::memchr(b'>', &text[at..])?;
                    let hex = &text[at + 1..end];
                    at = end + 1;
                    return Some(Token::Hex(hex));
                }
                b'[' => {
                    at += 1;
                    return Some(Token::Open);
                }
                b']' => {
                    at += 1;
                    return Some(Token::Close);
                }
                b if b.is_ascii_alphabetic() => {
                    let start = at;
                    while text.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                        at += 1;
                    }
                    return Some(Token::Word(&text[start..at]));
                }
                b'%' => at += memchr::memchr2(b'\n', b'\r', &text[at..])?,
                _ => at += 1,
            }
        }
    })
}

fn bytes(hex: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.iter().filter_map(|b| char::from(*b).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).take(64).collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// A text whose last unit is so much further.
fn plus(bytes: &[u8], more: u32) -> Vec<u8> {
    let (head, last) = bytes.split_at(bytes.len().saturating_sub(2));
    let last = number(last).wrapping_add(more) as u16;
    [head, &last.to_be_bytes()].concat()
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        [one] => u16::from(*one),
        _ => 0,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).filter(|c| *c != '\0').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_ranges_are_read() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n% a comment <00>\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0061> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.bytes, Some(2));
        let of = |code| map.get(code).unwrap_or("?");
        assert_eq!(
            [of(3), of(16), of(0x24), of(0x26), of(0x30), of(0x31), of(9)],
            [" ", "fi", "A", "C", "a", "😀", "?"]
        );
    }

    #[test]
    fn an_endless_range_ends() {
        let map = CMap::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange <");
        assert!(map.characters.len() <= MAX_RANGE as usize + 1);
    }
}
