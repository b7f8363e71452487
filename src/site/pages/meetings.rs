//! Who met whom: people and offices against the events that they take part in, as a matrix, as a graph and
//! as a list.

use std::collections::{BTreeMap, BTreeSet};

use super::note::status_of;
use crate::index::TIMELINE;
use crate::model::{ActorType, EventStatus, NoteId, ParsedNote};
use crate::site::context::Desk;
use crate::site::format::label;
use crate::site::frame::{breadcrumbs, frame, head};
use crate::site::picture::arcs::{Knot, Tie, picture};
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
    met: BTreeMap<NoteId, usize>,
}

impl<'a> Meetings<'a> {
    pub(in crate::site) fn of(desk: Desk<'a>) -> Self {
        let mut meetings = Self::default();
        for listed in desk.site.shelves.list(TIMELINE) {
            let Some(event) = listed.note.event() else { continue };
            let who: BTreeSet<NoteId> = event
                .participants
                .iter()
                .filter_map(|name| desk.find(&name.value))
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
                meetings.met.entry(a.clone()).or_default();
                for b in who.iter().take(ACTORS * 2).filter(|b| a < *b) {
                    meetings.pairs.entry((a.clone(), b.clone())).or_default().push(place);
                }
            }
        }
        for (a, b) in meetings.pairs.keys() {
            for one in [a, b] {
                *meetings.met.entry(one.clone()).or_default() += 1;
            }
        }
        meetings
    }

    /// How many people and offices take part in events.
    pub(in crate::site) fn count(&self) -> usize {
        self.met.len()
    }

    /// Those who are shown, the most connected first.
    fn shown(&self, desk: Desk<'a>) -> Vec<&'a ParsedNote> {
        let mut parts: BTreeMap<&NoteId, usize> = BTreeMap::new();
        for id in self.events.iter().flat_map(|(_, who)| who) {
            *parts.entry(id).or_default() += 1;
        }
        let mut shown: Vec<(usize, usize, &ParsedNote)> = self
            .met
            .iter()
            .filter_map(|(id, met)| Some((*met, parts.get(id).copied().unwrap_or(0), desk.site.note(id)?)))
            .collect();
        shown.sort_by_key(|(met, parts, note)| {
            (std::cmp::Reverse(*met), std::cmp::Reverse(*parts), note.title().to_lowercase(), &note.id)
        });
        shown.into_iter().take(ACTORS).map(|(_, _, note)| note).collect()
    }
}

/// Whether two people or offices take part in one event, so that there is something to show.
pub(in crate::site) fn any(desk: Desk<'_>) -> bool {
    let acts = |name: &crate::text::Spanned<String>| desk.find(&name.value).is_some_and(acts);
    let meets = |note: &ParsedNote| {
        note.event().is_some_and(|event| event.participants.iter().filter(|name| acts(name)).count() > 1)
    };
    desk.site.shelves.list(TIMELINE).iter().any(|listed| meets(listed.note))
}

/// A link to the page, where it is there.
pub(in crate::site) fn link(desk: Desk<'_>) -> Option<LinkView> {
    any(desk).then(|| LinkView { label: "Who met whom".to_owned(), href: desk.href(MEETINGS) })
}

fn acts(note: &ParsedNote) -> bool {
    let kind = note.actor().and_then(|actor| actor.actor_type.as_ref()).map(|kind| kind.value);
    matches!(kind, Some(ActorType::Person | ActorType::Office))
}

pub(in crate::site) fn page(desk: Desk<'_>) -> PageView {
    PageView {
        path: desk.path.to_owned(),
        template: "meetings.html",
        frame: frame(desk),
        head: head(
            desk,
            "Who met whom",
            "The people and offices of the dossier, and the events that they took part in or were to.",
        ),
        content: Content::Meetings(view(desk)),
    }
}

