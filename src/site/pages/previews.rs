//! Previews: what a page's links to notes show before they are followed.

use std::collections::BTreeMap;

use crate::model::{Details, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::graph::published::Published;
use crate::site::graph::series::Observed;
use crate::site::view::PreviewView;

/// A preview for each other note that this one links to, cites or lists, in the order of their ids.
pub(in crate::site) fn of_note(context: PageContext<'_>, note: &ParsedNote) -> Vec<PreviewView> {
    let Some(stub) = context.graph.stub(&note.id) else { return Vec::new() };
    let others = stub.mentions.iter().filter_map(|name| context.graph.named(name));
    let others: BTreeMap<&NoteId, Published<'_>> = others.map(|other| (&other.note.id, other)).collect();
    let others = others.into_values().filter(|other| other.note.id != note.id);
    others.map(|other| preview(context, other)).collect()
}

fn preview(context: PageContext<'_>, other: Published<'_>) -> PreviewView {
    let note = other.note;
    PreviewView {
        href: context.href_of(other),
        kind: context.kind_label(note),
        title: note.title().to_owned(),
        description: note.description().to_owned(),
        facts: facts(context, note),
    }
}

/// What one would look up the note for, in a few words each.
fn facts(context: PageContext<'_>, note: &ParsedNote) -> Vec<String> {
    let date = note.front.date.as_ref().map(|d| context.date(&d.value));
    let found = match &note.front.details {
        Details::Event(event) => vec![
            date,
            Some(label::status(event.status()).to_owned()),
            event.place.as_ref().map(|place| context.title_of(&place.value).to_owned()),
        ],
        Details::Actor(actor) => vec![
            actor.actor_type.as_ref().map(|t| label::actor_type(t.value).to_owned()),
            actor.role.as_ref().map(|role| role.value.clone()),
        ],
        Details::Statistic(_) => {
            vec![context.graph.latest_amount(note).map(|observed| figure_of(context, observed))]
        }
        Details::Source(source) => vec![source.publisher.as_ref().map(|p| p.value.clone()), date],
        Details::Page => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn figure_of(context: PageContext<'_>, observed: Observed<'_>) -> String {
    let period = context.date(&observed.observation.period.value);
    format!("{}, {period}", context.figure(observed).text())
}
