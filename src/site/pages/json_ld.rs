//! schema.org data for a note's page, as JSON-LD 1.1: the page, what it is part of and rests on, and what it is about.
//!
//! It says no more than the page does. What the page marks as inferred, as planned, as approximate or as not known
//! has no mark in this vocabulary, and is left out.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::index::{HOME, data_output, other_names};
use crate::model::{ActorType, BaseKind, EventFields, EventStatus, ParsedNote, SourceFields, SourceType};
use crate::site::context::PageContext;
use crate::site::format::date::{self, Dating};
use crate::site::graph::series::unit_of;
use crate::site::urls::{Address, classify, encoded};
use crate::site::view::{LinkView, NoteView};

/// The most sources of a page that are named.
const SOURCES: usize = 50;

/// What is said of one thing.
type Data = Map<String, Value>;

/// The data of a note's page, safe to stand within a `<script>`: no `<` is left as such.
pub(in crate::site) fn json_ld(context: PageContext<'_>, note: &ParsedNote, view: &NoteView) -> String {
    let mut nodes = vec![Value::Object(page(context, note, view))];
    nodes.extend(subject(context, note).map(Value::Object));
    let data = json!({"@context": "https://schema.org", "@graph": nodes});
    data.to_string().replace('<', "\\u003c")
}

/// What begins the description of a thing: its type and its name in this graph.
fn node(kind: &str, id: String) -> Data {
    let mut data = Data::new();
    data.insert("@type".to_owned(), json!(kind));
    data.insert("@id".to_owned(), json!(id));
    data
}

fn put(data: &mut Data, name: &str, value: impl Into<Value>) {
    data.insert(name.to_owned(), value.into());
}

/// An address of an output path: absolute where the site's is known, else relative to the page.
fn address(context: PageContext<'_>, path: &str) -> String {
    let base = &context.graph.base_url;
    let path = if path == HOME && !base.is_empty() { "" } else { path };
    if base.is_empty() { context.href(path) } else { format!("{base}{}", encoded(path)) }
}

/// The same for an address as it stands on the page.
fn resolved(context: PageContext<'_>, href: &str) -> String {
    let base = &context.graph.base_url;
    if base.is_empty() {
        return href.to_owned();
    }
    let mut folder: Vec<&str> = context.path.split('/').collect();
    folder.pop();
    let mut rest = href;
    while let Some(above) = rest.strip_prefix("../") {
        rest = above;
        folder.pop();
    }
    let folder = folder.iter().map(|part| format!("{}/", encoded(part))).collect::<String>();
    let path = format!("{folder}{rest}");
    format!("{base}{}", path.strip_suffix(HOME).filter(|above| above.is_empty()).unwrap_or(&path))
}

/// The page itself.
fn page(context: PageContext<'_>, note: &ParsedNote, view: &NoteView) -> Data {
    let own = address(context, context.path);
    let mut data = node("WebPage", format!("{own}#page"));
    put(&mut data, "name", view.title.as_str());
    if !view.description.is_empty() {
        put(&mut data, "description", view.description.as_str());
    }
    if !context.graph.base_url.is_empty() {
        put(&mut data, "url", own.as_str());
    }
    let language = note.front.lang.as_ref().map_or(language(context), |lang| lang.value.as_str());
    put(&mut data, "inLanguage", language);
    put(&mut data, "isPartOf", site(context));
    if !view.breadcrumbs.is_empty() {
        put(&mut data, "breadcrumb", breadcrumb(context, &view.breadcrumbs, &view.title));
    }
    let sources = sources(context, note);
    if !sources.is_empty() {
        put(&mut data, "isBasedOn", sources);
    }
    let changed = context.graph.changed(note).filter(is_exact);
    if let Some(day) = changed.and_then(|day| date::for_machines(&day)) {
        put(&mut data, "dateModified", day);
    }
    if schema_type(note).is_some() {
        put(&mut data, "mainEntity", json!({"@id": subject_id(context, note)}));
    }
    data
}

fn language<'a>(context: PageContext<'a>) -> &'a str {
    let language = context.graph.dossier.site.language.as_str();
    if language.is_empty() { "en" } else { language }
}

/// The dossier as a whole.
fn site(context: PageContext<'_>) -> Value {
    let home = address(context, HOME);
    let mut data = node("WebSite", format!("{home}#site"));
    put(&mut data, "name", context.graph.dossier.site.title.as_str());
    if !context.graph.base_url.is_empty() {
        put(&mut data, "url", home);
    }
    let imprint = context.graph.dossier.site.imprint.clone().unwrap_or_default();
    if let Some(editor) = imprint.editor {
        let kind = if imprint.editor_is_organisation { "Organization" } else { "Person" };
        put(&mut data, "editor", json!({"@type": kind, "name": editor}));
    }
    let named = |name: String| json!({"@type": "CreativeWork", "name": name});
    let licence = imprint.licence_url.map(|url| json!(url)).or_else(|| imprint.licence.map(named));
    data.extend(licence.map(|licence| ("license".to_owned(), licence)));
    data.extend(imprint.version.map(|version| ("version".to_owned(), json!(version))));
    Value::Object(data)
}

