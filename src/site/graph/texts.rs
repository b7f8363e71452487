//! The texts of one note's statements, as its own page, the pages of others and the search show them: white space as
//! a browser shows it, runs as one space and none at the ends.

use std::ops::Range;

use crate::text::is_plainly_single;

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
}

impl NoteTexts {
    fn last_ends(&self) -> Ends {
        self.statements.last().copied().unwrap_or_default()
    }

    /// Appends a piece of the next statement's text, and the number of the note that it leads to.
    pub(in crate::site) fn push(&mut self, piece: &str, note: Option<u32>) {
        let start = self.letters.len();
        let is_first = start == self.last_ends().letters;
        let mut after_space = is_first || self.letters.ends_with(' ');
        let is_single = is_plainly_single(piece) && !(after_space && piece.starts_with(' '));
        if is_single || is_plain(piece, after_space) {
            self.letters.push_str(piece);
        } else {
            for c in piece.chars() {
                let is_space = is_space(c);
                if !(is_space && after_space) {
                    self.letters.push(if is_space { ' ' } else { c });
                }
                after_space = is_space;
            }
        }
        self.links.extend(note.map(|note| (start..self.letters.len(), note)));
    }

    /// Ends a statement's text.
    pub(in crate::site) fn end(&mut self) {
        let before = self.last_ends();
        let text = self.letters.get(before.letters..).unwrap_or_default();
        let end = before.letters + text.trim_end().len();
        self.letters.truncate(end);
        for (link, _) in &mut self.links[before.links..] {
            *link = link.start.min(end)..link.end.min(end);
        }
        self.statements.push(Ends { letters: end, links: self.links.len() });
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

    /// A statement's text in runs, with whether each leads to the note of this number.
    pub(in crate::site) fn runs(&self, number: usize, note: u32) -> Option<Vec<(&str, bool)>> {
        let (before, end) = self.ends(number)?;
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

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

/// Whether the white space of a piece is single spaces, none of them behind another.
fn is_plain(piece: &str, mut after_space: bool) -> bool {
    piece.bytes().enumerate().all(|(at, byte)| {
        // Letters and marks of English are most of what is written, and no white space.
        let c = match byte {
            b'!'..=b'~' => char::from(byte),
            0x80..=0xbf => return true,
            _ => piece[at..].chars().next().unwrap_or(' '),
        };
        let is_single = !is_space(c) || c == ' ' && !after_space;
        after_space = is_space(c);
        is_single
    })
}

#[cfg(test)]
mod tests {
    use super::NoteTexts;

    #[test]
    fn white_space_is_as_a_browser_shows_it_and_links_stay_in_place() {
        let mut texts = NoteTexts::default();
        let pieces =
            [("  A\n", None), (" man ", Some(7)), (" in", None), ("\u{a0}town", Some(8)), (" \n", None)];
        pieces.iter().for_each(|(piece, note)| texts.push(piece, *note));
        texts.end();
        texts.push("Next.", Some(7));
        texts.end();
        assert_eq!((texts.text(0), texts.text(1)), (Some("A man in\u{a0}town"), Some("Next.")));
        let runs = |note| texts.runs(0, note).unwrap();
        assert_eq!(runs(7), [("A ", false), ("man ", true), ("in\u{a0}town", false)]);
        assert_eq!(runs(8), [("A man in", false), ("\u{a0}town", true)]);
        assert_eq!(texts.runs(1, 7).unwrap(), [("Next.", true)]);
        assert_eq!(texts.text(2), None);
    }
}
