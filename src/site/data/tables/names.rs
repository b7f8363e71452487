//! The stable identifiers of statements, quotes and observations, and the addresses that tables give.

use std::collections::BTreeMap;

use crate::model::{NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::urls::{encoded, statement_anchor};

/// The identifier of a statement: its note's id and its address on its note's page, which is made of its words.
pub(super) fn statement_id(note: &ParsedNote, number: usize) -> String {
    [note.id.as_str(), "#", &statement_anchor(note, number)].concat()
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
    let page = if base.is_empty() { context.href(path) } else { [base, encoded(path).as_str()].concat() };
    if anchor.is_empty() { page } else { [page.as_str(), "#", anchor].concat() }
}

/// The address of a note's page, or of the heading under which another note tells of it.
pub(super) fn note_address(context: PageContext<'_>, id: &NoteId, anchor: &str) -> String {
    NoteAddress::of(context, id).at(anchor)
}

/// Where a note stands, for several addresses on its page.
pub(super) struct NoteAddress {
    page: String,
    /// Whether the note has no page, or another note tells of it: then nothing of it has an address of its own.
    is_whole: bool,
}

impl NoteAddress {
    pub(super) fn of(context: PageContext<'_>, id: &NoteId) -> Self {
        let Some(published) = context.graph.published(id) else {
            return Self { page: String::new(), is_whole: true };
        };
        let (href, base) = (context.href_of(published), &context.graph.base_url);
        Self {
            page: if base.is_empty() { href } else { format!("{base}{}", href.trim_start_matches("../")) },
            is_whole: context.graph.told_at(published.note).is_some(),
        }
    }

    /// The address of something on the note's page; without an anchor of the note.
    pub(super) fn at(&self, anchor: &str) -> String {
        if anchor.is_empty() || self.is_whole {
            self.page.clone()
        } else {
            [&self.page, "#", anchor].concat()
        }
    }
}
