//! All events by year. A plan keeps the look of a plan.

use super::desk::Desk;
use super::facts::date_value;
use super::frame::{breadcrumbs, frame, head};
use super::home::lead_kind;
use super::note::{date_key, status_of};
use super::view::{Content, PageView, TimelineEntry, TimelineView, TimelineYear};
use super::words;
use crate::model::ParsedNote;

pub(super) fn page(desk: Desk<'_>) -> PageView {
    let years = years(desk);
    let count = years.iter().map(|year| year.entries.len()).sum();
    let view = TimelineView { breadcrumbs: breadcrumbs(desk, None), years, count };
    PageView {
        path: desk.path.to_owned(),
        template: "timeline.html",
        frame: frame(desk),
        head: head(
            desk,
            "Timeline",
            "Every event of the dossier in the order of time, as planned or as reported.",
        ),
        content: Content::Timeline(view),
    }
}

/// The years that have events, the earliest first; undated events come last.
pub(super) fn years(desk: Desk<'_>) -> Vec<TimelineYear> {
    let lead = lead_kind(desk).map(|kind| kind.folder.as_str());
    let mut events: Vec<&ParsedNote> = desk.site.notes().filter(|n| n.event().is_some()).collect();
    events.sort_by_key(|n| (date_key(n), &n.id));
    let mut years: Vec<TimelineYear> = Vec::new();
    let mut before: Option<i64> = None;
    for note in events {
        let year = date_key(note).year();
        let label = year.map_or("Undated".to_owned(), |year| year.to_string());
        if years.last().is_none_or(|last| last.label != label) {
            let gap = before.zip(year).map_or(0, |(before, year)| year - before - 1);
            years.push(TimelineYear {
                id: format!("y-{}", label.to_lowercase()),
                label,
                gap,
                entries: Vec::new(),
            });
            before = year;
        }
        if let (Some(last), Some(entry)) = (years.last_mut(), entry(desk, note, lead)) {
            last.entries.push(entry);
        }
    }
    years
}

fn entry(desk: Desk<'_>, note: &ParsedNote, lead: Option<&str>) -> Option<TimelineEntry> {
    let event = note.event()?;
    let status = status_of(event);
    let date = note.front.date.as_ref().map(|d| date_value(&d.value));
    Some(TimelineEntry {
        title: note.title().to_owned(),
        href: desk.note_href(&note.id)?,
        description: note.front.description.as_ref().map_or(String::new(), |d| d.value.clone()),
        date: date.as_ref().map_or("date not known".to_owned(), |d| d.text.clone()),
        datetime: date.and_then(|d| d.datetime),
        status: status.name(),
        status_label: words::status(status),
        category: event.category.as_ref().map_or(String::new(), |c| c.value.clone()),
        lead: lead == Some(note.folder.as_str()),
        inferred: note.front.inferred.iter().any(|(field, _)| field.value == "date"),
    })
}
