//! schema.org data for a note's page, as JSON-LD 1.1: the page, what it is part of and rests on, and what it is about.
//!
//! It says no more than the page does. What the page marks as inferred, as approximate or as not known has no mark in
//! this vocabulary, and is left out. So are day and place of a plan, and words say that it is one: no status of an event
//! is that of what somebody has announced and nobody here knows to have happened.

use std::collections::BTreeSet;

use super::json_tree::{Data, named, node, put};
use crate::index::{HOME, data_output, other_names};
use crate::model::{ActorType, BaseKind, EventFields, EventStatus, ParsedNote, SourceFields, SourceType};
use crate::site::context::PageContext;
use crate::site::format::date::{self, Dating};
use crate::site::format::label;
use crate::site::graph::series::unit_of;
use crate::site::urls::{Address, classify, encoded};
use crate::site::view::{LinkView, NoteView};

/// The most sources of a page that are named.
const SOURCES: usize = 50;

/// The data of a note's page, safe to stand within a `<script>`: no `<` is left as such.
pub(in crate::site) fn json_ld(context: PageContext<'_>, note: &ParsedNote, view: &NoteView) -> String {
    let mut nodes = vec![page(context, note, view)];
    nodes.extend(subject(context, note, view));
    let mut data = Data::default();
    put(&mut data, "@context", "https://schema.org");
    put(&mut data, "@graph", nodes);
    let mut written = String::with_capacity(2048);
    data.push_json(&mut written);
    if written.contains('<') { written.replace('<', "\\u003c") } else { written }
}

/// An address of an output path: absolute where the site's is known, else relative to the page.
fn address(context: PageContext<'_>, path: &str) -> String {
    let base = &context.graph.base_url;
    let path = if path == HOME && !base.is_empty() { "" } else { path };
    if base.is_empty() { context.href(path) } else { [base, &*encoded(path)].concat() }
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
fn page<'a>(context: PageContext<'a>, note: &'a ParsedNote, view: &'a NoteView) -> Data<'a> {
    let own = address(context, context.path);
    let mut data = node("WebPage", format!("{own}#page"));
    put(&mut data, "name", view.title.as_str());
    if !view.description.is_empty() {
        put(&mut data, "description", view.description.as_str());
    }
    if !context.graph.base_url.is_empty() {
        put(&mut data, "url", own);
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
        let mut subject = Data::default();
        put(&mut subject, "@id", subject_id(context, note));
        put(&mut data, "mainEntity", subject);
    }
    data
}

fn language<'a>(context: PageContext<'a>) -> &'a str {
    let language = context.graph.dossier.site.language.as_str();
    if language.is_empty() { "en" } else { language }
}

/// The dossier as a whole.
fn site(context: PageContext<'_>) -> Data<'_> {
    let home = address(context, HOME);
    let mut data = node("WebSite", format!("{home}#site"));
    put(&mut data, "name", context.graph.dossier.site.title.as_str());
    if !context.graph.base_url.is_empty() {
        put(&mut data, "url", home);
    }
    let Some(imprint) = &context.graph.dossier.site.imprint else { return data };
    if let Some(editor) = &imprint.editor {
        put(&mut data, "editor", named(person_or(imprint.editor_is_organisation), editor.as_str()));
    }
    match (&imprint.licence_url, &imprint.licence) {
        (Some(url), _) => put(&mut data, "license", url.as_str()),
        (None, Some(licence)) => put(&mut data, "license", named("CreativeWork", licence.as_str())),
        (None, None) => {}
    }
    if let Some(version) = &imprint.version {
        put(&mut data, "version", version.as_str());
    }
    data
}

const fn person_or(is_organisation: bool) -> &'static str {
    if is_organisation { "Organization" } else { "Person" }
}

fn breadcrumb<'a>(context: PageContext<'_>, above: &'a [LinkView], title: &'a str) -> Data<'a> {
    let item = |(place, (name, href)): (usize, (&'a str, Option<String>))| {
        let mut item = named("ListItem", name);
        put(&mut item, "position", place + 1);
        if let Some(href) = href {
            put(&mut item, "item", href);
        }
        item
    };
    let above = above.iter().map(|link| (link.label.as_str(), Some(resolved(context, &link.href))));
    let items: Vec<Data<'_>> = above.chain([(title, None)]).enumerate().map(item).collect();
    let mut data = Data::default();
    put(&mut data, "@type", "BreadcrumbList");
    put(&mut data, "itemListElement", items);
    data
}

