//! The texts of one note's statements, as its own page, the pages of others and the search show them.

use std::ops::Range;

/// The texts of a note's statements.
#[derive(Debug, Default)]
pub(in crate::site) struct NoteTexts {
    /// All texts, one after the other.
    letters: String,
    /// The parts of them that lead to notes, by their bytes, each with the number of its note.
    links: Vec<(Range<usize>, u32)>,
    statements: Vec<Ends>,
}

/// Where a statement's text and its links end.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    letters: usize,
    links: usize,
    /// Whether its white space was changed, so that its links are not known.
    is_tidied: bool,
}

impl NoteTexts {
    /// Appends a piece of the next statement's text, and the number of the note that it leads to.
    pub(in crate::site) fn push(&mut self, piece: &str, note: Option<u32>) {
        let start = self.letters.len();
        self.letters.push_str(piece);
        self.links.extend(note.map(|note| (start..self.letters.len(), note)));
    }

    /// Ends a statement's text. `tidied` gives the text that is shown in place of one whose white space is not as a
    /// browser shows it.
    pub(in crate::site) fn end(&mut self, tidied: impl FnOnce(&str) -> Option<String>) {
        let Ends { letters: start, links: first_link, .. } =
            self.statements.last().copied().unwrap_or_default();
        let text = tidied(&self.letters[start..]);
        if let Some(text) = &text {
            self.letters.truncate(start);
            self.letters.push_str(text);
            self.links.truncate(first_link);
        }
        let (letters, links) = (self.letters.len(), self.links.len());
        self.statements.push(Ends { letters, links, is_tidied: text.is_some() });
    }

    fn ends(&self, number: usize) -> Option<(Ends, Ends)> {
        let before = number.checked_sub(1).map_or(Some(Ends::default()), |n| self.statements.get(n).copied());
        before.zip(self.statements.get(number).copied())
    }

    /// The text of a statement.
    pub(in crate::site) fn text(&self, number: usize) -> Option<&str> {
        let (before, end) = self.ends(number)?;
        self.letters.get(before.letters..end.letters)
    }

    /// A statement's text in runs, with whether each leads to the note of this number; none where that is not known.
    pub(in crate::site) fn runs(&self, number: usize, note: u32) -> Option<Vec<(&str, bool)>> {
        let (before, end) = self.ends(number).filter(|(_, end)| !end.is_tidied)?;
        let links = self.links.get(before.links..end.links)?.iter().filter(|(_, to)| *to == note);
        let mut runs = Vec::new();
        let (mut from, mut at) = (before.letters, before.letters);
        for (link, _) in links {
            if link.start > at {
                runs.push((self.letters.get(from..at)?, true));
                runs.push((self.letters.get(at..link.start)?, false));
                from = link.start;
            }
            at = link.end;
        }
        runs.push((self.letters.get(from..at)?, true));
        runs.push((self.letters.get(at..end.letters)?, false));
        runs.retain(|(text, _)| !text.is_empty());
        Some(runs)
    }
}
