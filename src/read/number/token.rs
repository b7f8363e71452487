//! Text as runs of letters, runs of digits and single marks, each with its place.
//!
//! Knows nothing of numbers or languages. The readers of numbers and of dates both stand on it.

use std::ops::Range;

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
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// In bytes of the text.
    pub(crate) span: Range<usize>,
    /// The text in lower case, with dashes as `-`.
    pub(crate) lower: String,
}

/// A text with its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    pub(crate) text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Splits `text`. White space is no token; soft hyphens and zero-width characters are dropped.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut list: Vec<Token> = Vec::new();
        for (at, c) in text.char_indices() {
            if c.is_whitespace() || is_dropped(c) {
                continue;
            }
            let kind = kind_of(c);
            let end = at + c.len_utf8();
            match list.last_mut() {
                Some(last)
                    if kind != TokenKind::Mark && last.kind == kind && touches(text, last.span.end, at) =>
                {
                    last.span.end = end;
                    push_lower(&mut last.lower, c);
                }
                _ => {
                    let mut lower = String::new();
                    push_lower(&mut lower, c);
                    list.push(Token { kind, span: at..end, lower });
                }
            }
        }
        Self { text, list }
    }

    /// The token that holds a byte of the text, or the first one after it.
    pub(crate) fn index_at(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.span.end <= byte)
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token `n` places before `at`.
    pub(crate) fn before(&self, at: usize, n: usize) -> Option<&Token> {
        self.list.get(at.checked_sub(n)?)
    }

    /// The lower-case text of a token; empty where there is none.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &token.lower)
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
        match (self.before(at, 1), self.list.get(at)) {
            (Some(before), Some(token)) => touches(self.text, before.span.end, token.span.start),
            _ => false,
        }
    }

    /// Whether exactly one space stands before the token.
    pub(crate) fn is_one_space_after(&self, at: usize) -> bool {
        let gap =
            self.before(at, 1).zip(self.list.get(at)).map(|(a, b)| &self.text[a.span.end..b.span.start]);
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

fn kind_of(c: char) -> TokenKind {
    if c.is_ascii_digit() {
        TokenKind::Digits
    } else if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

fn push_lower(lower: &mut String, c: char) {
    match c {
        '‐' | '‑' | '‒' | '–' | '−' => lower.push('-'),
        '—' | '―' => lower.push('—'),
        '’' | '‘' => lower.push('\''),
        _ => lower.extend(c.to_lowercase()),
    }
}

const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn touches(text: &str, end: usize, start: usize) -> bool {
    text.get(end..start).is_some_and(|gap| gap.chars().all(is_dropped))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_are_apart_and_know_what_touches() {
        let tokens = Tokens::of("US$ 3.6bn – G20’s");
        let list: Vec<&str> = (0..tokens.len()).map(|i| tokens.lower(i)).collect();
        assert_eq!(list, ["us", "$", "3", ".", "6", "bn", "-", "g", "20", "'", "s"]);
        let glued: Vec<bool> = (0..tokens.len()).map(|i| tokens.is_glued(i)).collect();
        assert_eq!(glued, [false, true, false, true, true, true, false, false, true, true, true]);
        assert!(tokens.is_one_space_after(2));
        assert_eq!(tokens.span(2..6), 4..9);
    }

    #[test]
    fn soft_hyphens_do_not_split_and_phrases_match_whole_tokens() {
        let tokens = Tokens::of("little mo\u{ad}re than one");
        assert_eq!(tokens.phrase(0, "little more than"), Some(3));
        assert_eq!(tokens.phrase_before(3, "more than"), Some(1));
        assert_eq!(tokens.phrase_before(3, "ore than"), None);
        assert_eq!(tokens.phrase_before(1, "a little"), None);
    }
}
