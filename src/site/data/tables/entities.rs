//! The dossier as entities of FollowTheMoney, the data model of OpenSanctions and Aleph: one entity a line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::names::note_address;
use crate::index::other_names;
use crate::model::{ActorType, Details, EventFields, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::format::label;
use crate::text::sha256_hex;

/// What `entities.ftm.json` has of some notes.
pub(super) fn entities(context: PageContext<'_>, notes: &[&ParsedNote]) -> String {
    let mut text = String::new();
    for entity in notes.iter().flat_map(|note| of_note(context, note)) {
        // Writing plain data into memory does not fail.
        text.push_str(&serde_json::to_string(&entity).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// An entity, its fields in the order of their names.
#[derive(Serialize)]
struct Entity {
    id: String,
    properties: Properties,
    schema: &'static str,
}

/// The properties of an entity: each has a list of values.
type Properties = BTreeMap<&'static str, Vec<String>>;

fn entity(id: &str, schema: &'static str, mut properties: Properties) -> Entity {
    for values in properties.values_mut() {
        values.retain(|value| !value.trim().is_empty());
    }
    properties.retain(|_, values| !values.is_empty());
    Entity { id: id.to_owned(), properties, schema }
}

fn of_note(context: PageContext<'_>, note: &ParsedNote) -> Vec<Entity> {
    match &note.front.details {
        Details::Actor(actor) => {
            let kind = actor.actor_type.as_ref().map(|kind| kind.value);
            let mut properties = common(context, note);
            let schema = schema_of(kind);
            if schema == "Person" {
                properties.insert("position", vec![label::written(actor.role.as_ref())]);
            }
            let own = entity(note.id.as_str(), schema, properties);
            let belongs = actor.affiliation.iter().filter_map(|name| context.find(&name.value));
            let links = belongs.map(|other| link(note, other, "affiliation"));
            std::iter::once(own).chain(links).collect()
        }
        Details::Event(event) => std::iter::once(event_of(context, note, event)).collect(),
        Details::Source(_) => {
            let documented = documented(context, note);
            std::iter::once(article(context, note)).chain(documented).collect()
        }
        Details::Statistic(_) | Details::Page => Vec::new(),
    }
}

const fn schema_of(kind: Option<ActorType>) -> &'static str {
    match kind {
        Some(ActorType::Person) => "Person",
        Some(ActorType::State | ActorType::Office) => "PublicBody",
        Some(ActorType::Organisation | ActorType::Medium) => "Organization",
        Some(ActorType::Place | ActorType::Facility) => "Address",
        Some(ActorType::Family | ActorType::Group) | None => "LegalEntity",
    }
}

fn common(context: PageContext<'_>, note: &ParsedNote) -> Properties {
    let base = &context.graph.base_url;
    let address = if base.is_empty() { String::new() } else { note_address(context, &note.id, "") };
    BTreeMap::from([
        ("name", vec![note.title().to_owned()]),
        ("alias", other_names(note)),
        ("summary", vec![note.description().to_owned()]),
        ("sourceUrl", vec![address]),
    ])
}

fn event_of(context: PageContext<'_>, note: &ParsedNote, event: &EventFields) -> Entity {
    let mut properties = common(context, note);
    let ids = event.participant_names().filter_map(|name| Some(context.find(name)?.id.to_string()));
    properties.insert("involved", ids.collect());
    properties.insert("location", vec![context.place_of(event)]);
    properties.insert("date", day(note).into_iter().collect());
    properties
        .insert("keywords", vec![event.status().name().to_owned(), label::written(event.category.as_ref())]);
    entity(note.id.as_str(), "Event", properties)
}

/// The day, month or year of a note, where it is exact.
fn day(note: &ParsedNote) -> Option<String> {
    date::for_machines(&note.front.date.as_ref()?.value)
        .filter(|day| !day.contains('/') && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

fn article(context: PageContext<'_>, note: &ParsedNote) -> Entity {
    let source = note.source();
    let of = |field: Option<&crate::text::Spanned<String>>| vec![label::written(field)];
    let mut properties = common(context, note);
    properties.remove("alias");
    properties.insert("title", vec![note.title().to_owned()]);
    properties.insert("publisher", of(source.and_then(|source| source.publisher.as_ref())));
    properties.insert("author", of(source.and_then(|source| source.author.as_ref())));
    properties.insert("sourceUrl", of(source.and_then(|source| source.url.as_ref())));
    properties.insert("date", day(note).into_iter().collect());
    entity(note.id.as_str(), "Article", properties)
}

/// What a source is quoted about: actors and events of whose notes it is cited.
fn documented(context: PageContext<'_>, source: &ParsedNote) -> Vec<Entity> {
    let mut about: Vec<&ParsedNote> = Vec::new();
    for passage in context.graph.passages.of_source(&source.id) {
        for (note, _) in passage.uses() {
            let note =
                context.graph.note(note).filter(|note| note.actor().is_some() || note.event().is_some());
            about.extend(note);
        }
    }
    about.sort_by(|a, b| a.id.cmp(&b.id));
    about.dedup_by(|a, b| a.id == b.id);
    let documentation = |note: &ParsedNote| {
        let properties = BTreeMap::from([
            ("document", vec![source.id.to_string()]),
            ("entity", vec![note.id.to_string()]),
        ]);
        entity(&link_id(source, note, "documents"), "Documentation", properties)
    };
    about.into_iter().map(documentation).collect()
}

fn link(from: &ParsedNote, to: &ParsedNote, role: &str) -> Entity {
    let properties = BTreeMap::from([
        ("subject", vec![from.id.to_string()]),
        ("object", vec![to.id.to_string()]),
        ("role", vec![role.to_owned()]),
    ]);
    entity(&link_id(from, to, role), "UnknownLink", properties)
}

fn link_id(from: &ParsedNote, to: &ParsedNote, role: &str) -> String {
    format!("link-{}", &sha256_hex(format!("{}\n{role}\n{}", from.id, to.id).as_bytes())[..16])
}
