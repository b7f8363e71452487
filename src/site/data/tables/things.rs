//! Events, actors and sources: a row for each note of these bases.

use std::borrow::Cow;

use super::names::note_address;
use crate::index::other_names;
use crate::model::{ParsedNote, SourceFields};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::view::TableCell;
use crate::text::Spanned;
use crate::verify::archive::carried::root_as_text;

/// The id of what a written name stands for, or the name.
fn id_of<'s>(context: PageContext<'s>, name: &'s str) -> &'s str {
    context.find(name).map_or(name, |note| note.id.as_str())
}

fn ids<'s>(context: PageContext<'s>, names: &'s [Spanned<String>]) -> TableCell<'s> {
    TableCell::List(names.iter().map(|name| id_of(context, &name.value).into()).collect())
}

fn text<'s>(text: impl Into<Cow<'s, str>>) -> TableCell<'s> {
    TableCell::Text(text.into())
}

fn date<'s>(note: &'s ParsedNote) -> TableCell<'s> {
    text(note.front.date.as_ref().map_or("", |date| date.value.text.as_str()))
}

fn tags<'s>(note: &'s ParsedNote) -> TableCell<'s> {
    TableCell::List(note.front.tags.iter().map(|tag| tag.value.as_str().into()).collect())
}

/// Fields with the grounds for them.
fn grounds<'s>(fields: &[(Spanned<String>, Spanned<String>)]) -> TableCell<'s> {
    TableCell::List(
        fields.iter().map(|(field, ground)| format!("{}: {}", field.value, ground.value).into()).collect(),
    )
}

/// The rows of `events`.
pub(super) fn events<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    let row = |note: &&'s ParsedNote| {
        let event = note.event()?;
        Some(vec![
            text(note.id.as_str()),
            text(note.title()),
            text(note.description()),
            text(context.kind_label(note)),
            text(event.status().name()),
            date(note),
            text(label::written(event.category.as_ref())),
            text(event.place.as_ref().map_or("", |place| id_of(context, &place.value))),
            ids(context, &event.participants),
            ids(context, &event.after),
            ids(context, &event.before),
            ids(context, &event.announces),
            grounds(&note.front.inferred),
            tags(note),
            text(note_address(context, &note.id, "")),
        ])
    };
    notes.iter().filter_map(row).collect()
}

/// The rows of `actors`.
pub(super) fn actors<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    let row = |note: &&'s ParsedNote| {
        let actor = note.actor()?;
        Some(vec![
            text(note.id.as_str()),
            text(note.title()),
            text(note.description()),
            text(actor.actor_type.as_ref().map_or("", |kind| kind.value.name())),
            text(label::written(actor.role.as_ref())),
            ids(context, &actor.affiliation),
            TableCell::List(other_names(note).into_iter().map(Cow::Owned).collect()),
            grounds(&note.front.inferred),
            tags(note),
            text(note_address(context, &note.id, "")),
        ])
    };
    notes.iter().filter_map(row).collect()
}

/// The rows of `sources`.
pub(super) fn sources<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    let row = |note: &&'s ParsedNote| Some(source(context, note, note.source()?));
    notes.iter().filter_map(row).collect()
}

fn source<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    source: &'s SourceFields,
) -> Vec<TableCell<'s>> {
    let found = context.graph.source(&note.id);
    let seal = context.graph.seal(&note.id);
    vec![
        text(note.id.as_str()),
        text(note.title()),
        text(note.front.title.as_ref().map_or("", |title| title.value.as_str())),
        text(label::written(source.publisher.as_ref())),
        text(label::written(source.author.as_ref())),
        date(note),
        text(label::written(source.language.as_ref())),
        text(label::written(source.url.as_ref())),
        text(label::written(source.archive_url.as_ref())),
        text(label::written(source.licence.as_ref())),
        grounds(&note.front.inferred),
        grounds(&source.identified),
        text(seal.map_or("", |seal| seal.sha256.as_str())),
        text(seal.map_or(String::new(), root_as_text)),
        TableCell::Integer(found.map_or(0, |found| found.words)),
        TableCell::Integer(found.map_or(0, |found| found.quoted_words())),
        text(note_address(context, &note.id, "")),
    ]
}
