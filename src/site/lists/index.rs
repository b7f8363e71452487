//! The lists of the notes of each kind and of each tag.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pager::{jump, pager, part, tie};
use crate::index::{PAGE_SIZE, TAGS, index_output, list_script};
use crate::model::{BaseKind, Details, EventFields, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::coverage;
use crate::site::format::{label, quote};
use crate::site::frame::{breadcrumbs, frame, head_of_list, machine, map_link, meetings_link, not_found};
use crate::site::graph::facets::Facets;
use crate::site::graph::lists::Listed;
use crate::site::graph::series::{evidence_of, latest};
use crate::site::view::{
    Content, FilterView, IndexEntry, IndexGroup, IndexView, LinkView, ListEntry, MachineFile, PageView,
    TakenView,
};

/// The kind or tag whose notes a list holds.
struct Heading {
    title: String,
    description: String,
    base: Option<BaseKind>,
    /// The list that it belongs to, where there is one.
    above: Option<LinkView>,
}

/// A page of the list whose first page has the path `first`.
pub(in crate::site) fn page(context: PageContext<'_>, first: &str, number: usize) -> PageView {
    let Some(heading) = heading(context, first) else { return not_found(context) };
    let list = context.graph.lists.list(first);
    let range = part(list, number);
    let script = (list.len() > PAGE_SIZE).then(|| context.href(&list_script(first)));
    let facets = || Facets::of(context, list, heading.base);
    let facets = match number {
        // The script beside a long list asks for them again.
        1 if script.is_some() => context.graph.facets(first, facets),
        1 => Arc::new(facets()),
        _ => Arc::default(),
    };
    let is_whole = script.is_none();
    let has_order =
        |listed: &Listed| context.graph.note(&listed.note).is_some_and(|n| n.front.order.is_some());
    let is_ordered = list.first().is_some_and(has_order);
    let filter: Option<FilterView> = facets.form(&heading.title, heading.base, is_ordered, script);
    let mut breadcrumbs = breadcrumbs(context, None);
    breadcrumbs.extend(heading.above);
    let view = IndexView {
        title: heading.title.clone(),
        description: heading.description.clone(),
        base: heading.base.map_or("any", BaseKind::name),
        breadcrumbs,
        related: if heading.base == Some(BaseKind::Actor) {
            [meetings_link(context), map_link(context)].into_iter().flatten().collect()
        } else {
            Vec::new()
        },
        groups: groups(context, &list[range.clone()], if is_whole { &facets.tokens } else { &[] }),
        jump: jump(context, first, list, anchor),
        pager: pager(context, first, list.len(), number),
        filter,
        whole: context.href(first),
        count: list.len(),
        from: range.start + 1,
        to: range.end,
    };
    let title = if number == 1 { heading.title } else { format!("{}, page {number}", heading.title) };
    let listed = list[range].iter().filter_map(|listed| context.graph.front(&listed.note));
    PageView {
        path: context.path.to_owned(),
        template: "index.html",
        frame: frame(context),
        head: head_of_list(context, &title, &heading.description, listed),
        content: Content::Index(view),
    }
}

fn heading(context: PageContext<'_>, first: &str) -> Option<Heading> {
    let kind = context.graph.dossier.site.kinds.iter().find(|kind| index_output(&kind.folder) == first);
    if let Some(kind) = kind {
        let (title, description) = (kind.plural.clone(), kind.description.clone());
        return Some(Heading { title, description, base: Some(kind.base), above: None });
    }
    let tag = context.graph.lists.tag(first)?;
    Some(Heading {
        title: tag.to_owned(),
        description: format!("Every page of the dossier that is tagged “{tag}”."),
        base: None,
        above: Some(LinkView { label: "Tags".to_owned(), href: context.href(TAGS) }),
    })
}

/// The script with what the pages of a long list filter by.
pub(in crate::site) fn script(context: PageContext<'_>, first: &str) -> PageView {
    machine(context, MachineFile::List(entries(context, first)))
}

fn entries(context: PageContext<'_>, first: &str) -> Vec<ListEntry> {
    let list = context.graph.lists.list(first);
    let base = heading(context, first).and_then(|heading| heading.base);
    let facets = context.graph.facets(first, || Facets::of(context, list, base));
    let entries = list.iter().zip(&facets.tokens).filter_map(|(listed, tokens)| {
        let entry = entry(context, context.graph.note(&listed.note)?, tokens)?;
        let IndexEntry { title, href, date, status, status_label, detail, mentions, tokens, .. } = entry;
        Some(ListEntry(tokens, mentions, title, href, date, detail, status, status_label))
    });
    entries.collect()
}

fn anchor(label: &str) -> String {
    let slug: String =
        label.to_lowercase().chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    if slug.is_empty() { String::new() } else { format!("g-{slug}") }
}

fn groups(context: PageContext<'_>, list: &[Listed], tokens: &[String]) -> Vec<IndexGroup> {
    let mut groups: Vec<IndexGroup> = Vec::new();
    for (place, listed) in list.iter().enumerate() {
        if groups.last().is_none_or(|last| last.label != listed.group) {
            let id = anchor(&listed.group);
            groups.push(IndexGroup { label: listed.group.clone(), id, entries: Vec::new() });
        }
        let tokens = tokens.get(place).map_or("", String::as_str);
        let note = context.graph.note(&listed.note);
        if let (Some(group), Some(mut entry)) =
            (groups.last_mut(), note.and_then(|note| entry(context, note, tokens)))
        {
            if let Some(above) = group.entries.last_mut().filter(|_| listed.is_tied) {
                tie(&mut above.tie, &mut entry.tie);
            }
            group.entries.push(entry);
        }
    }
    groups
}

fn entry(context: PageContext<'_>, note: &ParsedNote, tokens: &str) -> Option<IndexEntry> {
    let status = note.event().map(EventFields::status);
    let date = note.front.date.as_ref().map(|d| context.date_value(&d.value));
    let counts = coverage::shown(context, note);
    Some(IndexEntry {
        tie: "",
        title: note.title().to_owned(),
        href: context.note_href(&note.id)?,
        description: note.description().to_owned(),
        date: date.as_ref().map_or(String::new(), |d| d.text.clone()),
        datetime: date.and_then(|d| d.datetime),
        status: status.map_or("", crate::model::EventStatus::name),
        status_label: status.map_or("", label::status),
        detail: detail(context, note),
        quote: latest(note).and_then(evidence_of).map_or(Vec::new(), |(_, cite)| quote::parts(&cite.quote)),
        sourced: counts.sourced,
        open: counts.open,
        bare: counts.bare(),
        taken: taken(context, note),
        mentions: context.graph.mentioning(&note.id),
        tokens: tokens.to_owned(),
    })
}

/// What is quoted of a source, and how much rests on it; none where nothing is known of its text.
fn taken(context: PageContext<'_>, note: &ParsedNote) -> Option<TakenView> {
    note.source()?;
    let found = context.graph.source(&note.id).filter(|found| found.words > 0)?;
    let uses: BTreeSet<_> =
        context.graph.passages.of_source(&note.id).iter().flat_map(|passage| passage.uses()).collect();
    Some(TakenView { quoted: found.quoted_words(), words: found.words, uses: uses.len() })
}

fn detail(context: PageContext<'_>, note: &ParsedNote) -> String {
    match &note.front.details {
        Details::Event(event) => label::written(event.category.as_ref()),
        Details::Actor(actor) => label::written(actor.role.as_ref()),
        Details::Source(source) => {
            source.publisher.as_ref().map_or("publisher not known".to_owned(), |p| p.value.clone())
        }
        Details::Statistic(_) => {
            latest(note).map_or(String::new(), |observed| context.figure(observed).text())
        }
        Details::Page => String::new(),
    }
}
