//! Which notes a text names, by title or alias.
//!
//! A name is found where no letter or digit touches it, so that `Tajik-Kyrgyz` names both and `Russian`
//! does not name Russia. Letters after a word's first may differ in case, as in headlines; the first may
//! not, and short words (`US`) may not at all.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::fold::{Folded, fold};
use crate::index::{Index, Stub};
use crate::model::{BaseKind, NoteId};

/// Words up to this many letters keep their case, since they may be initials.
const SHORT: usize = 3;

/// Finds the names of notes in texts. Made once for a dossier.
#[derive(Clone, Debug, Default)]
pub struct NameFinder {
    names: Option<AhoCorasick>,
    owners: Vec<NoteId>,
}

/// A place in a text where a note is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// The named note.
    pub note: NoteId,
}

impl NameFinder {
    /// Gathers the titles and aliases of all notes but sources and pages.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        Self::of(index.stubs().filter(|stub| is_nameable(stub)))
    }

    /// Gathers the titles and aliases of these notes.
    pub fn of<'s>(stubs: impl IntoIterator<Item = &'s Stub>) -> Self {
        let (mut patterns, mut owners) = (Vec::new(), Vec::new());
        for stub in stubs {
            for name in std::iter::once(&stub.title).chain(&stub.aliases) {
                let key = key(fold(name).text());
                if key.chars().any(char::is_alphanumeric) {
                    patterns.push(key);
                    owners.push(stub.id.clone());
                }
            }
        }
        // Building fails only beyond 2^31 patterns or so.
        Self { names: AhoCorasick::new(patterns).ok(), owners }
    }

    /// The ids of the notes that `text` names, sorted.
    #[must_use]
    pub fn ids(&self, text: &str) -> Vec<NoteId> {
        self.ids_in(&fold(text))
    }

    /// The ids of the notes that a folded text names, sorted.
    #[must_use]
    pub fn ids_in(&self, folded: &Folded) -> Vec<NoteId> {
        let mut seen = BTreeSet::new();
        self.visit(folded.text(), |_, owner| {
            seen.insert(owner);
        });
        seen.into_iter().cloned().collect()
    }

    /// Every place where `text` names a note, in order, the longest name first where several begin.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<NameReading> {
        let folded = fold(text);
        let mut found = Vec::new();
        self.visit(folded.text(), |range, owner| {
            found.push(NameReading { span: folded.original(range), note: owner.clone() });
        });
        found.sort_by(|a, b| (a.span.start, b.span.end, &a.note).cmp(&(b.span.start, a.span.end, &b.note)));
        found.dedup();
        found
    }

    fn visit<'f>(&'f self, folded: &str, mut visit: impl FnMut(Range<usize>, &'f NoteId)) {
        let Some(names) = &self.names else { return };
        for found in names.find_overlapping_iter(&key(folded)) {
            let range = found.start()..found.end();
            if stands_alone(folded, &range) {
                visit(range, &self.owners[found.pattern().as_usize()]);
            }
        }
    }
}

const fn is_nameable(stub: &Stub) -> bool {
    !matches!(stub.base, BaseKind::Source | BaseKind::Page)
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

/// A folded text as names are compared. Every byte keeps its place: where a lower-case letter would take
/// another number of bytes, the letter stays.
fn key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    let mut word = String::new();
    for c in folded.chars().chain(std::iter::once(' ')) {
        if c.is_alphabetic() {
            word.push(c);
        } else {
            push_word(&mut key, &word);
            word.clear();
            key.push(c);
        }
    }
    key.pop();
    key
}

fn push_word(key: &mut String, word: &str) {
    if word.chars().nth(SHORT).is_none() {
        return key.push_str(word);
    }
    for (i, c) in word.chars().enumerate() {
        let mut lower = c.to_lowercase();
        match (i, lower.next(), lower.next()) {
            (1.., Some(small), None) if small.len_utf8() == c.len_utf8() => key.push(small),
            _ => key.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::index;
    use super::*;

    fn named(text: &str) -> Vec<String> {
        NameFinder::new(&index()).ids(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn titles_and_aliases_are_found_as_whole_words() {
        assert_eq!(named("Talks in Norland: Anna Berg’s plan"), ["anna-berg", "norland"]);
        assert_eq!(named("the Norland-Sudland border; Bergs"), ["norland", "sudland"]);
        assert!(named("Norlander Bergen").is_empty());
    }

    #[test]
    fn case_is_kept_for_the_first_letter_and_for_initials() {
        assert_eq!(named("BERG in NORLAND"), ["anna-berg", "norland"]);
        assert!(named("an iceberg, a berg, nul").is_empty());
        assert_eq!(named("the NUL summit"), ["union"]);
    }

    #[test]
    fn sources_and_pages_are_not_names() {
        assert!(named("the Gazette said, see About us").is_empty());
    }

    #[test]
    fn places_are_given_in_bytes_of_the_text() {
        let text = "“Anna\u{a0}Berg” of NORLAND";
        let found = NameFinder::new(&index()).read(text);
        let written: Vec<&str> = found.iter().map(|n| &text[n.span.clone()]).collect();
        assert_eq!(written, ["Anna\u{a0}Berg", "Berg", "NORLAND"]);
    }
}
