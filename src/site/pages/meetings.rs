//! Who met whom: people and offices against the events that they take part in, as a matrix, as a graph and
//! as a list.

use std::collections::{BTreeMap, BTreeSet};

use super::note::status_of;
use crate::index::TIMELINE;
use crate::model::{ActorType, EventStatus, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::frame::{breadcrumbs, frame, head};
use crate::site::picture::arcs::{Edge, Node, picture};
use crate::site::view::{
    Content, LinkView, MeetingCell, MeetingEvent, MeetingPair, MeetingRow, MeetingsView, PageView,
};

/// The path of the page.
pub(in crate::site) const MEETINGS: &str = "meetings.html";
/// The most who are shown: the most connected.
const ACTORS: usize = 40;
/// The most events of the matrix: those with most of them.
const EVENTS: usize = 32;
/// The most pairs that are listed, and the most events of each.
const PAIRS: usize = 50;
const EVENTS_OF_A_PAIR: usize = 4;

/// Who takes part in what.
#[derive(Debug, Default)]
pub(in crate::site) struct Meetings<'a> {
    /// In the order of time, each with those who take part, by their ids.
    events: Vec<(&'a ParsedNote, BTreeSet<NoteId>)>,
    /// The events of any two, by their places.
    pairs: BTreeMap<(NoteId, NoteId), Vec<usize>>,
    /// How many others each met.
    degree: BTreeMap<NoteId, usize>,
}

impl<'a> Meetings<'a> {
    pub(in crate::site) fn of(context: PageContext<'a>) -> Self {
        let mut meetings = Self::default();
        for listed in context.site.lists.list(TIMELINE) {
            let Some(event) = listed.note.event() else { continue };
            let who: BTreeSet<NoteId> = event
                .participants
                .iter()
                .filter_map(|name| context.find(&name.value))
                .filter(|note| acts(note))
                .map(|note| note.id.clone())
                .collect();
            if !who.is_empty() {
                meetings.events.push((listed.note, who));
            }
        }
        for (place, (_, who)) in meetings.events.iter().enumerate() {
            // A list of everyone at once says nothing of who met whom, and its pairs are too many to count.
            for a in who.iter().take(ACTORS * 2) {
                meetings.degree.entry(a.clone()).or_default();
                for b in who.iter().take(ACTORS * 2).filter(|b| a < *b) {
                    meetings.pairs.entry((a.clone(), b.clone())).or_default().push(place);
                }
            }
        }
        for (a, b) in meetings.pairs.keys() {
            for one in [a, b] {
                *meetings.degree.entry(one.clone()).or_default() += 1;
            }
        }
        meetings
    }

    /// How many people and offices take part in events.
    pub(in crate::site) fn count(&self) -> usize {
        self.degree.len()
    }

    /// Those who are shown, the most connected first.
    fn shown(&self, context: PageContext<'a>) -> Vec<&'a ParsedNote> {
        let mut parts: BTreeMap<&NoteId, usize> = BTreeMap::new();
        for id in self.events.iter().flat_map(|(_, who)| who) {
            *parts.entry(id).or_default() += 1;
        }
        let mut shown: Vec<(usize, usize, &ParsedNote)> = self
            .degree
            .iter()
            .filter_map(|(id, degree)| {
                Some((*degree, parts.get(id).copied().unwrap_or(0), context.site.note(id)?))
            })
            .collect();
        shown.sort_by_key(|(degree, parts, note)| {
            (std::cmp::Reverse(*degree), std::cmp::Reverse(*parts), note.title().to_lowercase(), &note.id)
        });
        shown.into_iter().take(ACTORS).map(|(_, _, note)| note).collect()
    }
}

/// Whether two people or offices take part in one event, so that there is something to show.
pub(in crate::site) fn any(context: PageContext<'_>) -> bool {
    let acts = |name: &crate::text::Spanned<String>| context.find(&name.value).is_some_and(acts);
    let meets = |note: &ParsedNote| {
        note.event().is_some_and(|event| event.participants.iter().filter(|name| acts(name)).count() > 1)
    };
    context.site.lists.list(TIMELINE).iter().any(|listed| meets(listed.note))
}

/// A link to the page, where it is there.
pub(in crate::site) fn link(context: PageContext<'_>) -> Option<LinkView> {
    any(context).then(|| LinkView { label: "Who met whom".to_owned(), href: context.href(MEETINGS) })
}

fn acts(note: &ParsedNote) -> bool {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|kind| kind.value);
    matches!(kind, Some(ActorType::Person | ActorType::Office))
}

pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    PageView {
        path: context.path.to_owned(),
        template: "meetings.html",
        frame: frame(context),
        head: head(
            context,
            "Who met whom",
            "The people and offices of the dossier, and the events that they took part in or were to.",
        ),
        content: Content::Meetings(view(context)),
    }
}

