//! The fields of front matter that can be borne out by a quote, by base kind.

use crate::model::{BaseKind, Details, ParsedNote};
use crate::text::{Span, Spanned};

/// Fields that every kind has.
const COMMON_FIELDS: [&str; 4] = ["title", "description", "date", "aliases"];

/// The names of the fields that a note of this kind can rest on quotes.
pub(super) fn names(base: BaseKind) -> Vec<&'static str> {
    let own: &[&str] = match base {
        BaseKind::Event => &["status", "category", "place", "participants", "after", "before", "announces"],
        BaseKind::Actor => &["type", "role", "affiliation"],
        BaseKind::Statistic => &["unit", "frequency", "about", "observations"],
        BaseKind::Source => {
            &["label", "publisher", "author", "language", "url", "licence", "syndicated_from"]
        }
        BaseKind::Page => &[],
    };
    COMMON_FIELDS.iter().chain(own).copied().collect()
}

/// The place of a field's value; none if the note does not give it.
pub(super) fn span(note: &ParsedNote, field: &str) -> Option<Span> {
    let front = &note.front;
    match field {
        "title" => place(front.title.as_ref()),
        "description" => place(front.description.as_ref()),
        "date" => place(front.date.as_ref()),
        "aliases" => list(&front.aliases),
        _ => own_span(note, field),
    }
}

fn own_span(note: &ParsedNote, field: &str) -> Option<Span> {
    match (&note.front.details, field) {
        (Details::Event(event), "status") => place(event.status.as_ref()),
        (Details::Event(event), "category") => place(event.category.as_ref()),
        (Details::Event(event), "place") => place(event.place.as_ref()),
        (Details::Event(event), "participants") => list(&event.participants),
        (Details::Event(event), "after") => list(&event.after),
        (Details::Event(event), "before") => list(&event.before),
        (Details::Event(event), "announces") => list(&event.announces),
        (Details::Actor(actor), "type") => place(actor.actor_type.as_ref()),
        (Details::Actor(actor), "role") => place(actor.role.as_ref()),
        (Details::Actor(actor), "affiliation") => list(&actor.affiliation),
        (Details::Statistic(statistic), "unit") => place(statistic.unit.as_ref()),
        (Details::Statistic(statistic), "frequency") => place(statistic.frequency.as_ref()),
        (Details::Statistic(statistic), "about") => list(&statistic.about),
        (Details::Statistic(statistic), "observations") => statistic.observations.first().map(|o| o.span),
        (Details::Source(source), "label") => place(source.label.as_ref()),
        (Details::Source(source), "publisher") => place(source.publisher.as_ref()),
        (Details::Source(source), "author") => place(source.author.as_ref()),
        (Details::Source(source), "language") => place(source.language.as_ref()),
        (Details::Source(source), "url") => place(source.url.as_ref()),
        (Details::Source(source), "licence") => place(source.licence.as_ref()),
        (Details::Source(source), "syndicated_from") => place(source.syndicated_from.as_ref()),
        _ => None,
    }
}

fn place<T>(field: Option<&Spanned<T>>) -> Option<Span> {
    field.map(|value| value.span)
}

/// A list from its first to its last entry.
fn list<T>(entries: &[Spanned<T>]) -> Option<Span> {
    entries.iter().map(|entry| entry.span).reduce(Span::to)
}
