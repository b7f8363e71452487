//! What a page is about.

use std::collections::BTreeSet;

use crate::model::{Details, NoteId, ParsedNote};
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