fn breadcrumb(context: PageContext<'_>, above: &[LinkView], title: &str) -> Value {
    let item = |(place, (name, href)): (usize, (&str, Option<String>))| {
        let mut item = Data::new();
        put(&mut item, "@type", "ListItem");
        put(&mut item, "position", place + 1);
        put(&mut item, "name", name);
        if let Some(href) = href {
            put(&mut item, "item", href);
        }
        Value::Object(item)
    };
    let above = above.iter().map(|link| (link.label.as_str(), Some(resolved(context, &link.href))));
    let items: Vec<Value> = above.chain([(title, None)]).enumerate().map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// The sources that a note cites, each once: by its own address where that is known.
fn sources(context: PageContext<'_>, note: &ParsedNote) -> Vec<Value> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let names = note.citations().map(|citation| citation.source.value.as_str());
    let found = names.filter(|name| known.insert(name)).filter_map(|name| context.find(name));
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    let once = found.filter(|source| listed.insert(source.id.as_str()) && source.source().is_some());
    let reference = |source: &ParsedNote| {
        let mut data = node("CreativeWork", subject_id(context, source));
        put(&mut data, "name", source.title());
        if let Some(url) = url(source) {
            put(&mut data, "url", url);
        }
        Value::Object(data)
    };
    once.take(SOURCES).map(reference).collect()
}

/// The address of a source, where it is one that may be linked.
fn url(source: &ParsedNote) -> Option<String> {
    let url = source.source()?.url.as_ref().filter(|_| !is_inferred(source, "url"))?;
    if let Address::External(url) = classify(&url.value) { Some(url) } else { None }
}

/// The name of what a note's page is about. The page is not what it is about: a source's page is no article.
fn subject_id(context: PageContext<'_>, note: &ParsedNote) -> String {
    let href = context.note_href(&note.id).map(|href| resolved(context, &href)).unwrap_or_default();
    let page = href.split('#').next().unwrap_or("");
    // A note that is told elsewhere has no page of its own, and its heading is its name.
    if href.contains('#') { href } else { format!("{page}#{}", note.base.name()) }
}

fn schema_type(note: &ParsedNote) -> Option<&'static str> {
    Some(match note.base {
        BaseKind::Event => "Event",
        BaseKind::Statistic => "Dataset",
        BaseKind::Source => match note.source()?.source_type.as_ref().map(|kind| kind.value) {
            Some(SourceType::Article | SourceType::Interview) => "Article",
            Some(SourceType::Opinion) => "OpinionNewsArticle",
            Some(SourceType::Report) => "Report",
            Some(SourceType::Law) => "Legislation",
            Some(SourceType::Book) => "Book",
            Some(SourceType::Dataset) => "Dataset",
            Some(SourceType::Post) => "SocialMediaPosting",
            _ => "CreativeWork",
        },
        BaseKind::Actor => match note.actor()?.actor_type.as_ref().map(|t| t.value) {
            Some(ActorType::Person) => "Person",
            Some(ActorType::State) => "Country",
            Some(
                ActorType::Medium
                | ActorType::Office
                | ActorType::Organisation
                | ActorType::Family
                | ActorType::Group,
            ) => "Organization",
            Some(ActorType::Place | ActorType::Facility) => "Place",
            None => "Thing",
        },
        BaseKind::Page => return None,
    })
}

/// What the page of a note is about; nothing for plain pages.
fn subject(context: PageContext<'_>, note: &ParsedNote) -> Option<Data> {
    let kind = schema_type(note)?;
    let mut data = node(kind, subject_id(context, note));
    put(&mut data, "name", note.title());
    if let Some(description) = &note.front.description {
        put(&mut data, "description", description.value.as_str());
    }
    let aliases = other_names(note);
    if note.base == BaseKind::Actor && !aliases.is_empty() {
        put(&mut data, "alternateName", aliases);
    }
    if let Some(event) = note.event() {
        of_event(context, note, event, &mut data);
    }
    if let Some(source) = note.source() {
        of_source(note, source, &mut data);
    }
    let role = note.actor().and_then(|actor| actor.role.as_ref());
    if let Some(role) = role.filter(|_| kind == "Person" && !is_inferred(note, "role")) {
        put(&mut data, "jobTitle", role.value.as_str());
    }
    if note.base == BaseKind::Statistic {
        of_statistic(context, note, &mut data);
    }
    Some(data)
}

