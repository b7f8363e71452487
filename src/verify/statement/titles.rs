//! Titles against the fields of their notes: the first person whom the title of an event names takes part in it,
//! the first actor in the title of a statistic is one whom it is about.

use super::Placed;
use super::bench::Bench;
use super::names::subjects;
use super::prose::Prose;
use crate::model::{ActorType, BaseKind, ClaimKind, Details};
use crate::verify::naming::NameReading;

/// The name that leads a title, where the note's fields do not have it. A note without such fields is free.
pub(super) fn title_faults(bench: &Bench<'_, '_>, prose: &Prose) -> Option<Placed> {
    let (verifier, note) = (bench.verifier, bench.note);
    let is_bound = |kind: Option<ActorType>| match &note.front.details {
        Details::Event(event) => {
            event.participant_names().next().is_some() && kind == Some(ActorType::Person)
        }
        Details::Statistic(statistic) => !statistic.about.is_empty(),
        _ => false,
    };
    let is_held = |name: &&NameReading| {
        let stub = verifier.index.stub(&name.note).filter(|stub| stub.base == BaseKind::Actor);
        stub.is_some_and(|stub| is_bound(stub.actor))
    };
    let first = prose.names.iter().find(is_held)?;
    let written = prose.text[first.span.clone()].to_owned();
    let is_known = subjects(verifier, note).contains(&first.note);
    (!is_known).then(|| (prose.span(&first.span), written, ClaimKind::Title(first.note.clone())))
}
