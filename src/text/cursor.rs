//! Going through a text character by character as a reader sees it: without what is invisible, without marks, with
//! character references read.

use std::ops::Range;

use super::entities::reference;

const SOFT_HYPHEN: char = '\u{AD}';

/// A character and the bytes that it was read from.
#[derive(Clone, Copy)]
pub(super) struct Atom {
    pub(super) c: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Goes through a text without its invisible characters and marks.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// The marks that are to come.
    pub(super) marks: &'t [Range<usize>],
}

impl Cursor<'_> {
    pub(super) fn peek(&mut self) -> Option<Atom> {
        loop {
            if let Some((mark, later)) = self.marks.split_first().filter(|(mark, _)| mark.start <= self.at) {
                self.at = self.at.max(mark.end);
                self.marks = later;
                continue;
            }
            let rest = self.text.get(self.at..)?;
            let c = rest.chars().next()?;
            let (c, length) = reference(rest).unwrap_or((c, c.len_utf8()));
            let end = self.at + length;
            if c == SOFT_HYPHEN {
                // At the end of a line it says that the word goes on.
                self.at = end + line_end(&self.text[end..]);
            } else if is_invisible(c) {
                self.at = end;
            } else {
                return Some(Atom { c, start: self.at, end });
            }
        }
    }

    pub(super) fn next(&mut self) -> Option<Atom> {
        let atom = self.peek()?;
        self.at = atom.end;
        Some(atom)
    }

    pub(super) fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<Atom> {
        self.peek().filter(|atom| wanted(atom.c)).inspect(|atom| self.at = atom.end)
    }

    /// Takes the characters that folding surely leaves alone, in most texts nearly all.
    pub(super) fn plain_run(&mut self) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let end = self.marks.first().map_or(bytes.len(), |mark| mark.start.max(self.at));
        let bytes = &bytes[self.at..];
        let plain = |(at, b): (usize, &u8)| match b {
            b'-' | b'`' | b'&' => false,
            b'\'' => at > 0 && is_ascii_within(bytes, at),
            // One space between words stays as it is.
            b' ' => {
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                before.is_some_and(u8::is_ascii_graphic)
                    && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
            }
            _ => b.is_ascii_graphic(),
        };
        let mut length = (0..).zip(&bytes[..end - self.at]).take_while(|each| plain(*each)).count();
        // A mark may follow that combines with the last one.
        if bytes.get(length).is_some_and(|b| !b.is_ascii()) {
            length = length.saturating_sub(1);
            let space = length.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b' ');
            length -= usize::from(space);
        }
        self.at += length;
        self.at - length..self.at
    }
}

/// Whether letters or digits stand on both sides of a byte.
fn is_ascii_within(bytes: &[u8], at: usize) -> bool {
    bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// The length of the line end at the start of `text`, with the spaces around it; 0 where a word or another line
/// end follows.
pub(super) fn line_end(text: &str) -> usize {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\u{a0}');
    let Some(line) = text.trim_start_matches(is_space).strip_prefix('\n') else { return 0 };
    let rest = line.trim_start_matches(is_space);
    if rest.starts_with('\n') { 0 } else { text.len() - rest.len() }
}

/// Soft hyphens, zero-width characters, directional marks and variation selectors.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}
