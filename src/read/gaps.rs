//! What of a quote is not quoted: `...` and `…` leave words out, `[brackets]` hold an editor's words.

use std::ops::Range;

/// The quoted words of `quote` and nothing else: what is left out and an editor's words in brackets are
/// blanked with spaces, so that every other byte stays in its place.
#[must_use]
pub(crate) fn quoted_words_only(quote: &str) -> String {
    let mut text = String::with_capacity(quote.len());
    for range in gaps(quote) {
        text.extend(std::iter::repeat_n(' ', range.start - text.len()));
        text.push_str(&quote[range]);
    }
    text
}

/// The ranges between ellipses and brackets.
pub(crate) fn gaps(quote: &str) -> Vec<Range<usize>> {
    let closing = closing_brackets(quote);
    let bytes = quote.as_bytes();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let length = gap_length(quote, at, &closing);
        if length > 0 {
            found.push(start..at);
            start = at + length;
        }
        at += length.max(1);
    }
    found.push(start..quote.len());
    found
}

/// How many bytes the gap takes that begins at `at`; 0 where none does.
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
