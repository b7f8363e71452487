//! Cuts a quote into its parts: `...` and `…` leave words out, `[brackets]` hold an editor's words.
//!
//! The only reader of this notation. A bracket without its fellow is a word's own, brackets within brackets
//! belong to the outermost pair, and any run of three dots or more is one gap.

use std::ops::Range;

use crate::model::{Quote, QuotePart, QuotePartKind};
use crate::text::Spanned;

/// Parses a quote. Nothing is wrong with any text.
#[must_use]
pub fn parse_quote(text: Spanned<String>) -> Quote {
    let closing = closing_brackets(&text);
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let length = gap_length(&text, at, &closing);
        if length > 0 {
            let kind = if text.as_bytes()[at] == b'[' { QuotePartKind::Editor } else { QuotePartKind::Gap };
            push(&mut parts, start..at, QuotePartKind::Words);
            push(&mut parts, at..at + length, kind);
            start = at + length;
        }
        at += length.max(1);
    }
    push(&mut parts, start..text.len(), QuotePartKind::Words);
    Quote { text, parts }
}

fn push(parts: &mut Vec<QuotePart>, range: Range<usize>, kind: QuotePartKind) {
    if !range.is_empty() {
        parts.push(QuotePart { range, kind });
    }
}

/// How many bytes the gap or the editor's words take that begin at `at`; 0 where none do.
fn gap_length(quote: &str, at: usize, closing: &[(usize, usize)]) -> usize {
    let bytes = quote.as_bytes();
    match bytes[at] {
        b'.' => Some(bytes[at..].iter().take_while(|b| **b == b'.').count()).filter(|n| *n >= 3).unwrap_or(0),
        b'[' => closing.binary_search_by_key(&at, |pair| pair.0).map_or(0, |i| closing[i].1 + 1 - at),
        0xE2 if quote.get(at..).is_some_and(|rest| rest.starts_with('…')) => '…'.len_utf8(),
        _ => 0,
    }
}

/// Each `[` with the `]` that closes it, by the place of the `[`. A bracket without its fellow is text.
fn closing_brackets(quote: &str) -> Vec<(usize, usize)> {
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
