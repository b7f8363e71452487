//! Text as runs of letters, runs of digits and single marks, each with its place.
//!
//! Knows nothing of numbers or dates, whose readers both stand on it. It looks each token up in the
//! vocabulary of the language once, so that a reader tries only where something of its own may begin.

use std::ops::Range;

use super::language::Language;
use super::vocabulary::Roles;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters with their combining marks.
    Word,
    /// The digits 0 to 9.
    Digits,
    /// Any other single character.
    Mark,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    kind: TokenKind,
    /// Whether it follows the token before it without white space.
    is_glued: bool,
    roles: Roles,
    /// In bytes of the text.
    span: Range<usize>,
    /// In bytes of the text in lower case.
    lower: Range<usize>,
}

/// A text with its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    /// The tokens in lower case, with dashes as `-`, one after the other: one string for all of them.
    lower: String,
    list: Vec<Token>,
    has_digits: bool,
    /// The roles of all of them.
    all: Roles,
}

/// How many bytes a token of most texts takes with the space after it, so that the list rarely grows.
const TOKEN_BYTES: usize = 5;

impl<'t> Tokens<'t> {
    /// Splits `text`, which is in `language`. White space is no token; soft hyphens and zero-width characters
    /// are dropped.
    pub(crate) fn of(text: &'t str, language: &Language) -> Self {
        let list = Vec::with_capacity(text.len() / TOKEN_BYTES + 1);
        let mut tokens = Self {
            text,
            lower: String::with_capacity(text.len()),
            list,
            has_digits: false,
            all: Roles::NONE,
        };
        let mut is_glued = false;
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            if let Some(kind) = PLAIN[usize::from(*byte)] {
                let start = at;
                while text.as_bytes().get(at).is_some_and(|byte| PLAIN[usize::from(*byte)] == Some(kind)) {
                    at += 1;
                }
                tokens.push_run(kind, start..at, is_glued);
                is_glued = true;
                continue;
            }
            let c =
                if byte.is_ascii() { char::from(*byte) } else { text[at..].chars().next().unwrap_or(' ') };
            if c.is_whitespace() {
                is_glued = false;
            } else if !is_dropped(c) {
                tokens.push(at, c, is_glued);
                is_glued = true;
            }
            at += c.len_utf8();
        }
        let vocabulary = language.vocabulary();
        for token in &mut tokens.list {
            token.roles = match token.kind {
                TokenKind::Digits => Roles::NONE,
                _ => vocabulary.roles(&tokens.lower[token.lower.clone()]),
            };
            tokens.all = tokens.all.or(token.roles);
        }
        tokens
    }

    /// Adds letters or digits of one byte each to the last token, or begins another one with them.
    fn push_run(&mut self, kind: TokenKind, range: Range<usize>, is_glued: bool) {
        let from = self.lower.len();
        self.lower.push_str(&self.text[range.clone()]);
        if kind == TokenKind::Word {
            self.lower[from..].make_ascii_lowercase();
        }
        self.add(kind, range, from, is_glued);
    }

    /// Adds a character to the last token, or begins another one with it.
    fn push(&mut self, at: usize, c: char, is_glued: bool) {
        let from = self.lower.len();
        push_lower(&mut self.lower, c);
        self.add(kind_of(c), at..at + c.len_utf8(), from, is_glued);
    }

    /// Adds what was just written in lower case, from byte `from` on, to the last token or as another one.
    fn add(&mut self, kind: TokenKind, range: Range<usize>, from: usize, is_glued: bool) {
        match self.list.last_mut() {
            Some(last) if is_glued && kind != TokenKind::Mark && last.kind == kind => {
                last.span.end = range.end;
                last.lower.end = self.lower.len();
            }
            _ => {
                self.has_digits |= kind == TokenKind::Digits;
                let lower = from..self.lower.len();
                self.list.push(Token { kind, is_glued, roles: Roles::NONE, span: range, lower });
            }
        }
    }

    /// The token that holds a byte of the text, or the first one after it.
    pub(crate) fn index_at(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.span.end <= byte)
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether any of them is digits.
    pub(crate) const fn has_digits(&self) -> bool {
        self.has_digits
    }

    /// Whether any of them has one of these roles: a quick answer to whether to look at each.
    pub(crate) const fn any(&self, roles: Roles) -> bool {
        self.all.has(roles)
    }

    /// What the token may be part of; nothing where there is none.
    pub(crate) fn roles(&self, at: usize) -> Roles {
        self.list.get(at).map_or(Roles::NONE, |token| token.roles)
    }

    /// What the token before `at` may be part of.
    pub(crate) fn roles_before(&self, at: usize) -> Roles {
        at.checked_sub(1).map_or(Roles::NONE, |before| self.roles(before))
    }

    /// The lower-case text of a token; empty where there is none.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &self.lower[token.lower.clone()])
    }

    /// The lower-case text of the token `n` places before `at`; none where there is no such token.
    pub(crate) fn lower_before(&self, at: usize, n: usize) -> Option<&str> {
        let before = at.checked_sub(n)?;
        (before < self.list.len()).then(|| self.lower(before))
    }

    pub(crate) fn written(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |token| &self.text[token.span.clone()])
    }

    pub(crate) fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.list.get(at).is_some_and(|token| token.kind == kind)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.is(at, TokenKind::Word)
    }

    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.is(at, TokenKind::Digits)
    }

    /// Whether the token at `at` follows the one before it without white space.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_glued)
    }

    /// Whether exactly one space stands before the token.
    pub(crate) fn is_one_space_after(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.list.get(before));
        let gap = before.zip(self.list.get(at)).map(|(a, b)| &self.text[a.span.end..b.span.start]);
        gap.is_some_and(|gap| matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
    }

    /// Whether a glued hyphen or dash stands at `at` with something glued after it.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        self.lower(at) == "-" && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// How many tokens `phrase` takes where it stands at `at`. Its tokens are set apart by spaces; those that
    /// are letters must not be a part of a longer run.
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Tables of phrases are tried at every number, and one byte rules out nearly all of them.
        if self.lower(at).as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        let mut taken = 0;
        for part in phrase.split(' ') {
            if self.lower(at + taken) != part {
                return None;
            }
            taken += 1;
        }
        Some(taken)
    }

    /// Where `phrase` starts that ends right before `at`.
    pub(crate) fn phrase_before(&self, at: usize, phrase: &str) -> Option<usize> {
        if self.lower(at.checked_sub(1)?).as_bytes().last() != phrase.as_bytes().last() {
            return None;
        }
        let mut start = at;
        for part in phrase.rsplit(' ') {
            start = start.checked_sub(1)?;
            if self.lower(start) != part {
                return None;
            }
        }
        Some(start)
    }

    /// The bytes from the first token of `range` to its last.
    pub(crate) fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.list.get(range.start).map_or(self.text.len(), |token| token.span.start);
        let end =
            range.end.checked_sub(1).and_then(|at| self.list.get(at)).map_or(start, |token| token.span.end);
        start..end.max(start)
    }
}

