//! Who mentions whom, note by note, in the order in which pages list it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::index::Reads;
use crate::model::{EventFields, EventStatus, NoteId, ParsedNote, Statement};
use crate::site::format::date::DateKey;
use crate::text::Spanned;

/// The most sentences of one page that are shown.
const SENTENCES: usize = 12;

/// A sentence that names more notes than these is a list, and is shown with the first of them alone: with each it
/// would cost its whole length.
const MOST_NAMED: usize = 16;

/// A note that mentions another.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Backlink<'t> {
    pub(in crate::site) note: &'t NoteId,
    /// The place of its kind among the kinds, those of no kind first.
    pub(in crate::site) kind: usize,
    mention: &'t Mention,
}

impl Backlink<'_> {
    /// The first of its statements that do, by their numbers.
    pub(in crate::site) fn sentences(&self) -> &[usize] {
        &self.mention.0
    }

    /// The front matter fields that list it, as they read on its page.
    pub(in crate::site) fn fields(&self) -> &[&'static str] {
        &self.mention.1
    }
}

/// Where a note mentions another: in which of its statements, and in which fields.
type Mention = (Vec<usize>, Vec<&'static str>);

/// The notes that one note mentions, and its place among those that mention them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct NoteMentions {
    place: Option<Arc<Place>>,
    targets: Vec<(NoteId, Arc<Mention>)>,
}

/// The order of backlinks: by kind, date, title and id.
type Place = (usize, DateKey, String, NoteId);

impl NoteMentions {
    pub(in crate::site::graph) fn of(note: &ParsedNote, notes: Reads<'_>) -> Self {
        let kinds = &notes.site().kinds;
        let kind = kinds.iter().position(|kind| kind.folder == note.folder).map(|place| place + 1);
        let kind = if note.folder.is_empty() { Some(kind.unwrap_or(0)) } else { kind };
        let place = |kind| (kind, DateKey::of_note(note), note.title().to_owned(), note.id.clone());
        let place = kind.map(|kind| Arc::new(place(kind)));
        // A note of no kind is on no list, and its mentions are nobody's.
        let targets = place.as_ref().map_or_else(BTreeMap::new, |_| targets(note, notes));
        let shared = |(id, mut mention): (NoteId, Mention)| {
            mention.0.shrink_to_fit();
            mention.1.shrink_to_fit();
            (id, Arc::new(mention))
        };
        Self { place, targets: targets.into_iter().map(shared).collect() }
    }

    /// The notes that are mentioned otherwise than before, or by a note that stands elsewhere among others.
    pub(in crate::site::graph) fn differences<'n>(
        old: Option<&'n Self>,
        new: Option<&'n Self>,
    ) -> BTreeSet<&'n NoteId> {
        let mentions = |note: Option<&'n Self>| -> BTreeMap<&'n NoteId, &'n Mention> {
            note.into_iter().flat_map(|note| &note.targets).map(|(id, mention)| (id, &**mention)).collect()
        };
        let is_elsewhere = old.map(|note| &note.place) != new.map(|note| &note.place);
        let (old, new) = (mentions(old), mentions(new));
        let all = old.keys().chain(new.keys()).copied();
        all.filter(|id| is_elsewhere || old.get(id) != new.get(id)).collect()
    }

    /// The notes that are mentioned in a statement that is meant, by its number.
    pub(in crate::site::graph) fn targets_of(
        &self,
        is_meant: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = &NoteId> {
        let named = move |mention: &Mention| mention.0.iter().any(|number| is_meant(*number));
        self.targets.iter().filter(move |(_, mention)| named(mention)).map(|(id, _)| id)
    }
}

/// The notes that mention each note, by kind, date and title. Borrows nothing.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct BacklinkTable {
    by_target: BTreeMap<NoteId, BTreeMap<Arc<Place>, Arc<Mention>>>,
}

