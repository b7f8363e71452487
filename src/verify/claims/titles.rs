//! Titles against the fields of their notes: the first person whom the title of an event names takes part in it,
//! the first actor in the title of a statistic is one whom it is about.

use super::claim::Placed;
use super::note_evidence::NoteEvidence;
use super::prose::Prose;
use super::subjects::are_tied;
use crate::model::{ActorType, BaseKind, ClaimKind, Details, NoteId};
use crate::read::names::NameReading;

/// The name that leads a title, where the note's fields do not have it. A note without such fields is free.
pub(super) fn title_faults(evidence: &NoteEvidence<'_, '_>, prose: &Prose) -> Option<Placed> {
    let (base, note) = (evidence.base, evidence.note);
    let is_bound = |kind: Option<ActorType>| match &note.front.details {
        Details::Event(event) => {
            event.participant_names().next().is_some() && kind == Some(ActorType::Person)
        }
        Details::Statistic(statistic) => !statistic.about.is_empty(),
        _ => false,
    };
    let is_held = |name: &&NameReading| {
        let stub = base.notes.stub(&name.note).filter(|stub| stub.base == BaseKind::Actor);
        stub.is_some_and(|stub| is_bound(stub.actor))
    };
    let first = prose.names.iter().find(is_held)?;
    let written = prose.text[first.span.clone()].to_owned();
    let is_known = evidence.subjects.contains(&first.note);
    (!is_known).then(|| Placed::new(prose.span(&first.span), written, ClaimKind::Title(first.note.clone())))
}

/// The place at which the title of an event lets it happen, where its field says another: "Talks in Arden", of talks
/// that its front matter puts in Belmont. A place that lies in the other is told by the note of one of them.
pub(super) fn other_place(evidence: &NoteEvidence<'_, '_>, prose: &Prose) -> Option<Placed> {
    let (base, note) = (evidence.base, evidence.note);
    let Details::Event(event) = &note.front.details else { return None };
    let field = base.notes.find(&event.place.as_ref()?.value)?;
    let is_place = |id: &NoteId| {
        let kind = base.notes.stub(id).and_then(|stub| stub.actor);
        matches!(kind, Some(ActorType::Place | ActorType::Facility))
    };
    if !is_place(&field) || prose.names.iter().any(|name| name.note == field) {
        return None;
    }
    let is_told = |name: &&NameReading| {
        let before = prose.text[..name.span.start].trim_end().rsplit(' ').next().unwrap_or("");
        let ends = !prose.text[name.span.end..].trim_start().starts_with(char::is_alphanumeric);
        matches!(before, "in" | "to" | "at") && ends && is_place(&name.note)
    };
    let mut told = prose.names.iter().filter(is_told);
    let name = told.next().filter(|_| told.next().is_none())?;
    if are_tied(base, &field, &name.note) || evidence.subjects.contains(&name.note) {
        return None;
    }
    let written = prose.text[name.span.clone()].to_owned();
    Some(Placed::new(prose.span(&name.span), written, ClaimKind::TitlePlace(name.note.clone())))
}
