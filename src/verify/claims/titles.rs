//! Titles against the fields of their notes: the first person whom the title of an event names takes part in it,
//! the first actor in the title of a statistic is one whom it is about.

use super::claim::Placed;
use super::note_evidence::NoteEvidence;
use super::prose::Prose;
use super::subjects::subjects;
use crate::model::{ActorType, BaseKind, ClaimKind, Details};
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
    let is_known = subjects(base, note).contains(&first.note);
    (!is_known).then(|| Placed::new(prose.span(&first.span), written, ClaimKind::Title(first.note.clone())))
}
