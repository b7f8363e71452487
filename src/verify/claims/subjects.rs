//! What a page is about, and whether two notes have to do with each other.

use std::collections::BTreeSet;

use crate::model::{Details, NoteId, ParsedNote, Statement};
use crate::verify::evidence::EvidenceBase;

/// What a page is about: itself, and the notes that its fields name.
pub(super) fn subjects(base: &EvidenceBase<'_>, note: &ParsedNote) -> BTreeSet<NoteId> {
    let fields: Vec<&str> = match &note.front.details {
        Details::Event(event) => {
            event.participant_names().chain(event.place.iter().map(|p| p.value.as_str())).collect()
        }
        Details::Actor(actor) => actor.affiliation.iter().map(|name| name.value.as_str()).collect(),
        Details::Statistic(statistic) => statistic.about.iter().map(|name| name.value.as_str()).collect(),
        Details::Source(_) | Details::Page => Vec::new(),
    };
    let named = fields.into_iter().filter_map(|name| base.notes.find(name));
    named.chain([note.id.clone()]).collect()
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
    subjects(base, note).contains(other)
        || names(note.title())
        || names(description)
        || links.filter_map(|link| base.notes.find(&link.target)).any(|id| id == *other)
}
