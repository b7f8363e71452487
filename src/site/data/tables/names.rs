//! The stable identifiers of statements, quotes and observations, and the addresses that tables give.

use std::collections::BTreeMap;

use crate::model::{NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::urls::{encoded, statement_anchor};

/// The identifier of a quote: its source's id and its address on its source's pages, which is made of its words.
pub(super) fn quote_id(context: PageContext<'_>, source: &NoteId, place: usize) -> String {
    format!("{source}#{}", context.graph.passages.anchor_of(source, place))
}

/// The identifier of a statement: its note's id and its address on its note's page, which is made of its words.
pub(super) fn statement_id(note: &ParsedNote, number: usize) -> String {
    format!("{}#{}", note.id, statement_anchor(note, number))
}

/// The identifiers of a statistic's observations: `trade@2016`.
pub(super) fn observation_ids(note: &ParsedNote) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let id = |period: &'_ str, times: usize| match times {
        1 => format!("{}@{period}", note.id),
        n => format!("{}@{period}-{n}", note.id),
    };
    let numbered = note.observations().iter().map(|observation| {
        let period = observation.period.text.as_str();
        let times = times.entry(period).or_default();
        *times += 1;
        id(period, *times)
    });
    numbered.collect()
}

/// An address of the site: absolute where the site's is known, else from this file.
pub(super) fn address(context: PageContext<'_>, path: &str, anchor: &str) -> String {
    let base = &context.graph.base_url;
    let page = if base.is_empty() { context.href(path) } else { format!("{base}{}", encoded(path)) };
    if anchor.is_empty() { page } else { format!("{page}#{anchor}") }
}

/// The address of a note's page, or of the heading under which another note tells of it.
pub(super) fn note_address(context: PageContext<'_>, id: &NoteId, anchor: &str) -> String {
    let href = if anchor.is_empty() { context.note_href(id) } else { context.anchor_href(id, anchor) };
    let href = href.unwrap_or_default();
    let base = &context.graph.base_url;
    if base.is_empty() { href } else { format!("{base}{}", href.trim_start_matches("../")) }
}
