//! The published notes by folder and in the order of time, so that no page has to look through all.

use std::collections::BTreeMap;

use super::dates::DateKey;
use crate::model::{NoteId, ParsedNote};

/// The notes of each folder by date, undated ones last, and then by id.
#[derive(Debug, Default)]
pub(super) struct Shelves<'a> {
    by_folder: BTreeMap<&'a str, Vec<(DateKey, &'a ParsedNote)>>,
}

impl<'a> Shelves<'a> {
    pub(super) fn of(notes: impl Iterator<Item = &'a ParsedNote>) -> Self {
        let mut by_folder: BTreeMap<&str, Vec<(DateKey, &ParsedNote)>> = BTreeMap::new();
        for note in notes {
            let key = DateKey::of(note.front.date.as_ref().map(|d| &d.value));
            by_folder.entry(note.folder.as_str()).or_default().push((key, note));
        }
        for shelf in by_folder.values_mut() {
            shelf.sort_by(|a, b| place(a).cmp(&place(b)));
        }
        Self { by_folder }
    }

    /// The notes of a folder in order.
    pub(super) fn folder(&self, folder: &str) -> impl DoubleEndedIterator<Item = &'a ParsedNote> + '_ {
        self.by_folder.get(folder).into_iter().flatten().map(|(_, note)| *note)
    }

    /// How many notes a folder has.
    pub(super) fn count(&self, folder: &str) -> usize {
        self.by_folder.get(folder).map_or(0, Vec::len)
    }

    /// The notes right before and right after a note of its folder.
    pub(super) fn beside(&self, note: &ParsedNote) -> (Option<&'a ParsedNote>, Option<&'a ParsedNote>) {
        let Some(shelf) = self.by_folder.get(note.folder.as_str()) else { return (None, None) };
        let key = DateKey::of(note.front.date.as_ref().map(|d| &d.value));
        let Ok(at) = shelf.binary_search_by(|other| place(other).cmp(&(key, &note.id))) else {
            return (None, None);
        };
        let before = at.checked_sub(1).and_then(|i| shelf.get(i));
        (before.map(|(_, n)| *n), shelf.get(at + 1).map(|(_, n)| *n))
    }
}

fn place<'n>(entry: &'n (DateKey, &ParsedNote)) -> (DateKey, &'n NoteId) {
    (entry.0, &entry.1.id)
}
