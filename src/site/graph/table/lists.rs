//! Puts the published notes into lists: by folder and in the order of time, and in the order of each list.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::beside::{Beside, BesideTable, beside, in_order};
use super::chronology::{Chronology, TimePlace};
use super::ties::ties;
use crate::index::{Index, PAGE_SIZE, TIMELINE, index_output, tag_output};
use crate::model::{ActorType, BaseKind, Dossier, Kind, NoteId, ParsedNote};
use crate::site::format::label;
use crate::text::Spanned;

/// The published notes of each folder by date, undated ones last, and then by id; and every list. By ids, so that
/// it lasts while only texts change.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct ListTable {
    pub(in crate::site::graph) by_folder: BTreeMap<String, Vec<(TimePlace, NoteId)>>,
    pub(in crate::site::graph) lists: BTreeMap<String, Vec<Listed>>,
    pub(in crate::site::graph) tags: BTreeMap<String, String>,
    /// Whether any note was corrected.
    pub(in crate::site::graph) has_corrections: bool,
    /// Whether it is known of anything when it was changed.
    pub(in crate::site::graph) tells_of_changes: bool,
    /// Whether it is said of any place where it lies.
    pub(in crate::site::graph) has_places: bool,
    /// Whether there are more notes than each gets a picture for without being asked for it.
    pub(in crate::site::graph) has_very_many_notes: bool,
    chronology: Chronology,
    /// What stands beside each event, worked out when a page first asks.
    beside: OnceLock<BesideTable>,
}

/// The most notes that each get a picture where nobody says whether they do: one takes two milliseconds and 20 KB, the
/// page itself a tenth of it.
const MOST_PICTURED: usize = 500;

impl ListTable {
    pub(in crate::site::graph) fn of(dossier: &Dossier, index: &Index) -> Self {
        let chronology = Chronology::of(dossier, index);
        let mut by_folder: BTreeMap<&str, Vec<(TimePlace, &ParsedNote)>> = BTreeMap::new();
        for note in dossier.notes.values() {
            by_folder.entry(note.folder.as_str()).or_default().push((chronology.place(note), note));
        }
        for shelf in by_folder.values_mut() {
            shelf.sort_by(|a, b| place(a).cmp(&place(b)));
        }
        let mut sorter = Sorter { by_folder, lists: BTreeMap::new(), tags: BTreeMap::new() };
        for kind in &dossier.site.kinds {
            sorter.list_kind(kind, &chronology);
        }
        sorter.list_events(&chronology);
        sorter.list_tags(dossier);
        let ids = |notes: Vec<(TimePlace, &ParsedNote)>| {
            notes.into_iter().map(|(k, n)| (k, n.id.clone())).collect()
        };
        Self {
            by_folder: sorter.by_folder.into_iter().map(|(f, notes)| (f.to_owned(), ids(notes))).collect(),
            lists: sorter.lists,
            tags: sorter.tags.into_iter().map(|(path, tag)| (path, tag.to_owned())).collect(),
            has_corrections: dossier.notes.values().any(|note| !note.front.corrections.is_empty()),
            tells_of_changes: dossier.tells_of_changes(),
            has_places: dossier.notes.values().any(|note| note.coordinates().is_some()),
            has_very_many_notes: dossier.notes.len() > MOST_PICTURED,
            chronology,
            beside: OnceLock::new(),
        }
    }

    /// Whether a folder has notes.
    pub(in crate::site::graph) fn has(&self, folder: &str) -> bool {
        self.by_folder.get(folder).is_some_and(|notes| !notes.is_empty())
    }

    /// Whether some place hangs on what a written name stands for.
    pub(in crate::site::graph) fn rests_on_names(&self) -> bool {
        !self.chronology.is_empty()
    }

    /// What stands beside an event in its folder, or beside a page that has its place in an order.
    pub(in crate::site::graph) fn beside(&self, dossier: &Dossier, id: &NoteId) -> Option<&Beside> {
        let made = || {
            let mut table = beside(&self.by_folder, &self.chronology, dossier);
            for folder in self.by_folder.keys() {
                let list = index_output(folder);
                let pages: Vec<&NoteId> =
                    self.listed(&list).filter(|id| is_ordered(dossier.note(id))).collect();
                table.extend(in_order(&pages));
            }
            table
        };
        self.beside.get_or_init(made).get(id)
    }

    /// What stands beside each event, as far as somebody has asked.
    pub(in crate::site::graph) fn known_beside(&self) -> Option<&BesideTable> {
        self.beside.get()
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
        // The text of the date, since two that sort alike may differ in what they tell of an order.
        let date = note.front.date.as_ref().map(|date| date.value.text.clone());
        let relations = note.event().map(|event| {
            let names = |names: &[Spanned<String>]| names.iter().map(|n| n.value.clone()).collect::<Vec<_>>();
            [names(&event.after), names(&event.before), names(&event.announces)]
        });
        let corrected = note.front.corrections.iter().map(|one| one.date.value.first_day());
        let is_corrected = corrected.max();
        let is_dated = note.front.updated.as_ref().and_then(|day| day.value.first_day()).is_some();
        // The map is a page of its own, to which all others lead.
        let is_mapped = note.coordinates().is_some();
        let kept = (type_order(note), note.front.order);
        (
            note.folder.clone(),
            note.base,
            date,
            relations,
            kept,
            title,
            tags,
            (is_corrected, is_dated, is_mapped),
        )
    };
    old.map(place) != new.map(place)
}