fn view(context: PageContext<'_>) -> MeetingsView {
    let meetings = Meetings::of(context);
    let shown = meetings.shown(context);
    let ids: BTreeSet<&NoteId> = shown.iter().map(|note| &note.id).collect();
    let mut columns: Vec<usize> = (0..meetings.events.len()).collect();
    columns.sort_by_key(|place| {
        std::cmp::Reverse(meetings.events[*place].1.iter().filter(|id| ids.contains(id)).count())
    });
    columns.truncate(EVENTS);
    columns.sort_unstable();
    let (pairs, edges) = pairs(context, &meetings, &shown);
    let (nodes, edges) = graph(context, &shown, edges);
    let description = format!(
        "{} people and offices with {} ties between them; the list beside it names each with its events.",
        nodes.len(),
        edges.len()
    );
    MeetingsView {
        breadcrumbs: breadcrumbs(context, None),
        events: columns.iter().map(|place| event(context, meetings.events[*place].0)).collect(),
        rows: shown.iter().map(|note| row(context, &meetings, note, &columns)).collect(),
        actor_count: meetings.degree.len(),
        event_count: meetings.events.len(),
        picture: (!edges.is_empty()).then(|| picture(&nodes, &edges, description)),
        pair_count: meetings.pairs.len(),
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
    meetings: &Meetings<'_>,
    note: &ParsedNote,
    columns: &[usize],
) -> MeetingRow {
    let cell = |place: &usize| {
        let (event, who) = &meetings.events[*place];
        let status = event.event().map(status_of).filter(|_| who.contains(&note.id));
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
        date: note.front.date.as_ref().map_or(String::new(), |d| context.date(&d.value)),
        status_label: note.event().map(status_of).map_or("", label::status),
    }
}

/// The pairs among those who are shown, as a list and as edges between their places.
fn pairs(
    context: PageContext<'_>,
    meetings: &Meetings<'_>,
    shown: &[&ParsedNote],
) -> (Vec<MeetingPair>, Vec<Edge>) {
    let places: BTreeMap<&NoteId, usize> = shown.iter().enumerate().map(|(i, note)| (&note.id, i)).collect();
    let mut found: Vec<((usize, usize), &Vec<usize>)> = meetings
        .pairs
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
        let notes: Vec<&ParsedNote> = events.iter().map(|place| meetings.events[*place].0).collect();
        let is_listed = list.len() < PAIRS;
        let href = if is_listed { format!("#{id}") } else { String::new() };
        edges.push(Edge { ends, events: events.len(), status: status(&notes), href });
        if is_listed {
            list.push(MeetingPair {
                id,
                who: vec![context.link(shown[ends.0]), context.link(shown[ends.1])],
                events: notes.iter().take(EVENTS_OF_A_PAIR).map(|note| event(context, note)).collect(),
                left_out: notes.len().saturating_sub(EVENTS_OF_A_PAIR),
            });
        }
    }
    (list, edges)
}

/// What is known of the meetings of two: whether one is reported, or one is planned.
fn status(events: &[&ParsedNote]) -> &'static str {
    let has = |wanted: EventStatus| events.iter().any(|n| n.event().map(status_of) == Some(wanted));
    if has(EventStatus::Held) {
        "held"
    } else if has(EventStatus::Planned) {
        "planned"
    } else {
        "unknown"
    }
}
