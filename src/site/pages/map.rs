//! Where the places of the dossier lie: a map and, saying the same, a table. No source of the dossier says where a place
//! lies, so the page says for each what its position was taken from.

use std::collections::BTreeMap;

use crate::index::TIMELINE;
use crate::model::{Coordinates, NoteId, ParsedNote};
use crate::read::outline;
use crate::site::context::PageContext;
use crate::site::frame::{breadcrumbs, frame, head_of_list};
use crate::site::picture::map::{Spot, picture};
use crate::site::view::{Content, LinkView, MapPlace, MapView, PageView};

/// What the page is called.
pub(in crate::site) const TITLE: &str = "Where the places lie";
/// What the page holds.
pub(in crate::site) const ABOUT: &str =
    "The places of the dossier on a map. Their positions are no statement of its sources.";
/// The most places that are drawn and listed, and the most events of each.
const PLACES: usize = 200;
const EVENTS: usize = 8;
/// The pictures: for wide windows, and for narrow ones.
const PICTURES: [(&str, f64); 2] = [("wide", 880.0), ("narrow", 360.0)];

pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let places = found(context);
    let events = events(context);
    let listed =
        places.iter().flat_map(|(place, _)| events.get(&place.id).into_iter().flatten().chain([place]));
    PageView {
        path: context.path.to_owned(),
        template: "map.html",
        frame: frame(context),
        head: head_of_list(context, TITLE, ABOUT, listed.copied()),
        content: Content::Map(view(context, &places, &events)),
    }
}

/// The places that are drawn, by their names.
fn found<'s>(context: PageContext<'s>) -> Vec<(&'s ParsedNote, &'s Coordinates)> {
    let mut found: Vec<(&ParsedNote, &Coordinates)> =
        context.graph.notes().filter_map(|note| Some((note, note.coordinates()?))).collect();
    found.sort_by_key(|(note, _)| (note.title().to_lowercase(), &note.id));
    found.truncate(PLACES);
    found
}

fn view(
    context: PageContext<'_>,
    found: &[(&ParsedNote, &Coordinates)],
    events: &BTreeMap<NoteId, Vec<&ParsedNote>>,
) -> MapView {
    let place = |(note, at): &(&ParsedNote, &Coordinates)| {
        let here = events.get(&note.id).map_or(&[][..], Vec::as_slice);
        MapPlace {
            id: format!("p-{}", note.id),
            link: context.link(note),
            position: at.in_words(),
            source: at.source.value.clone(),
            left_out: here.len().saturating_sub(EVENTS),
            events: here.iter().take(EVENTS).map(|note| context.link(note)).collect::<Vec<LinkView>>(),
        }
    };
    let places: Vec<MapPlace> = found.iter().map(place).collect();
    let settings = context.graph.dossier.site.map.as_ref();
    let file = settings.and_then(|map| context.graph.dossier.assets.get(&map.outline.value));
    let own = || file.map(|bytes| outline::lines(bytes)).unwrap_or_default();
    let lines = if settings.is_some() { own() } else { outline::world() };
    let spots: Vec<Spot> = found.iter().zip(&places).map(|((_, at), place)| spot(at, place)).collect();
    let said = said(&places);
    let drawn = PICTURES.map(|(id, width)| picture((id, width), &spots, &lines, TITLE, said.clone()));
    let (credit, credit_url) = match settings {
        None => (outline::WORLD_CREDIT.to_owned(), Some(outline::WORLD_URL.to_owned())),
        Some(map) if !lines.is_empty() => (map.credit.clone(), map.credit_url.clone()),
        Some(_) => (String::new(), None),
    };
    MapView {
        breadcrumbs: breadcrumbs(context, None),
        pictures: drawn.into_iter().collect(),
        places,
        outline: settings.filter(|_| !credit.is_empty()).map(|map| context.href(&map.outline)),
        credit,
        credit_url,
    }
}

fn spot(at: &Coordinates, place: &MapPlace) -> Spot {
    let (latitude, longitude) = at.degrees();
    let has_events = !place.events.is_empty();
    Spot { name: place.link.label.clone(), href: format!("#{}", place.id), latitude, longitude, has_events }
}

/// The events at each place, the earliest first.
fn events<'s>(context: PageContext<'s>) -> BTreeMap<NoteId, Vec<&'s ParsedNote>> {
    let mut events: BTreeMap<NoteId, Vec<&ParsedNote>> = BTreeMap::new();
    for listed in context.graph.lists.list(TIMELINE) {
        let Some(note) = context.graph.front(&listed.note) else { continue };
        let place = note.event().and_then(|event| event.place.as_ref());
        if let Some(place) = place.and_then(|place| context.find(&place.value)) {
            events.entry(place.id.clone()).or_default().push(note);
        }
    }
    events
}

/// The map in words.
fn said(places: &[MapPlace]) -> String {
    let one = |place: &MapPlace| format!("{}: {}", place.link.label, place.position);
    places.iter().map(one).collect::<Vec<_>>().join("; ")
}
