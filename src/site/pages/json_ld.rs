//! schema.org data for a note's page, as JSON-LD 1.1.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::index::{data_output, other_names};
use crate::model::{ActorType, BaseKind, EventStatus, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::graph::series::unit_of;

/// A note as JSON-LD, safe to stand within a `<script>`: no `<` is left as such. Plain pages have
/// none.
pub(in crate::site) fn json_ld(context: PageContext<'_>, note: &ParsedNote) -> String {
    let mut data = Map::new();
    let Some(kind) = schema_type(note) else { return String::new() };
    data.insert("@context".to_owned(), json!("https://schema.org"));
    data.insert("@type".to_owned(), json!(kind));
    data.insert("name".to_owned(), json!(note.title()));
    if let Some(description) = &note.front.description {
        data.insert("description".to_owned(), json!(description.value));
    }
    let aliases = other_names(note);
    if note.base == BaseKind::Actor && !aliases.is_empty() {
        data.insert("alternateName".to_owned(), json!(aliases));
    }
    details(context, note, &mut data);
    Value::Object(data).to_string().replace('<', "\\u003c")
}

fn schema_type(note: &ParsedNote) -> Option<&'static str> {
    Some(match note.base {
        BaseKind::Event => "Event",
        BaseKind::Statistic => "Dataset",
        BaseKind::Source => "NewsArticle",
        BaseKind::Actor => match note.actor()?.actor_type.as_ref().map(|t| t.value) {
            Some(ActorType::Person) => "Person",
            Some(ActorType::State) => "Country",
            Some(ActorType::Medium) => "NewsMediaOrganization",
            Some(ActorType::Place | ActorType::Facility) => "Place",
            Some(ActorType::Office | ActorType::Organisation) | None => "Organization",
        },
        BaseKind::Page => return None,
    })
}

fn details(context: PageContext<'_>, note: &ParsedNote, data: &mut Map<String, Value>) {
    let date = note.front.date.as_ref().and_then(|d| date::for_machines(&d.value));
    if let Some(event) = note.event() {
        let ends = note.front.date.as_ref().and_then(|d| date::ends(&d.value));
        let (start, end) = ends.map_or((date.clone(), None), |(start, end)| (Some(start), Some(end)));
        data.extend(start.map(|start| ("startDate".to_owned(), json!(start))));
        data.extend(end.map(|end| ("endDate".to_owned(), json!(end))));
        data.extend(event.place.as_ref().map(|place| {
            ("location".to_owned(), json!({"@type": "Place", "name": context.title_of(&place.value)}))
        }));
        let attendees: Vec<Value> =
            event.participants.iter().map(|name| attendee(context, &name.value)).collect();
        data.insert("attendee".to_owned(), json!(attendees));
        let status = match event.status.as_ref().map(|s| s.value) {
            Some(EventStatus::Cancelled) => Some("https://schema.org/EventCancelled"),
            Some(EventStatus::Planned) => Some("https://schema.org/EventScheduled"),
            Some(EventStatus::Held | EventStatus::Unknown) | None => None,
        };
        data.extend(status.map(|status| ("eventStatus".to_owned(), json!(status))));
    }
    if let Some(source) = note.source() {
        data.extend(date.map(|date| ("datePublished".to_owned(), json!(date))));
        data.extend(source.publisher.as_ref().map(|publisher| {
            ("publisher".to_owned(), json!({"@type": "Organization", "name": publisher.value}))
        }));
        data.extend(
            source.language.as_ref().map(|language| ("inLanguage".to_owned(), json!(language.value))),
        );
        data.extend(
            source
                .author
                .as_ref()
                .map(|author| ("author".to_owned(), json!({"@type": "Person", "name": author.value}))),
        );
        let headline = source.label.as_ref().and(note.front.title.as_ref());
        data.extend(headline.map(|title| ("headline".to_owned(), json!(title.value))));
        data.extend(source.url.as_ref().map(|url| ("url".to_owned(), json!(url.value))));
    }
    if let Some(actor) = note.actor() {
        let role = actor.role.as_ref().filter(|_| schema_type(note) == Some("Person"));
        data.extend(role.map(|role| ("jobTitle".to_owned(), json!(role.value))));
    }
    if note.base == BaseKind::Statistic {
        dataset(context, note, data);
    }
}

/// What a data set says of itself: what it measures, over which time, from which articles, and its
/// files.
fn dataset(context: PageContext<'_>, note: &ParsedNote, data: &mut Map<String, Value>) {
    let measured = json!({"@type": "PropertyValue", "name": note.title(), "unitText": unit_of(note)});
    let file = |extension: &str, format: &str| {
        let href = context.href(&data_output(note, extension));
        json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": href})
    };
    let years = note.observations().iter().filter_map(|o| date::years(&o.period.value));
    let span = years.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    let span = span.filter(|(first, last)| (1..=9999).contains(first) && (1..=9999).contains(last));
    let cited: BTreeSet<&str> = note.citations().map(|c| c.source.value.as_str()).collect();
    let sources: Vec<&str> =
        cited.into_iter().filter_map(|name| context.find(name)).map(ParsedNote::title).collect();
    data.insert("measurementTechnique".to_owned(), json!("Quoted from news articles"));
    data.insert("variableMeasured".to_owned(), measured);
    data.insert(
        "creator".to_owned(),
        json!({"@type": "Organization", "name": context.graph.dossier.site.title}),
    );
    data.insert("isAccessibleForFree".to_owned(), json!(true));
    data.insert("citation".to_owned(), json!(sources));
    data.insert(
        "distribution".to_owned(),
        json!([file("csv", "text/csv"), file("json", "application/json")]),
    );
    data.extend(span.map(|(first, last)| {
        let span = if first == last { format!("{first:04}") } else { format!("{first:04}/{last:04}") };
        ("temporalCoverage".to_owned(), json!(span))
    }));
}

fn attendee(context: PageContext<'_>, name: &str) -> Value {
    let note = context.find(name);
    let kind = note.and_then(schema_type).unwrap_or("Organization");
    json!({"@type": kind, "name": note.map_or(name, |n| n.title())})
}