fn view(desk: Desk<'_>) -> MeetingsView {
    let meetings = Meetings::of(desk);
    let shown = meetings.shown(desk);
    let ids: BTreeSet<&NoteId> = shown.iter().map(|note| &note.id).collect();
    let mut columns: Vec<usize> = (0..meetings.events.len()).collect();
    columns.sort_by_key(|place| {
        std::cmp::Reverse(meetings.events[*place].1.iter().filter(|id| ids.contains(id)).count())
    });
    columns.truncate(EVENTS);
    columns.sort_unstable();
    let (pairs, ties) = pairs(desk, &meetings, &shown);
    let (knots, ties) = graph(desk, &shown, ties);
    let said = format!(
        "{} people and offices with {} ties between them; the list beside it names each with its events.",
        knots.len(),
        ties.len()
    );
    MeetingsView {
        breadcrumbs: breadcrumbs(desk, None),
        events: columns.iter().map(|place| event(desk, meetings.events[*place].0)).collect(),
        rows: shown.iter().map(|note| row(desk, &meetings, note, &columns)).collect(),
        actor_count: meetings.met.len(),
        event_count: meetings.events.len(),
        picture: (!ties.is_empty()).then(|| picture(&knots, &ties, said)),
        pair_count: meetings.pairs.len(),
        pairs,
    }
}

/// Those of the shown who met anyone, and the ties by their places among these.
fn graph(desk: Desk<'_>, shown: &[&ParsedNote], mut ties: Vec<Tie>) -> (Vec<Knot>, Vec<Tie>) {
    let met: BTreeSet<usize> = ties.iter().flat_map(|tie| [tie.ends.0, tie.ends.1]).collect();
    let places: BTreeMap<usize, usize> = met.iter().enumerate().map(|(place, one)| (*one, place)).collect();
    let place = |one: usize| places.get(&one).copied().unwrap_or(0);
    for tie in &mut ties {
        tie.ends = (place(tie.ends.0), place(tie.ends.1));
    }
    let knot = |note: &&ParsedNote| Knot {
        name: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
    };
    (met.iter().filter_map(|one| shown.get(*one)).map(knot).collect(), ties)
}

fn row(desk: Desk<'_>, meetings: &Meetings<'_>, note: &ParsedNote, columns: &[usize]) -> MeetingRow {
    let cell = |place: &usize| {
        let (event, who) = &meetings.events[*place];
        let status = event.event().map(status_of).filter(|_| who.contains(&note.id));
        MeetingCell { status: status.map_or("", EventStatus::name), label: status.map_or("", label::status) }
    };
    MeetingRow {
        name: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        cells: columns.iter().map(cell).collect(),
    }
}

fn event(desk: Desk<'_>, note: &ParsedNote) -> MeetingEvent {
    MeetingEvent {
        title: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        date: note.front.date.as_ref().map_or(String::new(), |d| desk.date(&d.value)),
        status_label: note.event().map(status_of).map_or("", label::status),
    }
}

/// The pairs among those who are shown, as a list and as ties between their places.
fn pairs(desk: Desk<'_>, meetings: &Meetings<'_>, shown: &[&ParsedNote]) -> (Vec<MeetingPair>, Vec<Tie>) {
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
    let mut ties = Vec::new();
    let mut list = Vec::new();
    for (ends, events) in found {
        let id = format!("m-{}-{}", ends.0 + 1, ends.1 + 1);
        let notes: Vec<&ParsedNote> = events.iter().map(|place| meetings.events[*place].0).collect();
        let is_listed = list.len() < PAIRS;
        let href = if is_listed { format!("#{id}") } else { String::new() };
        ties.push(Tie { ends, events: events.len(), status: status(&notes), href });
        if is_listed {
            list.push(MeetingPair {
                id,
                who: vec![desk.link(shown[ends.0]), desk.link(shown[ends.1])],
                events: notes.iter().take(EVENTS_OF_A_PAIR).map(|note| event(desk, note)).collect(),
                left_out: notes.len().saturating_sub(EVENTS_OF_A_PAIR),
            });
        }
    }
    (list, ties)
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