/// A note in a list.
#[derive(Clone, Debug)]
pub(in crate::site) struct Listed {
    /// The heading that it shares with the notes around it; may be empty.
    pub(in crate::site) group: String,
    pub(in crate::site) note: NoteId,
    /// Whether not all that stands above it is known to have come before it and what stands below.
    pub(in crate::site) is_tied: bool,
}

/// Puts the notes into lists.
struct Sorter<'a> {
    by_folder: BTreeMap<&'a str, Vec<(TimePlace, &'a ParsedNote)>>,
    lists: BTreeMap<String, Vec<Listed>>,
    tags: BTreeMap<String, &'a str>,
}

impl<'a> Sorter<'a> {
    fn folder(&self, folder: &str) -> impl Iterator<Item = (TimePlace, &'a ParsedNote)> + '_ {
        self.by_folder.get(folder).into_iter().flatten().copied()
    }

    /// Actors by type, events and sources by year, pages in the order that they have, the rest by title; long
    /// lists of names by letter.
    fn list_kind(&mut self, kind: &Kind, chronology: &Chronology) {
        let mut notes: Vec<(TimePlace, &ParsedNote)> = self.folder(&kind.folder).collect();
        if !is_by_time(kind.base) {
            let order = |n: &ParsedNote| (type_order(n), n.front.order.unwrap_or(u32::MAX));
            notes.sort_by_cached_key(|(_, n)| (order(n), n.title().to_lowercase(), n.id.clone()));
        }
        let is_long = notes.len() > PAGE_SIZE;
        let ties =
            if kind.base == BaseKind::Event { ties(&notes, chronology) } else { vec![false; notes.len()] };
        let listed = notes
            .into_iter()
            .zip(ties)
            .map(|((place, note), is_tied)| Listed { is_tied, ..listed(group(place, note, is_long), note) });
        self.lists.insert(index_output(&kind.folder), listed.collect());
    }

    fn list_events(&mut self, chronology: &Chronology) {
        let notes = self.by_folder.values().flatten().filter(|(_, note)| note.base == BaseKind::Event);
        let mut events: Vec<(TimePlace, &ParsedNote)> = notes.copied().collect();
        events.sort_by(|a, b| place(a).cmp(&place(b)));
        let ties = ties(&events, chronology);
        let listed = events
            .into_iter()
            .zip(ties)
            .map(|((place, note), is_tied)| Listed { is_tied, ..listed(year(place), note) });
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
            let known = self.lists.get(&index_output(folder)).into_iter().flatten();
            let known = known.filter_map(|listed| dossier.note(&listed.note));
            let loose = self.folder(folder).filter(|_| folder.is_empty()).map(|(_, note)| note);
            for note in known.chain(loose).collect::<Vec<_>>() {
                for tag in &note.front.tags {
                    let path = paths.entry(&tag.value).or_insert_with(|| tag_output(&tag.value));
                    self.tags.entry(path.clone()).or_insert(&tag.value);
                    let list = lists.entry(path.clone()).or_default();
                    if list.last().is_none_or(|last| last.note != note.id) {
                        list.push(listed(label.to_owned(), note));
                    }
                }
            }
        }
        self.lists.extend(lists);
    }
}

fn listed(group: String, note: &ParsedNote) -> Listed {
    Listed { group, note: note.id.clone(), is_tied: false }
}

fn place<'n>(entry: &'n (TimePlace, &ParsedNote)) -> (TimePlace, &'n NoteId) {
    (entry.0, &entry.1.id)
}

/// Tells whether the notes of a base kind are listed in the order of time.
pub(in crate::site) const fn is_by_time(base: BaseKind) -> bool {
    matches!(base, BaseKind::Event | BaseKind::Source)
}

fn is_ordered(note: Option<&ParsedNote>) -> bool {
    note.is_some_and(|note| note.front.order.is_some())
}

fn type_order(note: &ParsedNote) -> usize {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|t| t.value);
    kind.and_then(|kind| ActorType::ALL.iter().position(|known| *known == kind)).unwrap_or(usize::MAX)
}

fn year(place: TimePlace) -> String {
    place.year().map_or("Undated".to_owned(), |year| year.to_string())
}

fn group(place: TimePlace, note: &ParsedNote, is_long: bool) -> String {
    if is_by_time(note.base) {
        return year(place);
    }
    if note.front.order.is_some() {
        return String::new();
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
