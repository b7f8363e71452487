//! Places as the protocol counts them, from 0 in code units of the client's choice, and as bytes of a text.

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use memchr::{memchr2, memrchr};

use crate::text::{SourceMap, SourceText, Span};

/// What columns are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, as where nothing is said.
    #[default]
    Utf16,
}

impl Encoding {
    /// The one that is chosen of those that a client knows: the cheapest.
    pub(super) fn chosen(offered: &[PositionEncodingKind]) -> Self {
        let has = |kind: &PositionEncodingKind| offered.contains(kind);
        if has(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name in the protocol.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// How long a text of one line is.
    pub(super) fn length(self, text: &str) -> u32 {
        let length = match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// The byte of a line at a column; the line's end where it is not so long. Within a character it is its start.
    fn byte(self, line: &str, column: u32) -> usize {
        let column = column as usize;
        if self == Self::Utf8 || line.is_ascii() {
            return floor(line, column);
        }
        let mut passed = 0;
        for (at, c) in line.char_indices() {
            let next = passed + c.len_utf16();
            if column < next {
                return at;
            }
            passed = next;
        }
        line.len()
    }
}

/// The greatest boundary of characters that is not after a byte.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The byte of a text at a place; its end where the text is not so long. Lines end as the protocol says: by `\n`,
/// `\r\n` or `\r`.
pub(super) fn byte_at(text: &str, position: Position, encoding: Encoding) -> usize {
    let bytes = text.as_bytes();
    let mut start = 0;
    for _ in 0..position.line {
        let Some(end) = memchr2(b'\n', b'\r', &bytes[start..]) else { return text.len() };
        let is_pair = bytes[start + end] == b'\r' && bytes.get(start + end + 1) == Some(&b'\n');
        start += end + 1 + usize::from(is_pair);
    }
    let end = memchr2(b'\n', b'\r', &bytes[start..]).map_or(text.len(), |end| start + end);
    start + encoding.byte(&text[start..end], position.character)
}

/// The place of a byte of a text that was read, whose lines end by `\n`.
pub(super) fn position(source: &SourceText, at: usize, encoding: Encoding) -> Position {
    let at = floor(&source.text, at);
    let place = source.line_column_utf16(at);
    let line = place.line.saturating_sub(1);
    let character = match encoding {
        Encoding::Utf16 => place.column.saturating_sub(1),
        Encoding::Utf8 => {
            let start = memrchr(b'\n', &source.text.as_bytes()[..at]).map_or(0, |end| end + 1);
            encoding.length(&source.text[start..at])
        }
    };
    Position { line, character }
}

/// The place of a span.
pub(super) fn range(sources: &SourceMap, span: Span, encoding: Encoding) -> Range {
    range_in(sources.file(span.file), span.range(), encoding)
}

/// The place of some bytes of a text.
pub(super) fn range_in(source: &SourceText, bytes: std::ops::Range<usize>, encoding: Encoding) -> Range {
    Range { start: position(source, bytes.start, encoding), end: position(source, bytes.end, encoding) }
}

/// Whether two places touch each other.
pub(super) fn touch(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_there_and_back_in_every_encoding() {
        let text = "a\nд😀x é\n\nlast 𝒳";
        let source = SourceText::new("a.md", text);
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(byte_at(text, position(&source, at, encoding), encoding), at, "{encoding:?} {at}");
            }
        }
        let x = text.find('x').unwrap();
        let at = |encoding| position(&source, x, encoding).character;
        assert_eq!((at(Encoding::Utf8), at(Encoding::Utf16)), (6, 3));
    }

    #[test]
    fn places_that_are_none_are_the_nearest() {
        let text = "a😀\r\nb\rc";
        let at = |line, character| byte_at(text, Position { line, character }, Encoding::Utf16);
        assert_eq!(at(0, 2), 1, "within a pair");
        assert_eq!(at(0, 99), 5);
        assert_eq!((at(1, 0), at(1, 1), at(1, 9)), (7, 8, 8));
        assert_eq!((at(2, 0), at(2, 1), at(99, 0)), (9, 10, 10));
        assert_eq!(byte_at("é", Position { line: 0, character: 1 }, Encoding::Utf8), 0);
    }
}
