//! Paginates the long lists of a note's page: its passages, observations and backlinks.
//!
//! The first page has the note itself and the beginning of each list. The cuts are made once for
//! the whole site, since other pages lead to single passages and observations.

use std::ops::Range;
use std::sync::Arc;

use super::door::Door;
use super::series::in_order;
use super::table::pages::NotePages;
use super::table::passages::Use;
use super::tables::SiteTables;
use crate::index::{Index, Key};
use crate::model::{Dossier, NoteId, ParsedNote};

/// The bytes of a page that each list may take, roughly. A statistic's evidence stands there twice,
/// in the table and in the footnotes.
const PASSAGES_BYTES: usize = 52_000;
const OBSERVATIONS_BYTES: usize = 40_000;
const BACKLINKS_BYTES: usize = 40_000;
/// The bytes that the first page may take without its head and foot.
const FIRST_PAGE_BYTES: usize = 60_000;
/// The bytes of the first page that a byte of the note's text, a citation and a named note take.
const BYTES_PER_SOURCE_BYTE: usize = 3;
const CITATION_BYTES: usize = 440;
const NAMED_NOTE_BYTES: usize = 300;
/// The least that an entry of a list takes, in bytes: its markup.
const BACKLINK_BYTES: usize = 450;
const BARE_BACKLINK_BYTES: usize = 150;
const SENTENCE_BYTES: usize = 130;
const PASSAGE_BYTES: usize = 330;
const USE_BYTES: usize = 120;
const OBSERVATION_BYTES: usize = 780;

/// The long lists of all notes, cut when they are first asked for.
#[derive(Debug)]
pub(in crate::site) struct Pagination<'a> {
    tables: Arc<SiteTables>,
    dossier: &'a Dossier,
    index: &'a Index,
    door: Door<'a>,
}

impl<'a> Pagination<'a> {
    pub(super) const fn new(
        tables: Arc<SiteTables>,
        dossier: &'a Dossier,
        index: &'a Index,
        door: Door<'a>,
    ) -> Self {
        Self { tables, dossier, index, door }
    }

    /// The cuts of a note whose lists go on on further pages.
    fn long(&self, id: &NoteId) -> Option<&NotePages> {
        self.door.read(|| Key::Pagination(id.clone()));
        self.tables.pages_of(id, self.dossier, self.index)
    }

    /// Counts the pages of a note.
    pub(in crate::site) fn count(&self, note: &NoteId) -> usize {
        self.long(note).map_or(1, NotePages::count)
    }

    /// The passages of a source that stand on one of its pages.
    pub(in crate::site) fn passages(&self, note: &NoteId, number: usize) -> Range<usize> {
        self.part(note, number, |long| &long.passages)
    }

    /// The observations of a statistic that stand on one of its pages, by their rows in the table.
    pub(in crate::site) fn observations(&self, note: &NoteId, number: usize) -> Range<usize> {
        self.part(note, number, |long| &long.observations)
    }

    /// The backlinks of a note that are listed on one of its pages.
    pub(in crate::site) fn backlinks(&self, note: &NoteId, number: usize) -> Range<usize> {
        self.part(note, number, |long| &long.backlinks)
    }

    fn part(
        &self,
        note: &NoteId,
        number: usize,
        list: impl Fn(&NotePages) -> &Vec<Range<usize>>,
    ) -> Range<usize> {
        match self.long(note) {
            None => 0..usize::MAX,
            Some(long) => number.checked_sub(1).and_then(|i| list(long).get(i).cloned()).unwrap_or(0..0),
        }
    }

    /// The pages on which the passages of a source stand.
    pub(in crate::site) fn of_passages(&self, source: &NoteId) -> PassagePages<'_> {
        PassagePages(self.long(source))
    }

    /// The page on which an observation stands, by its number.
    pub(in crate::site) fn of_observation(&self, statistic: &NoteId, number: usize) -> usize {
        let row =
            |long: &NotePages| long.rows.get(&number).map_or(1, |row| holding(&long.observations, *row));
        self.long(statistic).map_or(1, row)
    }
}

/// The pages on which the passages of one source stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct PassagePages<'p>(Option<&'p NotePages>);

impl PassagePages<'_> {
    /// The page of a passage, by its place in its source's list.
    pub(in crate::site) fn of(self, place: usize) -> usize {
        self.0.map_or(1, |long| holding(&long.passages, place))
    }
}

impl SiteTables {
    /// The cuts of a note whose lists go on on further pages.
    pub(super) fn pages_of(&self, id: &NoteId, dossier: &Dossier, index: &Index) -> Option<&NotePages> {
        let pages = self.pagination.get(id)?.get_or_init(|| {
            let note = dossier.note(id)?;
            let pages = NotePages {
                passages: cut_passages(note, dossier, self),
                backlinks: cut_backlinks(note, dossier, index, self),
                ..NotePages::of_observations(note)
            };
            (pages.count() > 1).then(|| Box::new(pages))
        });
        pages.as_deref()
    }
}