/// What a byte makes a token of where it is a plain letter or digit.
const PLAIN: [Option<TokenKind>; 256] = {
    let mut plain = [None; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Some(TokenKind::Word),
            b'0'..=b'9' => Some(TokenKind::Digits),
            _ => None,
        };
        byte += 1;
    }
    plain
};

fn kind_of(c: char) -> TokenKind {
    if c.is_ascii_alphabetic() {
        TokenKind::Word
    } else if c.is_ascii_digit() {
        TokenKind::Digits
    } else if c.is_ascii() {
        TokenKind::Mark
    } else if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

fn push_lower(lower: &mut String, c: char) {
    match c {
        c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
        '‐' | '‑' | '‒' | '–' | '−' => lower.push('-'),
        '—' | '―' => lower.push('—'),
        '’' | '‘' => lower.push('\''),
        _ => lower.extend(c.to_lowercase()),
    }
}

const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::number::ENGLISH;

    #[test]
    fn letters_digits_and_marks_are_apart_and_know_what_touches() {
        let tokens = Tokens::of("US$ 3.6bn – G20’s", &ENGLISH);
        let list: Vec<&str> = (0..tokens.len()).map(|i| tokens.lower(i)).collect();
        assert_eq!(list, ["us", "$", "3", ".", "6", "bn", "-", "g", "20", "'", "s"]);
        let glued: Vec<bool> = (0..tokens.len()).map(|i| tokens.is_glued(i)).collect();
        assert_eq!(glued, [false, true, false, true, true, true, false, false, true, true, true]);
        assert!(tokens.is_one_space_after(2));
        assert_eq!(tokens.span(2..6), 4..9);
    }

    #[test]
    fn soft_hyphens_do_not_split_and_phrases_match_whole_tokens() {
        let tokens = Tokens::of("little mo\u{ad}re than one", &ENGLISH);
        assert_eq!(tokens.phrase(0, "little more than"), Some(3));
        assert_eq!(tokens.phrase_before(3, "more than"), Some(1));
        assert_eq!(tokens.phrase_before(3, "ore than"), None);
        assert_eq!(tokens.phrase_before(1, "a little"), None);
    }
}
