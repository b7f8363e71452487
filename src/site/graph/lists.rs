//! The published notes by folder and in the order of time, and in the order of each list, so that
//! no page has to look through all.

use std::collections::BTreeMap;

use crate::index::{PAGE_SIZE, TIMELINE, index_output, tag_output};
use crate::model::{ActorType, BaseKind, Kind, NoteId, ParsedNote};
use crate::site::format::date::DateKey;
use crate::site::format::label;

/// The notes of each folder by date, undated ones last, and then by id; and every list.
#[derive(Debug, Default)]
pub(in crate::site) struct Lists<'a> {
    by_folder: BTreeMap<&'a str, Vec<(DateKey, &'a ParsedNote)>>,
    lists: BTreeMap<String, Vec<Listed<'a>>>,
    tags: BTreeMap<String, &'a str>,
}

/// A note in a list.
#[derive(Clone, Debug)]
pub(in crate::site) struct Listed<'a> {
    /// The heading that it shares with the notes around it; may be empty.
    pub(in crate::site) group: String,
    pub(in crate::site) note: &'a ParsedNote,
}

impl<'a> Lists<'a> {
    pub(in crate::site) fn of(notes: impl Iterator<Item = &'a ParsedNote>, kinds: &[Kind]) -> Self {
        let mut by_folder: BTreeMap<&str, Vec<(DateKey, &ParsedNote)>> = BTreeMap::new();
        for note in notes {
            let key = DateKey::of_note(note);
            by_folder.entry(note.folder.as_str()).or_default().push((key, note));
        }
        for shelf in by_folder.values_mut() {
            shelf.sort_by(|a, b| place(a).cmp(&place(b)));
        }
        let mut lists = Self { by_folder, ..Self::default() };
        for kind in kinds {
            lists.list_kind(kind);
        }
        lists.list_events();
        lists.list_tags(kinds);
        lists
    }

    /// Actors by type, events and sources by year, the rest by title; long lists of names by
    /// letter.
    fn list_kind(&mut self, kind: &Kind) {
        let mut notes: Vec<&ParsedNote> = self.folder(&kind.folder).collect();
        if !is_by_time(kind.base) {
            notes.sort_by_cached_key(|n| (type_order(n), n.title().to_lowercase(), n.id.clone()));
        }
        let is_long = notes.len() > PAGE_SIZE;
        let listed = notes.into_iter().map(|note| Listed { group: group(note, is_long), note });
        self.lists.insert(index_output(&kind.folder), listed.collect());
    }

    fn list_events(&mut self) {
        let notes = self.by_folder.values().flatten().filter(|(_, note)| note.base == BaseKind::Event);
        let mut events: Vec<(DateKey, &ParsedNote)> = notes.copied().collect();
        events.sort_by(|a, b| place(a).cmp(&place(b)));
        let listed = events.into_iter().map(|(_, note)| Listed { group: year(note), note });
        self.lists.insert(TIMELINE.to_owned(), listed.collect());
    }

    fn list_tags(&mut self, kinds: &[Kind]) {
        let mut lists: BTreeMap<String, Vec<Listed<'a>>> = BTreeMap::new();
        let plain = ("", "Overview");
        let folders =
            std::iter::once(plain).chain(kinds.iter().map(|k| (k.folder.as_str(), k.plural.as_str())));
        for (folder, label) in folders {
            let listed = self.lists.get(&index_output(folder)).into_iter().flatten().map(|l| l.note);
            let loose = self.folder(folder).filter(|_| folder.is_empty());
            for note in listed.chain(loose).collect::<Vec<_>>() {
                for tag in &note.front.tags {
                    let path = tag_output(&tag.value);
                    self.tags.entry(path.clone()).or_insert(&tag.value);
                    let list = lists.entry(path).or_default();
                    if list.last().is_none_or(|last| last.note.id != note.id) {
                        list.push(Listed { group: label.to_owned(), note });
                    }
                }
            }
        }
        self.lists.extend(lists);
    }

    /// The notes of a folder in order.
    pub(in crate::site) fn folder(
        &self,
        folder: &str,
    ) -> impl DoubleEndedIterator<Item = &'a ParsedNote> + '_ {
        self.by_folder.get(folder).into_iter().flatten().map(|(_, note)| *note)
    }

    /// Counts the notes of a folder.
    pub(in crate::site) fn count(&self, folder: &str) -> usize {
        self.by_folder.get(folder).map_or(0, Vec::len)
    }

    /// Tells whether a kind has any note.
    pub(in crate::site) fn has(&self, kind: &Kind) -> bool {
        self.count(&kind.folder) > 0
    }

    /// The first of some kinds that is one of events and has notes.
    pub(in crate::site) fn lead_kind<'k>(&self, kinds: &'k [Kind]) -> Option<&'k Kind> {
        kinds.iter().find(|kind| kind.base == BaseKind::Event && self.has(kind))
    }

    /// The list whose first page has this path.
    pub(in crate::site) fn list(&self, first: &str) -> &[Listed<'a>] {
        self.lists.get(first).map_or(&[], Vec::as_slice)
    }

    /// The paths of the first pages of all lists that list something.
    pub(in crate::site) fn lists(&self) -> impl Iterator<Item = (&str, &[Listed<'a>])> {
        let filled = self.lists.iter().filter(|(_, list)| !list.is_empty());
        filled.map(|(path, list)| (path.as_str(), list.as_slice()))
    }

    /// The tags with the paths of their lists, in the order of these.
    pub(in crate::site) fn tags(&self) -> impl Iterator<Item = (&str, &'a str)> + '_ {
        self.tags.iter().map(|(path, tag)| (path.as_str(), *tag))
    }

    /// The notes right before and right after a note of its folder.
    pub(in crate::site) fn beside(
        &self,
        note: &ParsedNote,
    ) -> (Option<&'a ParsedNote>, Option<&'a ParsedNote>) {
        let Some(shelf) = self.by_folder.get(note.folder.as_str()) else { return (None, None) };
        let key = DateKey::of_note(note);
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

/// Tells whether the notes of a base kind are listed in the order of time.
pub(in crate::site) const fn is_by_time(base: BaseKind) -> bool {
    matches!(base, BaseKind::Event | BaseKind::Source)
}

fn type_order(note: &ParsedNote) -> usize {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|t| t.value);
    kind.and_then(|kind| ActorType::ALL.iter().position(|known| *known == kind)).unwrap_or(usize::MAX)
}

fn year(note: &ParsedNote) -> String {
    let key = DateKey::of_note(note);
    key.year().map_or("Undated".to_owned(), |year| year.to_string())
}

fn group(note: &ParsedNote, is_long: bool) -> String {
    if is_by_time(note.base) {
        return year(note);
    }
    let kind = note.actor().map(|a| a.actor_type.as_ref().map_or("Others", |t| label::actor_types(t.value)));
    match (kind, is_long) {
        (kind, false) => kind.unwrap_or_default().to_owned(),
        (None, true) => letter(note),
        (Some(kind), true) => format!("{kind}, {}", letter(note)),
    }
}

/// The first letter of a title in upper case; `#` where it is none.
fn letter(note: &ParsedNote) -> String {
    let first = note.title().chars().find(|c| c.is_alphanumeric());
    match first {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}
