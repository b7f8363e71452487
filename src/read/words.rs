//! The words of a sentence in lower case, and where a clause ends before one: for judging wording.
//!
//! The words by which passages are counted and quotes begin and end are those of [`crate::text::words`].

use std::ops::Range;

use super::cues;

/// A word of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// In bytes of the text.
    pub(crate) span: Range<usize>,
    pub(crate) lower: String,
    /// Whether a clause ends before it.
    pub(crate) is_cut: bool,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let (mut start, mut is_cut) = (None, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inner = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '\u{2019}' | '-'));
        match (is_inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let written = text[from..at].trim_end_matches(['\'', '\u{2019}', '-']);
                found.push(Word { span: from..from + written.len(), lower: cues::plain(written), is_cut });
                (start, is_cut) = (None, false);
            }
            _ => {}
        }
        is_cut = is_cut || (start.is_none() && matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')'));
    }
    found
}
