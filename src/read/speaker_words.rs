//! The words of a text with the marks around them, by which a speaker is told from what is said.

use std::ops::Range;

use super::lower;

/// A word with the marks around it.
pub(super) struct Word {
    pub(super) span: Range<usize>,
    pub(super) lower: String,
    pub(super) is_capital: bool,
    /// Whether a comma, a quotation mark or the like stands before it.
    pub(super) is_cut: bool,
    /// Whether that is a comma alone.
    pub(super) by_comma: bool,
    /// Whether words are left out before it, as a quote does.
    pub(super) after_gap: bool,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let (mut start, mut cut, mut comma) = (None, false, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inner = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '\u{2019}' | '-' | '.'));
        match (is_inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let written = text[from..at].trim_end_matches(['.', '\'', '\u{2019}', '-']);
                let is_capital = written.starts_with(char::is_uppercase);
                let span = from..from + written.len();
                let ends_sentence = at > span.end && text[span.end..at].contains('.');
                let after_gap = text[..span.start].ends_with("  ");
                found.push(Word {
                    span,
                    lower: lower::plain(written),
                    is_capital,
                    is_cut: cut,
                    by_comma: comma,
                    after_gap,
                });
                (start, cut, comma) = (None, ends_sentence, false);
            }
            _ => {}
        }
        if start.is_none()
            && matches!(
                c,
                ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '"' | '\u{201c}' | '\u{201d}' | '\u{2014}'
            )
        {
            comma = c == ',' && !cut;
            cut = true;
        }
    }
    found
}