impl BacklinkTable {
    /// Puts what a note mentions in place of what it mentioned before.
    pub(in crate::site::graph) fn replace(&mut self, old: Option<&NoteMentions>, new: Option<&NoteMentions>) {
        if old == new {
            return;
        }
        if let Some(NoteMentions { place: Some(place), targets }) = old {
            for (target, _) in targets {
                if let Some(mentions) = self.by_target.get_mut(target) {
                    mentions.remove(place);
                    if mentions.is_empty() {
                        self.by_target.remove(target);
                    }
                }
            }
        }
        if let Some(NoteMentions { place: Some(place), targets }) = new {
            for (target, mention) in targets {
                let mentions = match self.by_target.get_mut(target) {
                    Some(mentions) => mentions,
                    None => self.by_target.entry(target.clone()).or_default(),
                };
                mentions.insert(Arc::clone(place), Arc::clone(mention));
            }
        }
    }

    /// Counts the notes that mention this one.
    pub(in crate::site::graph) fn count(&self, id: &NoteId) -> usize {
        self.by_target.get(id).map_or(0, BTreeMap::len)
    }

    /// The notes that mention this one in a sentence or list it in their facts.
    pub(in crate::site::graph) fn of_note(&self, id: &NoteId) -> impl Iterator<Item = Backlink<'_>> {
        let mentions = self.by_target.get(id).into_iter().flatten();
        mentions.map(|(place, mention)| {
            let (kind, .., note) = &**place;
            Backlink { note, kind: *kind, mention }
        })
    }
}

/// Whom a note mentions: in which of its statements, and in which fields.
fn targets(note: &ParsedNote, notes: Reads<'_>) -> BTreeMap<NoteId, Mention> {
    let mut targets: BTreeMap<NoteId, Mention> = BTreeMap::new();
    for (number, statement) in note.statements.iter().enumerate() {
        let mut shown = 0;
        for id in named(statement).filter_map(|name| notes.find(name)).filter(|id| *id != note.id) {
            let (sentences, _) = targets.entry(id).or_default();
            if shown < MOST_NAMED && sentences.last() != Some(&number) && sentences.len() < SENTENCES {
                sentences.push(number);
                shown += 1;
            }
        }
    }
    for (label, name) in listed(note) {
        if let Some(id) = notes.find(&name.value).filter(|id| *id != note.id) {
            let (_, fields) = targets.entry(id).or_default();
            if !fields.contains(&label) {
                fields.push(label);
            }
        }
    }
    targets
}

fn named(statement: &Statement) -> impl Iterator<Item = &str> {
    let links = statement.links().map(|link| link.target.value.as_str());
    links.chain(statement.figures().map(|figure| figure.statistic.value.as_str()))
}

/// The names in a note's facts, with how the field reads on the page of who is named.
fn listed(note: &ParsedNote) -> Vec<(&'static str, &Spanned<String>)> {
    let (event, actor, statistic, source) = (note.event(), note.actor(), note.statistic(), note.source());
    let mut listed = Vec::new();
    // That somebody took part, or that it was there, may be said of what took place alone.
    let (part, place) = match event.map(EventFields::status) {
        Some(EventStatus::Held) => ("took part", "place"),
        Some(EventStatus::Planned | EventStatus::Cancelled) => ("was to take part", "planned place"),
        Some(EventStatus::Unknown) | None => ("named for it", "place"),
    };
    listed.extend(event.iter().flat_map(|e| &e.participants).map(|name| (part, name)));
    listed.extend(event.iter().filter_map(|e| e.place.as_ref()).map(|name| (place, name)));
    listed.extend(event.iter().flat_map(|e| &e.after).map(|name| ("came after it", name)));
    listed.extend(event.iter().flat_map(|e| &e.before).map(|name| ("came before it", name)));
    listed.extend(event.iter().flat_map(|e| &e.announces).map(|name| ("announces it", name)));
    listed.extend(actor.iter().flat_map(|a| &a.affiliation).map(|name| ("belongs to it", name)));
    listed.extend(statistic.iter().flat_map(|s| &s.about).map(|name| ("is about it", name)));
    listed
        .extend(source.iter().filter_map(|s| s.syndicated_from.as_ref()).map(|n| ("taken over from it", n)));
    listed
}