fn is_inferred(note: &ParsedNote, field: &str) -> bool {
    note.front.inferred.iter().any(|(name, _)| name.value == field)
}

fn is_exact(date: &crate::model::Date) -> bool {
    !(date.edtf.is_approximate() || date.edtf.is_uncertain() || date.edtf.has_unspecified())
}

/// A note's date, where it is known and nothing about it is vague or inferred.
fn exact_date(note: &ParsedNote) -> Option<&crate::model::Date> {
    let date = &note.front.date.as_ref()?.value;
    (is_exact(date) && !is_inferred(note, "date")).then_some(date)
}

fn of_event(context: PageContext<'_>, note: &ParsedNote, event: &EventFields, data: &mut Data) {
    if let Some(date) = exact_date(note) {
        let ends = date::ends(date).filter(|_| Dating::of(date) == Dating::Interval);
        let start = ends.as_ref().map(|(start, _)| start.clone()).or_else(|| date::for_machines(date));
        data.extend(start.map(|start| ("startDate".to_owned(), json!(start))));
        data.extend(ends.map(|(_, end)| ("endDate".to_owned(), json!(end))));
    }
    if let Some(place) = event.place.as_ref().filter(|_| !is_inferred(note, "place")) {
        let mut location = Data::new();
        put(&mut location, "@type", "Place");
        if let Some(found) = context.find(&place.value).filter(|found| schema_type(found) == Some("Place")) {
            put(&mut location, "@id", subject_id(context, found));
        }
        put(&mut location, "name", context.title_of(&place.value));
        put(data, "location", location);
    }
    // A country attends nothing, and of a plan nobody can say who did.
    if event.status() == EventStatus::Held && !is_inferred(note, "participants") {
        let attendees = event.participant_names().filter_map(|name| attendee(context, name));
        let attendees: Vec<Value> = attendees.collect();
        if !attendees.is_empty() {
            put(data, "attendee", attendees);
        }
    }
    if event.status() == EventStatus::Cancelled {
        put(data, "eventStatus", "https://schema.org/EventCancelled");
    }
}

fn attendee(context: PageContext<'_>, name: &str) -> Option<Value> {
    let note = context.find(name)?;
    let kind = schema_type(note).filter(|kind| matches!(*kind, "Person" | "Organization"))?;
    let mut data = node(kind, subject_id(context, note));
    put(&mut data, "name", note.title());
    Some(Value::Object(data))
}

fn of_source(note: &ParsedNote, source: &SourceFields, data: &mut Data) {
    if let Some(day) = exact_date(note).and_then(date::for_machines) {
        put(data, "datePublished", day);
    }
    let said = |field: &str| !is_inferred(note, field);
    if let Some(publisher) = source.publisher.as_ref().filter(|_| said("publisher")) {
        put(data, "publisher", json!({"@type": "Organization", "name": publisher.value}));
    }
    if let Some(author) = source.author.as_ref().filter(|_| said("author")) {
        let kind = if source.author_is_organisation { "Organization" } else { "Person" };
        put(data, "author", json!({"@type": kind, "name": author.value}));
    }
    if let Some(language) = source.language.as_ref().filter(|_| said("language")) {
        put(data, "inLanguage", language.value.as_str());
    }
    if let Some(headline) = source.label.as_ref().and(note.front.title.as_ref()).filter(|_| said("title")) {
        put(data, "headline", headline.value.as_str());
    }
    if let Some(url) = url(note) {
        put(data, "url", url);
    }
}

/// What a data set says of itself: what it measures, over which time, from which articles, and its files.
fn of_statistic(context: PageContext<'_>, note: &ParsedNote, data: &mut Data) {
    let file = |extension: &str, format: &str| {
        let href = address(context, &data_output(note, extension));
        json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": href})
    };
    let periods = note.observations().iter().filter(|o| is_exact(&o.period.value));
    let years = periods.filter_map(|o| date::years(&o.period.value));
    let span = years.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    let span = span.filter(|(first, last)| (1..=9999).contains(first) && (1..=9999).contains(last));
    put(data, "measurementTechnique", "Quoted from the sources");
    let mut measured = Data::new();
    put(&mut measured, "@type", "PropertyValue");
    put(&mut measured, "name", note.title());
    if !unit_of(note).is_empty() {
        put(&mut measured, "unitText", unit_of(note));
    }
    put(data, "variableMeasured", measured);
    let sources = sources(context, note);
    if !sources.is_empty() {
        put(data, "citation", sources);
    }
    put(data, "distribution", json!([file("csv", "text/csv"), file("json", "application/json")]));
    if let Some((first, last)) = span {
        let span = if first == last { format!("{first:04}") } else { format!("{first:04}/{last:04}") };
        put(data, "temporalCoverage", span);
    }
}
