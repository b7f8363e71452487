//! What a page is about, and whether two notes have to do with each other.

use std::collections::BTreeSet;

use crate::model::{Details, NoteId, ParsedNote, Statement};
use crate::verify::evidence::EvidenceBase;

/// How many of the fields and links of another note are asked for one link.
const MOST_ASKED: usize = 256;

/// What a page is about: itself, and the notes that its fields name.
pub(super) fn subjects(base: &EvidenceBase<'_>, note: &ParsedNote) -> BTreeSet<NoteId> {
    field_names(note).filter_map(|name| base.notes.find(name)).chain([note.id.clone()]).collect()
}

pub(super) fn field_names(note: &ParsedNote) -> impl Iterator<Item = &str> {
    let fields: Vec<&str> = match &note.front.details {
        Details::Event(event) => {
            event.participant_names().chain(event.place.iter().map(|p| p.value.as_str())).collect()
        }
        Details::Actor(actor) => actor.affiliation.iter().map(|name| name.value.as_str()).collect(),
        Details::Statistic(statistic) => statistic.about.iter().map(|name| name.value.as_str()).collect(),
        Details::Source(_) | Details::Page => Vec::new(),
    };
    fields.into_iter()
}

/// The most names of a note that are looked for at one link or sentence, and the most bytes of one.
const MOST_NAMES: usize = 12;
const MOST_BYTES_OF_A_NAME: usize = 512;

/// What a note is called: its title and its first aliases. It may have thousands, of any length, and is asked for them
/// at each sentence.
pub(super) fn called(note: &ParsedNote) -> impl Iterator<Item = &str> {
    let aliases = note.front.aliases.iter().map(|alias| alias.value.as_str());
    std::iter::once(note.title()).chain(aliases).take(MOST_NAMES).filter(|name| is_name(name))
}

/// Whether a text is as short as a name.
pub(super) const fn is_name(text: &str) -> bool {
    text.len() <= MOST_BYTES_OF_A_NAME
}

/// Whether the page of another note is about a note. Asked for each link, so a page is about the first few hundred notes
/// that its fields name, however many these are.
pub(super) fn is_about(base: &EvidenceBase<'_>, page: &ParsedNote, note: &NoteId) -> bool {
    page.id == *note
        || field_names(page).take(MOST_ASKED).any(|name| base.notes.find(name).as_ref() == Some(note))
}

/// Whether one of two notes is about the other, names it in its title or description, or links to it.
pub(super) fn are_tied(base: &EvidenceBase<'_>, one: &NoteId, other: &NoteId) -> bool {
    has_to_do_with(base, one, other) || has_to_do_with(base, other, one)
}

fn has_to_do_with(base: &EvidenceBase<'_>, one: &NoteId, other: &NoteId) -> bool {
    let Some(note) = base.notes.text(one) else { return true };
    let description = note.front.description.as_ref().map_or("", |field| field.value.as_str());
    let names = |text: &str| base.ids_named_in(text).contains(other);
    let links = note.statements.iter().flat_map(Statement::links);
    is_about(base, note, other)
        || names(note.title())
        || names(description)
        || links.take(MOST_ASKED).filter_map(|link| base.notes.find(&link.target)).any(|id| id == *other)
}
