//! Who met whom, or was to: people and offices against the meetings that they are named for, as a matrix, as a
//! graph and as a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EventFields, EventStatus, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::basis;
use crate::site::format::label;
use crate::site::frame::{breadcrumbs, frame, head_of_list, meetings_title};
use crate::site::graph::attendance::Attendance;
use crate::site::picture::arcs::{Edge, Node, picture};
use crate::site::view::{
    Content, MeetingCell, MeetingEvent, MeetingPair, MeetingRow, MeetingsView, PageView, PictureView,
};

/// What the page holds.
pub(in crate::site) const ABOUT: &str = "The people and offices of the dossier, and the meetings that they had or were to have, as the sources say.";
/// The most events of the matrix: those with most of them.
const EVENTS: usize = 32;
/// The most pairs that are listed, and the most events of each.
const PAIRS: usize = 50;
const EVENTS_OF_A_PAIR: usize = 3;

pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let attendance = &context.graph.attendance;
    let listed = attendance.events().into_iter().map(|(note, _)| note).chain(attendance.shown());
    PageView {
        path: context.path.to_owned(),
        template: "meetings.html",
        frame: frame(context),
        head: head_of_list(context, meetings_title(context).unwrap_or("Who met whom"), ABOUT, listed),
        content: Content::Meetings(view(context)),
    }
}

fn view(context: PageContext<'_>) -> MeetingsView {
    let attendance = &context.graph.attendance;
    let (shown, events) = (attendance.shown(), attendance.events());
    let ids: BTreeSet<&NoteId> = shown.iter().map(|note| &note.id).collect();
    let mut columns: Vec<usize> = (0..events.len()).collect();
    columns.sort_by_key(|place| {
        std::cmp::Reverse(events[*place].1.iter().filter(|id| ids.contains(id)).count())
    });
    columns.truncate(EVENTS);
    columns.sort_unstable();
    let (pairs, edges) = pairs(context, attendance, &shown);
    let title = meetings_title(context).unwrap_or("Who met whom");
    let (nodes, edges) = graph(context, &shown, edges);
    let description = format!(
        "{} people and offices with {} ties between them; the list beside it names each with its events.",
        nodes.len(),
        edges.len()
    );
    let drawn = attendance.pairs().iter().filter(|((a, b), _)| ids.contains(a) && ids.contains(b));
    let drawn: BTreeSet<usize> = drawn.flat_map(|(_, places)| places.iter().copied()).collect();
    let basis = basis::of_events(context, drawn.iter().map(|place| &events[*place].0.id));
    let picture = || PictureView { basis: Some(basis), ..picture(&nodes, &edges, title, description) };
    MeetingsView {
        breadcrumbs: breadcrumbs(context, None),
        events: columns.iter().map(|place| event(context, events[*place].0)).collect(),
        rows: shown.iter().map(|note| row(context, &events, note, &columns)).collect(),
        actor_count: attendance.count(),
        event_count: events.len(),
        picture: (!edges.is_empty()).then(picture),
        pair_count: attendance.pairs().len(),
        pairs,
    }
}

/// Those of the shown who met anyone, and the edges by their places among these.
fn graph(context: PageContext<'_>, shown: &[&ParsedNote], mut edges: Vec<Edge>) -> (Vec<Node>, Vec<Edge>) {
    let degree: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.ends.0, edge.ends.1]).collect();
    let places: BTreeMap<usize, usize> =
        degree.iter().enumerate().map(|(place, one)| (*one, place)).collect();
    let place = |one: usize| places.get(&one).copied().unwrap_or(0);
    for edge in &mut edges {
        edge.ends = (place(edge.ends.0), place(edge.ends.1));
    }
    let node = |note: &&ParsedNote| Node {
        name: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
    };
    (degree.iter().filter_map(|one| shown.get(*one)).map(node).collect(), edges)
}

fn row(
    context: PageContext<'_>,
    events: &[(&ParsedNote, &BTreeSet<NoteId>)],
    note: &ParsedNote,
    columns: &[usize],
) -> MeetingRow {
    let cell = |place: &usize| {
        let (event, who) = &events[*place];
        let status = event.event().map(EventFields::status).filter(|_| who.contains(&note.id));
        MeetingCell { status: status.map_or("", EventStatus::name), label: status.map_or("", label::status) }
    };
    MeetingRow {
        name: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        cells: columns.iter().map(cell).collect(),
    }
}

fn event(context: PageContext<'_>, note: &ParsedNote) -> MeetingEvent {
    MeetingEvent {
        title: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        date: context.date_of(note),
        status_label: note.event().map(EventFields::status).map_or("", label::status),
    }
}

/// The pairs among those who are shown, as a list and as edges between their places.
fn pairs(
    context: PageContext<'_>,
    attendance: &Attendance<'_>,
    shown: &[&ParsedNote],
) -> (Vec<MeetingPair>, Vec<Edge>) {
    let places: BTreeMap<&NoteId, usize> = shown.iter().enumerate().map(|(i, note)| (&note.id, i)).collect();
    let attended = attendance.events();
    let mut found: Vec<((usize, usize), &Vec<usize>)> = attendance
        .pairs()
        .iter()
        .filter_map(|((a, b), events)| {
            let (a, b) = (*places.get(a)?, *places.get(b)?);
            Some(((a.min(b), a.max(b)), events))
        })
        .collect();
    found.sort_by_key(|(ends, events)| (std::cmp::Reverse(events.len()), *ends));
    let mut edges = Vec::new();
    let mut list = Vec::new();
    for (ends, events) in found {
        let id = format!("m-{}-{}", ends.0 + 1, ends.1 + 1);
        let notes: Vec<&ParsedNote> = events.iter().map(|place| attended[*place].0).collect();
        let is_listed = list.len() < PAIRS;
        let href = if is_listed { format!("#{id}") } else { String::new() };
        edges.push(Edge { ends, events: events.len(), status: status(&notes), href });
        if is_listed {
            list.push(MeetingPair {
                id,
                said: said(status(&notes)),
                who: vec![context.link(shown[ends.0]), context.link(shown[ends.1])],
                events: notes.iter().take(EVENTS_OF_A_PAIR).map(|note| event(context, note)).collect(),
                left_out: notes.len().saturating_sub(EVENTS_OF_A_PAIR),
            });
        }
    }
    (list, edges)
}

/// The status of the meetings of two: `held` if one is reported, else `planned` if one is planned, else `unknown` if
/// nobody knows of one, else `cancelled`.
fn status(events: &[&ParsedNote]) -> &'static str {
    let has = |wanted: EventStatus| events.iter().any(|n| n.event().map(EventFields::status) == Some(wanted));
    let all = [EventStatus::Held, EventStatus::Planned, EventStatus::Unknown, EventStatus::Cancelled];
    all.into_iter().find(|status| has(*status)).unwrap_or(EventStatus::Unknown).name()
}

/// What may be said of two whose meetings have a status.
fn said(status: &str) -> &'static str {
    match status {
        "held" => "met, as reported",
        "planned" => "were to meet",
        "cancelled" => "were to meet, and it was called off",
        _ => "not known whether they met",
    }
}
