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
        let (start, mut at) = (self.at, self.at);
        loop {
            at += bytes[at..end].iter().position(|byte| !IS_PLAIN[usize::from(*byte)]).unwrap_or(end - at);
            if at >= end {
                break;
            }
            at += match CLASSES[usize::from(bytes[at])] {
                Class::Word | Class::Sign => 1,
                // One space between words stays as it is.
                Class::Space if at > start && bytes[at - 1] != b' ' && begins_word(&bytes[at + 1..]) => 1,
                Class::Apostrophe if at > start && is_ascii_within(bytes, at) => 1,
                Class::Lead if is_plain_letter(&bytes[at..end]) => 2,
                _ => break,
            };
        }
        self.at = at;
        if at > start && self.may_combine() {
            at -= if bytes[at - 1].is_ascii() { 1 } else { 2 };
            at -= usize::from(at > start && bytes[at - 1] == b' ');
            self.at = at;
        }
        start..at
    }

    /// Whether what is read next may combine with the character before it: also behind what is invisible, a mark of
    /// Markdown, or as a character reference.
    fn may_combine(&self) -> bool {
        let is_plain = |byte: u8| byte.is_ascii() && byte != b'&';
        let is_mark = self.marks.first().is_some_and(|mark| mark.start <= self.at);
        if !is_mark && self.text.as_bytes().get(self.at).is_none_or(|byte| is_plain(*byte)) {
            return false;
        }
        let mut ahead = Cursor { text: self.text, at: self.at, marks: self.marks };
        ahead.peek().is_some_and(|atom| !atom.c.is_ascii())
    }
}

/// What the first byte of a character says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Folding leaves it alone wherever it stands.
    Sign,
    /// The same, and it is a letter or digit.
    Word,
    Space,
    Apostrophe,
    /// The first of two bytes, mostly those of a Latin letter with its accent.
    Lead,
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'-' | b'`' | b'&' => Class::Other,
            b'\'' => Class::Apostrophe,
            b' ' => Class::Space,
            b if b.is_ascii_alphanumeric() => Class::Word,
            b if b.is_ascii_graphic() => Class::Sign,
            0xC3..=0xC5 => Class::Lead,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Whether folding leaves a byte alone wherever it stands.
const IS_PLAIN: [bool; 256] = {
    let mut is = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is[byte] = matches!(CLASSES[byte], Class::Word | Class::Sign);
        byte += 1;
    }
    is
};

/// Whether a Latin letter that is composed already, and no other form of another one, begins these bytes.
fn is_plain_letter(bytes: &[u8]) -> bool {
    match bytes {
        // U+00C0 to U+00FF without the signs of multiplication and division.
        [0xC3, second, ..] => !matches!(second, 0x97 | 0xB7),
        // U+0100 to U+017F without ligatures, letters with a dot or an apostrophe beside them, and the long s.
        [0xC4, second, ..] => !matches!(second, 0xB2 | 0xB3 | 0xBF),
        [0xC5, second, ..] => !matches!(second, 0x80 | 0x89 | 0xBF),
        _ => false,
    }
}

/// Whether a letter or digit that folding leaves alone begins these bytes.
fn begins_word(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| match CLASSES[usize::from(*first)] {
        Class::Word => true,
        Class::Lead => is_plain_letter(bytes),
        _ => false,
    })
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
