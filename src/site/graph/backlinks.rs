//! Back-links: the pages that mention a note, each with the sentences that do.

use std::collections::{BTreeMap, HashMap};

use super::published::PublishedNotes;
use crate::index::Index;
use crate::model::{Kind, NoteId, ParsedNote, Statement};
use crate::site::format::date::DateKey;
use crate::text::Spanned;

/// The most sentences of one page that are shown.
const SENTENCES: usize = 12;

/// A note that mentions another.
#[derive(Debug)]
pub(in crate::site) struct Backlink<'a> {
    pub(in crate::site) note: &'a ParsedNote,
    /// The place of its kind among the kinds, those of no kind first.
    pub(in crate::site) kind: usize,
    /// The first of its statements that do, by their numbers.
    pub(in crate::site) sentences: Vec<usize>,
    /// The front matter fields that list it, as they read on its page.
    pub(in crate::site) fields: Vec<&'static str>,
}

/// The notes that mention each note, by kind, date and title.
#[derive(Debug, Default)]
pub(in crate::site) struct Backlinks<'a> {
    /// Only ever asked, so that its order has no part in a page.
    by_target: HashMap<&'a NoteId, Vec<Backlink<'a>>>,
}

impl<'a> Backlinks<'a> {
    pub(in crate::site) fn of(
        notes: impl Iterator<Item = &'a ParsedNote>,
        index: &Index,
        published: &PublishedNotes<'a>,
        kinds: &[Kind],
    ) -> Self {
        let place = |note: &ParsedNote| kinds.iter().position(|kind| kind.folder == note.folder);
        let mut notes: Vec<(usize, &ParsedNote)> = notes
            .filter(|note| note.folder.is_empty() || place(note).is_some())
            .map(|note| (place(note).map_or(0, |place| place + 1), note))
            .collect();
        notes.sort_by_cached_key(|(kind, note)| (*kind, DateKey::of_note(note), note.title(), &note.id));
        let mut mentions = Self::default();
        for (kind, note) in notes {
            for (target, (sentences, fields)) in targets(note, index, published) {
                let mention = Backlink { note, kind, sentences, fields };
                mentions.by_target.entry(target).or_default().push(mention);
            }
        }
        mentions
    }

    /// The notes that mention this one in a sentence or list it in their facts.
    pub(in crate::site) fn of_note(&self, id: &NoteId) -> &[Backlink<'a>] {
        self.by_target.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Whom a note mentions: in which of its statements, and in which fields.
fn targets<'a>(
    note: &'a ParsedNote,
    index: &Index,
    published: &PublishedNotes<'a>,
) -> BTreeMap<&'a NoteId, (Vec<usize>, Vec<&'static str>)> {
    let find = |name: &str| published.named(name, index).map(|p| &p.note.id).filter(|id| **id != note.id);
    let mut targets: BTreeMap<&NoteId, (Vec<usize>, Vec<&'static str>)> = BTreeMap::new();
    for (number, statement) in note.statements.iter().enumerate() {
        for id in named(statement).filter_map(find) {
            let (sentences, _) = targets.entry(id).or_default();
            if sentences.last() != Some(&number) && sentences.len() < SENTENCES {
                sentences.push(number);
            }
        }
    }
    for (label, name) in listed(note) {
        if let Some(id) = find(&name.value) {
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
    listed.extend(event.iter().flat_map(|e| &e.participants).map(|name| ("takes part", name)));
    listed.extend(event.iter().filter_map(|e| e.place.as_ref()).map(|name| ("place", name)));
    listed.extend(actor.iter().flat_map(|a| &a.affiliation).map(|name| ("belongs to it", name)));
    listed.extend(statistic.iter().flat_map(|s| &s.about).map(|name| ("is about it", name)));
    listed
        .extend(source.iter().filter_map(|s| s.syndicated_from.as_ref()).map(|n| ("taken over from it", n)));
    listed
}
