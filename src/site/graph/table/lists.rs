//! Puts the published notes into lists: by folder and in the order of time, and in the order of each list.

use std::collections::BTreeMap;

use crate::index::{PAGE_SIZE, TIMELINE, index_output, tag_output};
use crate::model::{ActorType, BaseKind, Dossier, Kind, NoteId, ParsedNote};
use crate::site::format::date::DateKey;
use crate::site::format::label;

/// The published notes of each folder by date, undated ones last, and then by id; and every list. By ids, so that
/// it lasts while only texts change.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct ListTable {
    pub(in crate::site::graph) by_folder: BTreeMap<String, Vec<(DateKey, NoteId)>>,
    pub(in crate::site::graph) lists: BTreeMap<String, Vec<Listed>>,
    pub(in crate::site::graph) tags: BTreeMap<String, String>,
}

impl ListTable {
    pub(in crate::site::graph) fn of(dossier: &Dossier) -> Self {
        let mut by_folder: BTreeMap<&str, Vec<(DateKey, &ParsedNote)>> = BTreeMap::new();
        for note in dossier.notes.values() {
            by_folder.entry(note.folder.as_str()).or_default().push((DateKey::of_note(note), note));
        }
        for shelf in by_folder.values_mut() {
            shelf.sort_by(|a, b| place(a).cmp(&place(b)));
        }
        let mut sorter = Sorter { by_folder, lists: BTreeMap::new(), tags: BTreeMap::new() };
        for kind in &dossier.site.kinds {
            sorter.list_kind(kind);
        }
        sorter.list_events();
        sorter.list_tags(dossier);
        let ids =
            |notes: Vec<(DateKey, &ParsedNote)>| notes.into_iter().map(|(k, n)| (k, n.id.clone())).collect();
        Self {
            by_folder: sorter.by_folder.into_iter().map(|(f, notes)| (f.to_owned(), ids(notes))).collect(),
            lists: sorter.lists,
            tags: sorter.tags.into_iter().map(|(path, tag)| (path, tag.to_owned())).collect(),
        }
    }
}

impl ListTable {
    /// Whether a folder has notes.
    pub(in crate::site::graph) fn has(&self, folder: &str) -> bool {
        self.by_folder.get(folder).is_some_and(|notes| !notes.is_empty())
    }

    /// The notes that stand right before and right after where a note stands in its folder, or would stand.
    pub(in crate::site::graph) fn beside(&self, note: &ParsedNote) -> impl Iterator<Item = &NoteId> {
        let shelf = self.by_folder.get(&note.folder).map_or(&[][..], Vec::as_slice);
        let (key, id) = (DateKey::of_note(note), &note.id);
        let before = shelf.partition_point(|other| (other.0, &other.1) < (key, id));
        let after = shelf.partition_point(|other| (other.0, &other.1) <= (key, id));
        let before = before.checked_sub(1).and_then(|at| shelf.get(at));
        before.into_iter().chain(shelf.get(after)).map(|(_, id)| id)
    }

    /// The notes of the list whose first page has this path.
    pub(in crate::site::graph) fn listed(&self, first: &str) -> impl Iterator<Item = &NoteId> {
        self.lists.get(first).into_iter().flatten().map(|listed| &listed.note)
    }
}

/// Whether a note has another place in some list, when it changes.
#[must_use]
pub fn is_listed_elsewhere(old: Option<&ParsedNote>, new: Option<&ParsedNote>) -> bool {
    let place = |note: &ParsedNote| {
        let title = (!is_by_time(note.base)).then(|| note.title().to_owned());
        let tags: Vec<String> = note.front.tags.iter().map(|tag| tag.value.clone()).collect();
        (note.folder.clone(), note.base, DateKey::of_note(note), type_order(note), title, tags)
    };
    old.map(place) != new.map(place)
}

/// A note in a list.
#[derive(Clone, Debug)]
pub(in crate::site) struct Listed {
    /// The heading that it shares with the notes around it; may be empty.
    pub(in crate::site) group: String,
    pub(in crate::site) note: NoteId,
}

/// Puts the notes into lists.
struct Sorter<'a> {
    by_folder: BTreeMap<&'a str, Vec<(DateKey, &'a ParsedNote)>>,
    lists: BTreeMap<String, Vec<Listed>>,
    tags: BTreeMap<String, &'a str>,
}

impl<'a> Sorter<'a> {
    fn folder(&self, folder: &str) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        self.by_folder.get(folder).into_iter().flatten().map(|(_, note)| *note)
    }

    /// Actors by type, events and sources by year, the rest by title; long lists of names by
    /// letter.
    fn list_kind(&mut self, kind: &Kind) {
        let mut notes: Vec<&ParsedNote> = self.folder(&kind.folder).collect();
        if !is_by_time(kind.base) {
            notes.sort_by_cached_key(|n| (type_order(n), n.title().to_lowercase(), n.id.clone()));
        }
        let is_long = notes.len() > PAGE_SIZE;
        let listed =
            notes.into_iter().map(|note| Listed { group: group(note, is_long), note: note.id.clone() });
        self.lists.insert(index_output(&kind.folder), listed.collect());
    }

    fn list_events(&mut self) {
        let notes = self.by_folder.values().flatten().filter(|(_, note)| note.base == BaseKind::Event);
        let mut events: Vec<(DateKey, &ParsedNote)> = notes.copied().collect();
        events.sort_by(|a, b| place(a).cmp(&place(b)));
        let listed = events.into_iter().map(|(_, note)| Listed { group: year(note), note: note.id.clone() });
        self.lists.insert(TIMELINE.to_owned(), listed.collect());
    }

    fn list_tags(&mut self, dossier: &'a Dossier) {
        let kinds = &dossier.site.kinds;
        let mut lists: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
        let mut paths: BTreeMap<&str, String> = BTreeMap::new();
        let plain = ("", "Overview");
        let folders =
            std::iter::once(plain).chain(kinds.iter().map(|k| (k.folder.as_str(), k.plural.as_str())));
        for (folder, label) in folders {
            let listed = self.lists.get(&index_output(folder)).into_iter().flatten();
            let listed = listed.filter_map(|listed| dossier.note(&listed.note));
            let loose = self.folder(folder).filter(|_| folder.is_empty());
            for note in listed.chain(loose).collect::<Vec<_>>() {
                for tag in &note.front.tags {
                    let path = paths.entry(&tag.value).or_insert_with(|| tag_output(&tag.value));
                    self.tags.entry(path.clone()).or_insert(&tag.value);
                    let list = lists.entry(path.clone()).or_default();
                    if list.last().is_none_or(|last| last.note != note.id) {
                        list.push(Listed { group: label.to_owned(), note: note.id.clone() });
                    }
                }
            }
        }
        self.lists.extend(lists);
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
