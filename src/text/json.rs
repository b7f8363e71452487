//! Texts as strings of JSON (RFC 8259), byte for byte as serde_json writes them, and whole documents while they are made.

use std::fmt;
use std::io;

use serde::Serialize;

use super::blocks::plain_blocks;

/// Writes a document of JSON, indented, while it is made: it is never held as one text.
///
/// # Errors
/// Only what `out` returns.
pub fn write_json(document: &impl Serialize, out: &mut dyn fmt::Write) -> fmt::Result {
    serde_json::to_writer_pretty(Bytes(&mut *out), document).map_err(|_| fmt::Error)?;
    out.write_char('\n')
}

/// What takes texts, as what takes bytes: serde_json hands on whole characters.
struct Bytes<'w>(&'w mut dyn fmt::Write);

impl io::Write for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.write_str(text).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Appends a text as a string of JSON.
pub fn push_json(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_escaped(rest.as_bytes()) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        // An escaped character is one byte.
        push_escaped(out, tail.as_bytes()[0]);
        rest = &tail[1..];
    }
    out.push_str(rest);
    out.push('"');
}

fn push_escaped(out: &mut String, byte: u8) {
    let short = match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        0x08 => "\\b",
        b'\t' => "\\t",
        b'\n' => "\\n",
        0x0c => "\\f",
        b'\r' => "\\r",
        _ => {
            out.push_str("\\u00");
            [byte >> 4, byte & 15]
                .iter()
                .for_each(|digit| out.push(char::from(b"0123456789abcdef"[usize::from(*digit)])));
            return;
        }
    };
    out.push_str(short);
}

/// Where the first byte stands that cannot stand in a string as it is.
fn first_escaped(bytes: &[u8]) -> Option<usize> {
    let passed = plain_blocks(bytes, is_escaped);
    let at = bytes[passed..].iter().position(|byte| is_escaped(*byte))?;
    Some(passed + at)
}

const fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_serde() {
        let all: String = (0..0x300_u32).filter_map(char::from_u32).collect();
        let long = format!("{}\"{}\\", "é".repeat(40), "a".repeat(31));
        for text in ["", "a", "„“\u{2028}", &all, &long] {
            let mut out = String::new();
            push_json(&mut out, text);
            assert_eq!(out, serde_json::to_string(text).unwrap());
        }
    }
}
