//! What a picture of many notes rests on: how many it draws, and how many sources their verified quotes come from. The
//! notes themselves say what each of their sentences rests on.

use std::collections::BTreeSet;

use crate::model::{BaseKind, NoteId};
use crate::site::context::PageContext;
use crate::site::view::PictureBasis;

/// What a picture of some events rests on.
pub(in crate::site) fn of_events<'n>(
    context: PageContext<'_>,
    events: impl IntoIterator<Item = &'n NoteId>,
) -> PictureBasis {
    let (mut count, mut sources) = (0, BTreeSet::new());
    for event in events {
        count += 1;
        let quotes = context.graph.quotes_of(event);
        sources.extend(quotes.into_iter().flat_map(|quotes| &quotes.passages).map(|(source, _)| source));
    }
    let mut kinds = context.graph.filled_kinds().filter(|kind| kind.base == BaseKind::Source);
    // Where sources are of two kinds, no list has all of them.
    let list = kinds.next().filter(|_| kinds.next().is_none());
    PictureBasis {
        events: count,
        sources: sources.len(),
        href: list.map_or(String::new(), |kind| context.list_link(kind).href),
    }
}
