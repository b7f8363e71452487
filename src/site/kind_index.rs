//! The lists of the notes of each kind: actors by type, events and sources by year, the rest by title.

use super::dates;
use super::desk::{Desk, Observed};
use super::facts::date_value;
use super::frame::{breadcrumbs, frame, head, not_found};
use super::note::{date_key, status_of};
use super::view::{Content, IndexEntry, IndexGroup, IndexView, PageView};
use super::words;
use crate::model::{ActorType, BaseKind, Details, Kind, ParsedNote};

pub(super) fn page(desk: Desk<'_>, folder: &str) -> PageView {
    let Some(kind) = desk.site.dossier.site.kinds.iter().find(|k| k.folder == folder) else {
        return not_found(&desk);
    };
    let view = view(desk, kind);
    PageView {
        path: desk.path.to_owned(),
        template: "index.html",
        frame: frame(desk),
        head: head(desk, &kind.plural, &kind.description),
        content: Content::Index(view),
    }
}

fn view(desk: Desk<'_>, kind: &Kind) -> IndexView {
    let mut notes: Vec<&ParsedNote> = desk.site.shelves.folder(&kind.folder).collect();
    let count = notes.len();
    let by_time = matches!(kind.base, BaseKind::Event | BaseKind::Source);
    if !by_time {
        notes.sort_by_cached_key(|n| (group_order(n), n.title().to_lowercase(), n.id.clone()));
    }
    let mut groups: Vec<IndexGroup> = Vec::new();
    for note in notes {
        let label = group_label(note);
        if groups.last().is_none_or(|last| last.label != label) {
            let id = if label.is_empty() { String::new() } else { format!("g-{}", label.to_lowercase()) };
            groups.push(IndexGroup { label, id, entries: Vec::new() });
        }
        if let (Some(group), Some(entry)) = (groups.last_mut(), entry(desk, note)) {
            group.entries.push(entry);
        }
    }
    IndexView {
        title: kind.plural.clone(),
        description: kind.description.clone(),
        base: kind.base.name(),
        breadcrumbs: breadcrumbs(desk, None),
        groups,
        count,
    }
}

fn group_order(note: &ParsedNote) -> usize {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|t| t.value);
    kind.and_then(|kind| ActorType::ALL.iter().position(|known| *known == kind)).unwrap_or(usize::MAX)
}

fn group_label(note: &ParsedNote) -> String {
    match &note.front.details {
        Details::Actor(actor) => {
            actor.actor_type.as_ref().map_or("Others", |t| words::actor_types(t.value)).to_owned()
        }
        Details::Event(_) | Details::Source(_) => {
            date_key(note).year().map_or("Undated".to_owned(), |year| year.to_string())
        }
        Details::Statistic(_) | Details::Page => String::new(),
    }
}

fn entry(desk: Desk<'_>, note: &ParsedNote) -> Option<IndexEntry> {
    let status = note.event().map(status_of);
    let date = note.front.date.as_ref().map(|d| date_value(&d.value));
    Some(IndexEntry {
        title: note.title().to_owned(),
        href: desk.note_href(&note.id)?,
        description: note.front.description.as_ref().map_or(String::new(), |d| d.value.clone()),
        date: date.as_ref().map_or(String::new(), |d| d.text.clone()),
        datetime: date.and_then(|d| d.datetime),
        status: status.map_or("", crate::model::EventStatus::name),
        status_label: status.map_or("", words::status),
        detail: detail(desk, note),
        mentions: desk.site.index.mentioned_by(&note.id).filter(|id| desk.site.note(id).is_some()).count(),
    })
}

fn detail(desk: Desk<'_>, note: &ParsedNote) -> String {
    let text = |text: Option<&crate::text::Spanned<String>>| text.map_or(String::new(), |t| t.value.clone());
    match &note.front.details {
        Details::Event(event) => text(event.category.as_ref()),
        Details::Actor(actor) => text(actor.role.as_ref()),
        Details::Source(source) => {
            source.publisher.as_ref().map_or("publisher not known".to_owned(), |p| p.value.clone())
        }
        Details::Statistic(statistic) => {
            let observations = statistic.observations.iter().enumerate();
            let latest = observations.max_by_key(|(_, o)| dates::DateKey::of(Some(&o.period.value)));
            latest.map_or(String::new(), |(number, observation)| {
                desk.figure(Observed { note, number, observation }).text()
            })
        }
        Details::Page => String::new(),
    }
}
