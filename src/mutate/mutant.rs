//! A small edit of one note, and where it stands.

use std::ops::Range;

use super::operator::Operator;
use crate::model::NoteId;

/// Whether any evidence closes the place that was changed, so that a gate can reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Evidence, or a part of front matter that is held against evidence.
    Evidence,
    /// A sentence that is marked as an open question and cites nothing.
    OpenQuestion,
    /// A sentence of an editor's note that cites nothing.
    EditorsNote,
    /// A sentence that nothing closes: a page's own voice.
    Nothing,
}

impl Reach {
    /// The word for it in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::OpenQuestion => "open-question",
            Self::EditorsNote => "editors-note",
            Self::Nothing => "nothing",
        }
    }
}

/// A note with one small edit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mutant {
    /// How it was made.
    pub operator: Operator,
    /// The note that is changed.
    pub note: NoteId,
    /// The start of what is replaced, in bytes of the note's text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The text that takes its place.
    pub replacement: String,
    /// Whether a gate can reach the place.
    pub reach: Reach,
}

/// How much of the text around an edit is shown, in bytes.
const CONTEXT_BYTES: usize = 30;

impl Mutant {
    /// The note's text with the edit made; none where the text does not hold the place.
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let (before, after) = (text.get(..self.start)?, text.get(self.end..)?);
        (self.start <= self.end).then(|| [before, &self.replacement, after].concat())
    }

    /// The place before and after the edit, with a few words around it, each on one line.
    #[must_use]
    pub fn before_and_after(&self, text: &str) -> (String, String) {
        let words = around(text, self.start..self.end);
        let old = text.get(words.clone()).unwrap_or("");
        let before = text.get(words.start..self.start).unwrap_or("");
        let after = text.get(self.end..words.end).unwrap_or("");
        (visible(old), visible(&[before, &self.replacement, after].concat()))
    }
}

/// The range with the words around it that stand on the same lines.
fn around(text: &str, range: Range<usize>) -> Range<usize> {
    let from = boundary(text, range.start.saturating_sub(CONTEXT_BYTES), range.start);
    let to = boundary(text, range.end.saturating_add(CONTEXT_BYTES).min(text.len()), range.end);
    let head = text.get(from..range.start).unwrap_or("");
    let tail = text.get(range.end..to).unwrap_or("");
    let starts = |c: char| c.is_whitespace();
    let head_from = match (head.rfind('\n'), from) {
        (Some(line), _) => line + 1,
        (None, 0) => 0,
        (None, _) => head.find(starts).map_or(0, |n| n + 1),
    };
    let tail_to = match (tail.find('\n'), to == text.len()) {
        (Some(line), _) => line,
        (None, true) => tail.len(),
        (None, false) => tail.rfind(starts).unwrap_or(tail.len()),
    };
    from + head_from..range.end + tail_to
}

/// `offset` or the nearest character boundary towards `inner`.
fn boundary(text: &str, offset: usize, inner: usize) -> usize {
    let mut offset = offset;
    while offset != inner && !text.is_char_boundary(offset) {
        offset = if offset < inner { offset + 1 } else { offset - 1 };
    }
    offset
}

/// Text on one line, in which line ends can be seen.
fn visible(text: &str) -> String {
    text.replace('\n', "⏎")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant(start: usize, end: usize, replacement: &str) -> Mutant {
        let (operator, reach) = (Operator::Digit, Reach::Evidence);
        Mutant { operator, note: NoteId::new("a"), start, end, replacement: replacement.to_owned(), reach }
    }

    #[test]
    fn an_edit_is_made_and_shown_with_its_words() {
        let text = "---\ntitle: A\n---\nThe commission met in the old harbour with some 7,000 people from the two ports.\n";
        let at = text.find("7,000").unwrap();
        let mutant = mutant(at, at + 5, "8,000");
        assert!(mutant.apply(text).unwrap().contains("some 8,000 people"));
        let (before, after) = mutant.before_and_after(text);
        assert_eq!(before, "in the old harbour with some 7,000 people from the two ports.");
        assert_eq!(after, "in the old harbour with some 8,000 people from the two ports.");
    }

    #[test]
    fn what_is_shown_ends_with_its_lines() {
        let text = "é\nvalue: 5\né";
        let at = text.find('5').unwrap();
        assert_eq!(
            mutant(at, at + 1, "6").before_and_after(text),
            ("value: 5".to_owned(), "value: 6".to_owned())
        );
        assert_eq!(mutant(at, at, "\n").before_and_after(text).1, "value: ⏎5");
    }

    #[test]
    fn a_place_that_is_not_there_gives_nothing() {
        assert_eq!(mutant(1, 9, "").apply("é"), None);
        assert_eq!(mutant(2, 1, "").apply("abc"), None);
        let _ = mutant(1, 9, "").before_and_after("é");
    }
}