/// The sources that a note cites, each once: by its own address where that is known.
fn sources<'a>(context: PageContext<'a>, note: &ParsedNote) -> Vec<Data<'a>> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let names = note.citations().map(|citation| citation.source.value.as_str());
    let found = names.filter(|name| known.insert(name)).filter_map(|name| context.find(name));
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    let once = found.filter(|source| listed.insert(source.id.as_str()) && source.source().is_some());
    let reference = |source: &'a ParsedNote| {
        let mut data = node("CreativeWork", subject_id(context, source));
        put(&mut data, "name", source.title());
        if let Some(url) = url(source) {
            put(&mut data, "url", url);
        }
        data
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
    if href.contains('#') { href } else { [page, "#", note.base.name()].concat() }
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
fn subject<'a>(context: PageContext<'a>, note: &'a ParsedNote, view: &'a NoteView) -> Option<Data<'a>> {
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
        if let Some(said) = said_of_status(event.status(), view) {
            put(&mut data, "disambiguatingDescription", said);
        }
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

/// What the page says of an event that nobody here knows to have happened.
fn said_of_status(status: EventStatus, view: &NoteView) -> Option<String> {
    let remark = || view.facts.iter().find_map(|fact| fact.remark);
    match status {
        EventStatus::Planned => Some(match remark() {
            Some(remark) => format!("{}. {remark}", label::status(status)),
            None => format!("{}.", label::status(status)),
        }),
        EventStatus::Unknown => Some("Whether it took place is not known.".to_owned()),
        EventStatus::Held | EventStatus::Cancelled => None,
    }
}

fn of_event<'a>(context: PageContext<'a>, note: &ParsedNote, event: &'a EventFields, data: &mut Data<'a>) {
    if event.status() == EventStatus::Planned {
        return;
    }
    if let Some(date) = exact_date(note) {
        let ends = date::ends(date).filter(|_| Dating::of(date) == Dating::Interval);
        let start = ends.as_ref().map(|(start, _)| start.clone()).or_else(|| date::for_machines(date));
        if let Some(start) = start {
            put(data, "startDate", start);
        }
        if let Some((_, end)) = ends {
            put(data, "endDate", end);
        }
    }
    if let Some(place) = event.place.as_ref().filter(|_| !is_inferred(note, "place")) {
        let mut location = named("Place", context.title_of(&place.value));
        if let Some(found) = context.find(&place.value).filter(|found| schema_type(found) == Some("Place")) {
            put(&mut location, "@id", subject_id(context, found));
        }
        put(data, "location", location);
    }
    // A country attends nothing, and of a plan nobody can say who did.
    if event.status() == EventStatus::Held && !is_inferred(note, "participants") {
        let attendees = event.participant_names().filter_map(|name| attendee(context, name));
        let attendees: Vec<Data<'_>> = attendees.collect();
        if !attendees.is_empty() {
            put(data, "attendee", attendees);
        }
    }
    if event.status() == EventStatus::Cancelled {
        put(data, "eventStatus", "https://schema.org/EventCancelled");
    }
}

fn attendee<'a>(context: PageContext<'a>, name: &str) -> Option<Data<'a>> {
    let note = context.find(name)?;
    let kind = schema_type(note).filter(|kind| matches!(*kind, "Person" | "Organization"))?;
    let mut data = node(kind, subject_id(context, note));
    put(&mut data, "name", note.title());
    Some(data)
}

fn of_source<'a>(note: &'a ParsedNote, source: &'a SourceFields, data: &mut Data<'a>) {
    if let Some(day) = exact_date(note).and_then(date::for_machines) {
        put(data, "datePublished", day);
    }
    let said = |field: &str| !is_inferred(note, field);
    if let Some(publisher) = source.publisher.as_ref().filter(|_| said("publisher")) {
        put(data, "publisher", named("Organization", publisher.value.as_str()));
    }
    if let Some(author) = source.author.as_ref().filter(|_| said("author")) {
        put(data, "author", named(person_or(source.author_is_organisation), author.value.as_str()));
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
fn of_statistic<'a>(context: PageContext<'a>, note: &'a ParsedNote, data: &mut Data<'a>) {
    let file = |extension: &str, format: &'static str| {
        let mut file = Data::default();
        put(&mut file, "@type", "DataDownload");
        put(&mut file, "contentUrl", address(context, &data_output(note, extension)));
        put(&mut file, "encodingFormat", format);
        file
    };
    let periods = note.observations().iter().filter(|o| is_exact(&o.period.value));
    let years = periods.filter_map(|o| date::years(&o.period.value));
    let span = years.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
    let span = span.filter(|(first, last)| (1..=9999).contains(first) && (1..=9999).contains(last));
    put(data, "measurementTechnique", "Quoted from the sources");
    let mut measured = named("PropertyValue", note.title());
    if !unit_of(note).is_empty() {
        put(&mut measured, "unitText", unit_of(note));
    }
    put(data, "variableMeasured", measured);
    let sources = sources(context, note);
    if !sources.is_empty() {
        put(data, "citation", sources);
    }
    put(data, "distribution", vec![file("csv", "text/csv"), file("json", "application/json")]);
    if let Some((first, last)) = span {
        let span = if first == last { format!("{first:04}") } else { format!("{first:04}/{last:04}") };
        put(data, "temporalCoverage", span);
    }
}
