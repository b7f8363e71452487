//! Locates a word within the larger place that was kept for it.
//!
//! Parsing keeps the whole of a mark, a link or a quoted scalar. A finding points at the word itself where
//! it can be found there, and a fix replaces nothing else.

use std::ops::Range;

use crate::model::Citation;
use crate::text::{SourceMap, Span, Spanned};

/// The place of the word itself; none where it is written with escapes or otherwise than it reads.
pub(super) fn exact(sources: &SourceMap, word: &Spanned<String>) -> Option<Span> {
    let written = sources.slice(word.span);
    let value = word.value.as_str();
    // A plain scalar is the word; every other form keeps marks around it, each at a place of its own.
    let start = if written == value {
        0
    } else if let Some(rest) = written.strip_prefix("[^") {
        rest.strip_prefix(value).filter(|after| after.starts_with(']')).map(|_| 2)?
    } else if written.starts_with("[@") {
        after_sign(written, '@', value, &[','])?
    } else if written.starts_with(['[', '!']) {
        address(written, value)?
    } else {
        in_quotes(written, value)?
    };
    Some(part(word.span, start, value.len()))
}

/// The word's own place, or else the larger one.
pub(super) fn nearest(sources: &SourceMap, word: &Spanned<String>) -> Span {
    exact(sources, word).unwrap_or(word.span)
}

/// The quoted words of a citation: its scalar in front matter, the words within a citation in place.
pub(super) fn quote(sources: &SourceMap, citation: &Citation) -> Span {
    let quote = &citation.quote;
    let written = sources.slice(quote.span);
    // A scalar's span is the quote already; a citation in place has the source's name before it.
    if !written.starts_with("[@") {
        return quote.span;
    }
    let found =
        ['"', '\u{201c}'].into_iter().find_map(|mark| after_sign(written, mark, quote, &['"', '\u{201d}']));
    found.map_or(quote.span, |start| part(quote.span, start, quote.len()))
}

/// A part of a citation's quote, in bytes of it; all of the quote where it is written otherwise than it reads.
pub(super) fn within_quote(sources: &SourceMap, citation: &Citation, range: &Range<usize>) -> Span {
    let whole = quote(sources, citation);
    let offset = sources.slice(whole).find(citation.quote.value.as_str());
    offset.map_or(whole, |offset| part(whole, offset + range.start, range.len()))
}

/// The offset at which `value` stands right after `sign` and right before one of `ends` or white space.
fn after_sign(written: &str, sign: char, value: &str, ends: &[char]) -> Option<usize> {
    let ends_there = |rest: &str| rest.starts_with(|c: char| c.is_whitespace() || ends.contains(&c));
    let signs = written.match_indices(sign).map(|(i, sign)| i + sign.len());
    let mut starts = signs
        .filter(|start| written.get(*start..).and_then(|s| s.strip_prefix(value)).is_some_and(ends_there));
    starts.next()
}

/// The offset of a link's address: the last such text after a bracket or angle.
fn address(written: &str, value: &str) -> Option<usize> {
    let start = written.rfind(value).filter(|_| !value.is_empty())?;
    let before = written.get(..start)?;
    (before.ends_with(['(', '<']) || before == "[[").then_some(start)
}

fn in_quotes(written: &str, value: &str) -> Option<usize> {
    let inner = written.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    (inner == value).then_some(1)
}

fn part(span: Span, start: usize, length: usize) -> Span {
    let start = span.start as usize + start;
    Span::new(span.file, start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;

    fn found(text: &str, value: &str) -> Option<(u32, u32)> {
        let mut sources = SourceMap::default();
        let file = sources.add(SourceText::new("content/a.md", text));
        let word = Spanned::new(value.to_owned(), Span::new(file, 0..text.len()));
        exact(&sources, &word).map(|span| (span.start, span.end))
    }

    #[test]
    fn words_are_found_within_marks() {
        assert_eq!(found("arden", "arden"), Some((0, 5)));
        assert_eq!(found("\"arden\"", "arden"), Some((1, 6)));
        assert_eq!(found("\"ard\\u0065n\"", "arden"), None);
        assert_eq!(found("[^crack]", "crack"), Some((2, 7)));
        assert_eq!(found("[^crack]: a remark", "crack"), Some((2, 7)));
        assert_eq!(found("[@tass, \"x\"; @ass, \"ass\"]", "ass"), Some((14, 17)));
        assert_eq!(found("![a.png](a.png)", "a.png"), Some((9, 14)));
        assert_eq!(found("[a](<b c>)", "b c"), Some((5, 8)));
        assert_eq!(found("[a][b]", "b.png"), None);
        assert_eq!(found("[[#Part|b]]", "#Part"), Some((2, 7)));
    }
}