impl NotePages {
    fn of_observations(note: &ParsedNote) -> Self {
        let order = in_order(note);
        let sizes = order.iter().map(|_| OBSERVATION_BYTES);
        Self {
            observations: cut(OBSERVATIONS_BYTES, OBSERVATIONS_BYTES, sizes),
            rows: order.iter().enumerate().map(|(row, number)| (*number, row)).collect(),
            ..Self::default()
        }
    }

    fn count(&self) -> usize {
        [&self.passages, &self.observations, &self.backlinks]
            .map(Vec::len)
            .into_iter()
            .max()
            .unwrap_or(1)
            .max(1)
    }
}

/// Cuts the list of a source's passages, each of which lists what rests on it.
fn cut_passages(source: &ParsedNote, dossier: &Dossier, tables: &SiteTables) -> Vec<Range<usize>> {
    let sizes = tables.passages.of_source(&source.id).iter().map(|passage| {
        let name = passage.name();
        let citation = name.and_then(|name| dossier.note(&name.note)?.citation(&name.place));
        let mut user: Option<(&NoteId, Option<&ParsedNote>)> = None;
        let uses = passage.uses().map(|(id, one)| {
            let known = user.filter(|(known, _)| std::ptr::eq(*known, id));
            let (_, note) = *user.insert(known.unwrap_or_else(|| (id, dossier.note(id))));
            USE_BYTES + note.map_or(0, |note| use_size(note, one))
        });
        PASSAGE_BYTES + citation.map_or(0, |citation| citation.quote.value.len()) + uses.sum::<usize>()
    });
    cut(PASSAGES_BYTES, PASSAGES_BYTES, sizes)
}

/// Cuts the list of the pages that mention a note. On its first page it has the room that its text
/// leaves.
fn cut_backlinks(
    note: &ParsedNote,
    dossier: &Dossier,
    index: &Index,
    tables: &SiteTables,
) -> Vec<Range<usize>> {
    let backlinks = tables.backlinks.of_note(&note.id);
    let room = FIRST_PAGE_BYTES.saturating_sub(body_size(note, index));
    let sizes = backlinks.map(|backlink| {
        let (note, sentences) = (dossier.note(backlink.note), backlink.sentences().iter());
        let size = |number: &usize| note.map_or(0, |note| statement_size(note, *number));
        let sizes = sentences.map(|number| SENTENCE_BYTES + size(number));
        let is_bare = backlink.sentences().is_empty() && backlink.fields().is_empty();
        let own = if is_bare { BARE_BACKLINK_BYTES } else { BACKLINK_BYTES };
        own + sizes.sum::<usize>()
    });
    cut(room.min(BACKLINKS_BYTES), BACKLINKS_BYTES, sizes)
}

/// The size of the text that rests on a passage, roughly.
fn use_size(note: &ParsedNote, one: &Use) -> usize {
    if let Use::Sentence(number) = one { statement_size(note, *number) } else { 0 }
}

fn statement_size(note: &ParsedNote, statement: usize) -> usize {
    note.statements.get(statement).map_or(0, |statement| statement.span.range().len())
}

/// The bytes of its first page that a note takes by itself: text, footnotes, previews of links.
fn body_size(note: &ParsedNote, index: &Index) -> usize {
    let written: usize = (0..note.statements.len()).map(|number| statement_size(note, number)).sum();
    let rows = note.observations().len() * OBSERVATION_BYTES;
    let named = index.stub(&note.id).map_or(0, |stub| stub.mentions.len());
    written * BYTES_PER_SOURCE_BYTE
        + note.citations().count() * CITATION_BYTES
        + named * NAMED_NOTE_BYTES
        + rows.min(OBSERVATIONS_BYTES)
}

/// Cuts a list so that no part takes more than its room, which is `first` for the first part; an
/// entry that does has a part to itself.
fn cut(first: usize, room: usize, sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut taken = 0;
    for (place, size) in sizes.enumerate() {
        taken += size;
        let room = if parts.len() == 1 { first } else { room };
        match parts.last_mut().filter(|_| taken <= room) {
            Some(part) => part.end = place + 1,
            None => {
                parts.push(place..place + 1);
                taken = size;
            }
        }
    }
    parts
}

fn holding(parts: &[Range<usize>], place: usize) -> usize {
    parts.partition_point(|part| part.end <= place) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_where_its_room_ends() {
        let whole = |sizes: &[usize]| cut(100, 100, sizes.iter().copied());
        assert!(whole(&[]).is_empty());
        assert_eq!(whole(&[50, 50, 1]), vec![0..2, 2..3]);
        assert_eq!(whole(&[1, 300, 1]), vec![0..1, 1..2, 2..3]);
        assert_eq!(cut(20, 100, [10; 15].into_iter()), vec![0..2, 2..12, 12..15]);
        let parts = whole(&[10; 25]);
        assert_eq!(parts, vec![0..10, 10..20, 20..25]);
        assert_eq!([0, 9, 10, 24].map(|place| holding(&parts, place)), [1, 1, 2, 3]);
    }
}
