//! Runs with digits that are no numbers: `G20`, `COVID-19`, `12B`, versions, telephone numbers.

use std::ops::Range;

use super::token::Tokens;

/// Such a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// As identifiers are compared: lower case, without hyphens and slashes, without a plural's ending.
    pub key: String,
}

/// The runs with digits that lie in none of the spans, which are those of numbers, dates and times.
pub(crate) fn identifiers_of(tokens: &Tokens<'_>, read: &[Range<usize>]) -> Vec<Identifier> {
    if !tokens.has_digits() {
        return Vec::new();
    }
    let text = tokens.text;
    let mut is_read = vec![false; tokens.len()];
    for span in read {
        is_read[tokens.index_at(span.start)..tokens.index_at(span.end)].fill(true);
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = run_end(tokens, at);
        if (at..end).any(|t| tokens.is_digits(t) && !is_read[t]) {
            let span = tokens.span(at..end);
            found.push(Identifier { key: identifier_key(&text[span.clone()]), span });
        }
        at = end;
    }
    found
}

/// One past the last of the tokens that are joined to the one at `at`. A mark at the end is none of them.
fn run_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let holds = |at: usize| tokens.is_word(at) || tokens.is_digits(at);
    if !holds(at) {
        return at + 1;
    }
    let mut end = at + 1;
    loop {
        if tokens.is_glued(end) && holds(end) {
            end += 1;
        } else if tokens.is_glued(end)
            && matches!(tokens.lower(end), "-" | "/" | "." | "'")
            && tokens.is_glued(end + 1)
            && holds(end + 1)
        {
            end += 2;
        } else {
            return end;
        }
    }
}

/// The key of a run.
#[must_use]
pub(crate) fn identifier_key(written: &str) -> String {
    let joined = |c: &char| !matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{ad}');
    let mut key: String = written.chars().filter(joined).flat_map(char::to_lowercase).collect();
    for ending in ["'s", "\u{2019}s", "s"] {
        if let Some(stem) =
            key.strip_suffix(ending).filter(|stem| stem.ends_with(|c: char| c.is_ascii_digit()))
        {
            key.truncate(stem.len());
            break;
        }
    }
    key
}
