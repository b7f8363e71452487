//! Titles against the fields of their notes: the title of an event names only persons who take part in it, the
//! title of a statistic only what it is about.

use super::Placed;
use super::bench::Bench;
use super::names::subjects;
use super::prose::Prose;
use crate::model::{ActorType, BaseKind, ClaimKind, Details};

/// The names of a title that the note's fields do not have. A note without such fields is free.
pub(super) fn title_faults(bench: &Bench<'_, '_>, prose: &Prose) -> Vec<Placed> {
    let (verifier, note) = (bench.verifier, bench.note);
    let is_bound = |kind: Option<ActorType>| match &note.front.details {
        Details::Event(event) => {
            event.participant_names().next().is_some() && kind == Some(ActorType::Person)
        }
        Details::Statistic(statistic) => !statistic.about.is_empty(),
        _ => false,
    };
    let subjects = subjects(verifier, note);
    let mut found = Vec::new();
    for name in &prose.names {
        let Some(stub) = verifier.index.stub(&name.note).filter(|stub| stub.base == BaseKind::Actor) else {
            continue;
        };
        if is_bound(stub.actor) && !subjects.contains(&name.note) {
            let written = prose.text[name.span.clone()].to_owned();
            found.push((prose.span(&name.span), written, ClaimKind::Title(name.note.clone())));
        }
    }
    found
}
