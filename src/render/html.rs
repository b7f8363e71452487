//! Text into HTML: nothing that was written becomes markup.

use std::io::{self, Write};

/// Appends text with everything escaped that has a meaning in HTML, in content and in attributes.
pub(super) fn escape_into(out: &mut String, text: &str) {
    for run in runs(text) {
        out.push_str(run);
    }
}

/// The same for templates.
pub(super) fn escape_to(text: &str, out: &mut dyn Write) -> io::Result<()> {
    runs(text).try_for_each(|run| out.write_all(run.as_bytes()))
}

/// A text in runs, of which those that have a meaning in HTML are escaped. Most texts are one run.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.bytes().next()?;
        let (run, tail) = match escaped(first) {
            Some(entity) => (entity, &rest[1..]),
            None => rest.split_at(first_escaped(rest.as_bytes())),
        };
        rest = tail;
        Some(run)
    })
}

/// Where the first byte stands that is escaped; the length where none is. Whole blocks are passed over at once, which
/// compilers make few instructions of; the last one may begin in the one before it.
fn first_escaped(bytes: &[u8]) -> usize {
    let has_any = |block: &[u8]| block.iter().fold(false, |any, byte| any | is_escaped(*byte));
    let mut passed = 0;
    if let Some(last) = bytes.last_chunk::<BLOCK>() {
        passed = bytes.chunks_exact(BLOCK).take_while(|block| !has_any(block)).count() * BLOCK;
        if bytes.len() - passed < BLOCK && !has_any(last) {
            return bytes.len();
        }
    }
    let rest = bytes[passed..].iter().position(|byte| ESCAPED[usize::from(*byte)]);
    rest.map_or(bytes.len(), |at| passed + at)
}

/// The bytes that are escaped.
const ESCAPED: [bool; 256] = {
    let (mut escaped, mut byte) = ([false; 256], 0);
    while byte < 128_u8 {
        escaped[byte as usize] = is_escaped(byte);
        byte += 1;
    }
    escaped
};

/// How many bytes are looked at together.
const BLOCK: usize = 16;

const fn is_escaped(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'')
}

const fn escaped(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// A start tag being written, its attributes escaped.
pub(super) struct Tag<'o> {
    out: &'o mut String,
}

impl<'o> Tag<'o> {
    pub(super) fn open(out: &'o mut String, name: &str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out }
    }

    pub(super) fn attribute(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(self.out, value);
        self.out.push('"');
        self
    }

    pub(super) fn end(self) {
        self.out.push('>');
    }
}
