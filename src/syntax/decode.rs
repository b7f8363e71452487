//! Bytes to text: UTF-8 without a byte order mark, lines ended by `\n`, no character that hides others.

use std::sync::Arc;

use crate::model::{Fault, FaultKind};
use crate::text::{ByteMap, FileId, Span, forbidden};

/// The most bytes of a Markdown file: 2 MiB.
pub const MAX_MARKDOWN_BYTES: usize = 2 << 20;

/// The most characters that may not stand in a text of which each is told. A file that has more is refused for them.
const MAX_HIDDEN: usize = 10_000;

/// A file's text and what was wrong with its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text. Positions in it have the same line and column as in the file.
    pub text: Arc<str>,
    /// The places of its bytes in the file.
    pub bytes: ByteMap,
    wrong: Vec<(FaultKind, std::ops::Range<usize>)>,
}

impl Decoded {
    /// The faults that were found, with places in `file`.
    pub fn faults(&self, file: FileId) -> impl Iterator<Item = Fault> {
        self.wrong
            .iter()
            .map(move |(kind, range)| Fault { kind: kind.clone(), span: Span::new(file, range.clone()) })
    }
}

/// Decodes a file. A file over `limit` bytes, or in UTF-16, gives an empty text and a fault.
#[must_use]
pub fn decode(bytes: &[u8], limit: usize) -> Decoded {
    if bytes.len() > limit {
        return unreadable(FaultKind::TooLarge { what: "bytes of a file", limit });
    }
    // The two byte order marks of UTF-16. Without one, UTF-16 shows as a byte that is no UTF-8, or as NUL.
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return unreadable(FaultKind::Utf16);
    }
    let (lead, bytes) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).map_or((0, bytes), |rest| (3, rest));
    // What stands before the first wrong byte is read, so that its own faults are found in the same run.
    let (readable, wrong) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            (std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""), Some(FaultKind::NotUtf8))
        }
    };
    let (text, dropped) = with_line_feeds(readable);
    let end = text.len();
    let mut found: Vec<_> = forbidden(&text)
        .take(MAX_HIDDEN + 1)
        .map(|(at, c)| (FaultKind::ForbiddenCharacter(c), at..at + c.len_utf8()))
        .collect();
    if let Some((kind, _)) = found.get_mut(MAX_HIDDEN) {
        *kind = FaultKind::TooLarge { what: "characters that may not stand in a text", limit: MAX_HIDDEN };
    }
    found.extend(wrong.map(|kind| (kind, end..end)));
    Decoded { wrong: found, text: text.into(), bytes: ByteMap::new(lead, dropped) }
}

/// The text with `\n` at the end of its lines, and where in it a `\r` before a `\n` was dropped.
fn with_line_feeds(text: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut dropped = Vec::new();
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\r') {
        folded.push_str(line);
        // A carriage return before a line feed is dropped; one that stands alone ends a line by itself.
        if after.starts_with('\n') {
            dropped.push(u32::try_from(folded.len()).unwrap_or(u32::MAX));
        } else {
            folded.push('\n');
        }
        rest = after;
    }
    folded.push_str(rest);
    (folded, dropped)
}

fn unreadable(kind: FaultKind) -> Decoded {
    Decoded { wrong: vec![(kind, 0..0)], ..Decoded::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_line_ends_and_drops_the_byte_order_mark() {
        let decoded = decode(b"\xEF\xBB\xBFa\r\nb\rc\n", 100);
        assert_eq!(&*decoded.text, "a\nb\nc\n");
        let in_file: Vec<usize> = (0..=6).map(|offset| decoded.bytes.in_file(offset)).collect();
        assert_eq!(in_file, [3, 4, 6, 7, 8, 9, 10]);
        assert_eq!(decoded.faults(FileId(0)).count(), 0);
    }

    #[test]
    fn names_what_cannot_be_read() {
        let kinds = |bytes: &[u8]| decode(bytes, 10).faults(FileId(0)).map(|f| f.kind).collect::<Vec<_>>();
        assert_eq!(kinds(b"ab\xFFcd"), [FaultKind::NotUtf8]);
        assert_eq!(&*decode(b"ab\xFFcd", 10).text, "ab");
        assert_eq!(kinds(b"\xFF\xFEa\0"), [FaultKind::Utf16]);
        for c in ['\u{202E}', '\u{2066}', '\0', '\u{1B}', '\u{7F}', '\u{85}'] {
            assert_eq!(kinds(format!("a{c}b").as_bytes()), [FaultKind::ForbiddenCharacter(c)], "{c:?}");
        }
        assert!(kinds("a\t\u{a0}—b".as_bytes()).is_empty());
        assert_eq!(kinds(b"01234567890"), [FaultKind::TooLarge { what: "bytes of a file", limit: 10 }]);
        let faults: Vec<Fault> = decode(&[0; 20_000], 1 << 20).faults(FileId(0)).collect();
        assert_eq!(faults.len(), MAX_HIDDEN + 1);
        assert!(
            matches!(faults[MAX_HIDDEN], Fault { kind: FaultKind::TooLarge { .. }, span } if span.start == 10_000)
        );
    }
}
