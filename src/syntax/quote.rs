//! Cuts a quote into its parts: `...` and `…` leave words out, `[brackets]` hold an editor's words.
//!
//! The only reader of this notation. A bracket without its fellow is a word's own, brackets within brackets
//! belong to the outermost pair, and any run of three dots or more is one gap, with spaces between them
//! (`. . .`) and in brackets of its own (`(…)`, `[...]`) too.

use std::ops::Range;

use crate::model::{Quote, QuotePart, QuotePartKind};
use crate::text::Spanned;

/// Parses a quote. Nothing is wrong with any text.
#[must_use]
pub fn parse_quote(text: Spanned<String>) -> Quote {
    let closing = closing_brackets(&text);
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let may_begin = |byte: &u8| matches!(byte, b'.' | b'(' | b'[' | 0xE2);
    while let Some(skipped) = text.as_bytes()[at..].iter().position(may_begin) {
        at += skipped;
        let Some((length, kind)) = gap_at(&text, at, &closing) else {
            at += 1;
            continue;
        };
        push(&mut parts, start..at, QuotePartKind::Words);
        push(&mut parts, at..at + length, kind);
        at += length;
        start = at;
    }
    push(&mut parts, start..text.len(), QuotePartKind::Words);
    Quote { text, parts }
}

fn push(parts: &mut Vec<QuotePart>, range: Range<usize>, kind: QuotePartKind) {
    if !range.is_empty() {
        // Most quotes have one part.
        parts.reserve_exact(usize::from(parts.is_empty()));
        parts.push(QuotePart { range, kind });
    }
}

/// How many bytes the gap or the editor's words take that begin at `at`, and which they are; none where
/// neither does.
fn gap_at(quote: &str, at: usize, closing: &[(usize, usize)]) -> Option<(usize, QuotePartKind)> {
    let rest = quote.get(at..)?;
    let dots = match rest.as_bytes().first()? {
        b'.' | 0xE2 => dots_length(rest),
        b'(' => enclosed_dots_length(rest, ')'),
        b'[' => enclosed_dots_length(rest, ']'),
        _ => None,
    };
    if let Some(length) = dots {
        return Some((length, QuotePartKind::Gap));
    }
    let pair = closing.binary_search_by_key(&at, |pair| pair.0).ok()?;
    Some((closing[pair].1 + 1 - at, QuotePartKind::Editor))
}

/// The length of the dots at the start of `text` that leave words out: three or more, or `…`.
fn dots_length(text: &str) -> Option<usize> {
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let close = text.bytes().take_while(|b| *b == b'.').count();
    if close != 1 {
        return Some(close).filter(|n| *n >= 3);
    }
    let (mut dots, mut length) = (1, 1);
    while let Some(after) = text[length..].strip_prefix([' ', '\u{a0}', '\u{202f}'])
        && after.starts_with('.')
    {
        length = text.len() - after.len() + 1;
        dots += 1;
    }
    Some(length).filter(|_| dots >= 3)
}

/// The length of dots in brackets at the start of `text`.
fn enclosed_dots_length(text: &str, close: char) -> Option<usize> {
    let inner = text[1..].trim_start();
    let after = inner[dots_length(inner)?..].trim_start().strip_prefix(close)?;
    Some(text.len() - after.len())
}

/// Each `[` with the `]` that closes it, by the place of the `[`. A bracket without its fellow is text.
fn closing_brackets(quote: &str) -> Vec<(usize, usize)> {
    if !quote.contains('[') {
        return Vec::new();
    }
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, byte) in quote.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => pairs.extend(open.pop().map(|from| (from, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn quote(text: &str) -> Quote {
        parse_quote(Spanned::new(text.to_owned(), Span::default()))
    }

    /// The parts as written, gaps and editors' words marked.
    fn parts(text: &str) -> Vec<String> {
        let quote = quote(text);
        let mark = |part: &QuotePart| {
            let sign = match part.kind {
                QuotePartKind::Words => "",
                QuotePartKind::Editor => "editor:",
                QuotePartKind::Gap => "gap:",
            };
            format!("{sign}{}", quote.written(part))
        };
        quote.parts.iter().map(mark).collect()
    }

    #[test]
    fn gaps_and_editors_words_stand_between_quoted_words() {
        assert_eq!(parts("plain words"), ["plain words"]);
        assert_eq!(
            parts("he ... said [on Monday] that…"),
            ["he ", "gap:...", " said ", "editor:[on Monday]", " that", "gap:…"]
        );
        assert_eq!(parts("no .. gap, but one .... here"), ["no .. gap, but one ", "gap:....", " here"]);
        assert!(parts("").is_empty());
    }

    #[test]
    fn gaps_are_written_in_many_ways() {
        for gap in ["...", "....", ". . .", ". . . .", "(…)", "(...)", "[...]", "[…]", "( . . . )", "[. . .]"]
        {
            assert_eq!(
                parts(&format!("a {gap} b")),
                ["a ".to_owned(), format!("gap:{gap}"), " b".to_owned()]
            );
        }
        assert_eq!(parts("a . . . b"), ["a ", "gap:. . .", " b"]);
        assert_eq!(parts("of it. . . . The"), ["of it", "gap:. . . .", " The"]);
        assert_eq!(parts("a [... b] c"), ["a ", "editor:[... b]", " c"]);
        for text in ["a . . b", "at 3. . 4", "a (b) c", "a (.) b", "the U.S. and"] {
            assert_eq!(parts(text), [text]);
        }
    }

    #[test]
    fn brackets_that_do_not_pair_are_text() {
        assert_eq!(parts("an [ open bracket"), ["an [ open bracket"]);
        assert_eq!(parts("a closed ] one"), ["a closed ] one"]);
        assert_eq!(parts("a [b] c [d"), ["a ", "editor:[b]", " c [d"]);
        assert_eq!(parts("a [b [c] d"), ["a [b ", "editor:[c]", " d"]);
        assert_eq!(parts("a [b [c ... d] e] f"), ["a ", "editor:[b [c ... d] e]", " f"]);
        assert_eq!(parts(&"[".repeat(100_000)).len(), 1);
    }

    #[test]
    fn the_quoted_words_keep_their_places() {
        assert_eq!(quote("a [b] c…d").quoted_words(), "a     c   d");
        assert_eq!(quote("a ... b ...").quoted_words(), "a     b    ");
    }
}
