//! All events by year, as a picture and as a list over as many pages as it takes. A plan keeps the
//! look of a plan.

use super::pager::{jump, pager, part, tie};
use crate::index::{PAGE_SIZE, TIMELINE, index_output, list_outputs};
use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::evidence::basis;
use crate::site::format::date;
use crate::site::format::label;
use crate::site::frame::{breadcrumbs, frame, head_of_list, map_link, meetings_link};
use crate::site::graph::lists::Listed;
use crate::site::picture::timeline::{Happening, picture};
use crate::site::view::{Content, PageView, PictureView, TimelineEntry, TimelineView, TimelineYear};

/// The pictures: for wide windows, and for narrow ones.
const PICTURES: [(&str, f64); 2] = [("wide", 880.0), ("narrow", 360.0)];
/// What the page holds.
pub(in crate::site) const ABOUT: &str =
    "Every event of the dossier in the order of time, as planned or as reported.";
/// The most events that the home page lists by year.
const IN_SHORT: usize = 60;

pub(in crate::site) fn page(context: PageContext<'_>, number: usize) -> PageView {
    let list = context.graph.lists.list(TIMELINE);
    let range = part(list, number);
    let view = TimelineView {
        breadcrumbs: breadcrumbs(context, None),
        related: [meetings_link(context), map_link(context)].into_iter().flatten().collect(),
        pictures: if number == 1 { pictures(context, list) } else { Vec::new() },
        years: years(context, &list[..range.end], range.start),
        jump: jump(context, TIMELINE, list, anchor),
        pager: pager(context, TIMELINE, list.len(), number),
        whole: context.href(TIMELINE),
        count: list.len(),
        from: range.start + 1,
        to: range.end,
    };
    let title = if number == 1 { "Timeline".to_owned() } else { format!("Timeline, page {number}") };
    let listed = list[range].iter().filter_map(|listed| context.graph.front(&listed.note));
    PageView {
        path: context.path.to_owned(),
        template: "timeline.html",
        frame: frame(context),
        head: head_of_list(context, &title, ABOUT, listed),
        content: Content::Timeline(view),
    }
}

fn anchor(year: &str) -> String {
    format!("y-{}", year.to_lowercase().replace(' ', "-"))
}

/// The timeline in short, for the home page: every event, or the leading ones where there are many.
pub(in crate::site) fn in_short(context: PageContext<'_>) -> Vec<TimelineYear> {
    let list = context.graph.lists.list(TIMELINE);
    if list.len() <= IN_SHORT {
        return years(context, list, 0);
    }
    let leads = context.graph.lead_kind().map(|kind| context.graph.lists.list(&index_output(&kind.folder)));
    let leads = leads.unwrap_or_default();
    years(context, leads, leads.len().saturating_sub(IN_SHORT))
}

/// The years of a list from one of its entries on, the earliest first.
fn years(context: PageContext<'_>, list: &[Listed], from: usize) -> Vec<TimelineYear> {
    let lead = context.graph.lead_kind().map(|kind| kind.folder.as_str());
    let mut years: Vec<TimelineYear> = Vec::new();
    let mut before = from.checked_sub(1).and_then(|i| list.get(i)).and_then(year_of);
    for listed in list.iter().skip(from) {
        if years.last().is_none_or(|last| last.label != listed.group) {
            let year = year_of(listed);
            let gap = before.zip(year).map_or(0, |(before, year)| (year - before - 1).max(0));
            let (id, label) = (anchor(&listed.group), listed.group.clone());
            years.push(TimelineYear { id, label, gap, entries: Vec::new() });
            before = year;
        }
        let note = context.graph.front(&listed.note);
        if let (Some(last), Some(mut entry)) =
            (years.last_mut(), note.and_then(|note| entry(context, note, lead)))
        {
            if let Some(above) = last.entries.last_mut().filter(|_| listed.is_tied) {
                tie(&mut above.tie, &mut entry.tie);
            }
            last.entries.push(entry);
        }
    }
    years
}

fn year_of(listed: &Listed) -> Option<i64> {
    listed.group.parse().ok()
}

fn entry(context: PageContext<'_>, note: &ParsedNote, lead: Option<&str>) -> Option<TimelineEntry> {
    let event = note.event()?;
    let status = event.status();
    let date = note.front.date.as_ref().map(|d| context.date_value(&d.value));
    Some(TimelineEntry {
        tie: "",
        title: note.title().to_owned(),
        href: context.note_href(&note.id)?,
        description: note.description().to_owned(),
        date: date.as_ref().map_or("date not known".to_owned(), |d| d.text.clone()),
        datetime: date.and_then(|d| d.datetime),
        status: status.name(),
        status_label: label::status(status),
        category: label::written(event.category.as_ref()),
        lead: lead == Some(note.folder.as_str()),
        inferred: note.front.inferred.iter().any(|(field, _)| field.value == "date"),
    })
}

fn pictures(context: PageContext<'_>, list: &[Listed]) -> Vec<PictureView> {
    let paths: Vec<String> = list_outputs(TIMELINE, list.len()).collect();
    let lead = context.graph.lead_kind().map(|kind| kind.folder.as_str());
    let mut events: Vec<Happening> = Vec::new();
    let mut year_href = (String::new(), String::new());
    for (place, listed) in list.iter().enumerate() {
        if year_href.0 != listed.group {
            let path = paths.get(place / PAGE_SIZE).map_or(TIMELINE, String::as_str);
            year_href = (listed.group.clone(), context.anchor_at(path, &anchor(&listed.group)));
        }
        let note = context.graph.front(&listed.note);
        events.extend(note.and_then(|note| happening(context, note, &year_href.1, lead)));
    }
    if events.len() < 2 {
        return Vec::new();
    }
    let basis = basis::of_events(context, events.iter().map(|event| &event.id));
    let drawn = |(id, width)| PictureView {
        basis: Some(basis.clone()),
        ..picture(id, "The events against time", &events, width)
    };
    PICTURES.map(drawn).to_vec()
}

fn happening(
    context: PageContext<'_>,
    note: &ParsedNote,
    year_href: &str,
    lead: Option<&str>,
) -> Option<Happening> {
    let date = &note.front.date.as_ref()?.value;
    Some(Happening {
        id: note.id.clone(),
        title: note.title().to_owned(),
        date: context.date(date),
        href: context.note_href(&note.id)?,
        year_href: year_href.to_owned(),
        extent: date::extent(date)?,
        years: date::years(date)?,
        status: note.event()?.status(),
        dating: date::Dating::of(date),
        is_lead: lead == Some(note.folder.as_str()),
    })
}
