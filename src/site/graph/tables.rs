//! The tables from which pages learn of other notes: they hold ids and numbers, borrow nothing, and follow a
//! change of a note by putting what it contributes now in place of what it contributed before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::table::attendance::AttendanceTable;
use super::table::backlinks::{BacklinkTable, NoteMentions};
use super::table::lists::ListTable;
use super::table::pages::NotePages;
use super::table::passages::{NotePassages, PassageTable};
use super::table::told::{ToldTable, told};
use crate::index::{Index, Key, Reads, TIMELINE};
use crate::model::{Dossier, NoteId, ParsedNote, Verification};
use crate::site::format::bibliography::{Form, reference_of};
use crate::site::view::ReferencePart;

/// All that pages need to know of other notes.
#[derive(Debug, Default)]
pub struct SiteTables {
    parts: BTreeMap<NoteId, NotePart>,
    pub(super) passages: PassageTable,
    pub(super) backlinks: BacklinkTable,
    /// How the long lists of each note are cut, worked out when a page first asks; none where nothing is long.
    pub(super) pagination: BTreeMap<NoteId, OnceLock<Option<Box<NotePages>>>>,
    /// How they were cut before the last change, as far as somebody had asked; and the keys of all else that is
    /// answered otherwise since.
    pub(super) repaged: BTreeMap<NoteId, Option<Box<NotePages>>>,
    pub(super) changed: BTreeSet<Key>,
    lists: OnceLock<ListTable>,
    /// The same before the last change, as far as somebody had asked.
    pub(super) lists_before: Option<ListTable>,
    attendance: OnceLock<AttendanceTable>,
    told: OnceLock<ToldTable>,
    /// The same before the last change, as far as somebody had asked.
    pub(super) told_before: Option<ToldTable>,
    form: OnceLock<Option<Form>>,
    references: BTreeMap<NoteId, OnceLock<Arc<[ReferencePart]>>>,
}

/// What one note contributes to the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotePart {
    pub(super) passages: NotePassages,
    pub(super) mentions: NoteMentions,
    /// The lengths of its statements, by which pages of other notes are cut.
    statements: Vec<usize>,
    /// The lengths of its quotes, likewise.
    quotes: Vec<usize>,
}

impl NotePart {
    /// What a note contributes, as far as it can be asked through `notes`.
    #[must_use]
    pub fn of(note: &ParsedNote, notes: Reads<'_>, verification: &Verification) -> Self {
        Self {
            passages: NotePassages::of(note, notes, verification),
            mentions: NoteMentions::of(note, notes),
            statements: note.statements.iter().map(|statement| statement.span.range().len()).collect(),
            quotes: note.citations().map(|citation| citation.quote.value.len()).collect(),
        }
    }

    /// The notes whose pages are cut by lengths that are others in `old`.
    fn cut_by_other_lengths<'n>(&'n self, old: &Self) -> BTreeSet<&'n NoteId> {
        let has_other_quotes = self.quotes != old.quotes;
        let is_other = |number: usize| self.statements.get(number) != old.statements.get(number);
        let sources = self.passages.sources_of(|number| has_other_quotes || number.is_some_and(is_other));
        sources.chain(self.mentions.targets_of(is_other)).collect()
    }
}

impl SiteTables {
    /// The tables of a whole dossier.
    #[must_use]
    pub fn of(dossier: &Dossier, index: &Index, verification: &Verification) -> Self {
        let notes = Reads::unlogged(dossier, index);
        let part = |note: &ParsedNote| NotePart::of(note, notes, verification);
        let parts: Vec<(NoteId, NotePart)> =
            dossier.notes.iter().map(|(id, note)| (id.clone(), part(note))).collect();
        let mut tables = Self::default();
        for (id, part) in parts {
            tables.replace(&id, Some(part));
        }
        for (id, note) in &dossier.notes {
            tables.change_note(id, Some(note));
        }
        tables
    }

    /// Takes up what a note contributes that was not there before, and will not change: nothing is kept to take
    /// it back by.
    pub fn add(&mut self, id: &NoteId, part: &NotePart) {
        self.passages.replace(id, None, Some(&part.passages));
        self.backlinks.replace(None, Some(&part.mentions));
    }

    /// Puts what a note contributes in place of what it contributed before.
    pub fn replace(&mut self, id: &NoteId, new: Option<NotePart>) {
        let old = self.parts.remove(id);
        if old == new {
            self.parts.extend(new.map(|part| (id.clone(), part)));
            return;
        }
        let changed = NotePart::changed_keys(old.as_ref(), new.as_ref());
        self.passages.replace(id, old.as_ref().map(|p| &p.passages), new.as_ref().map(|p| &p.passages));
        self.backlinks.replace(old.as_ref().map(|p| &p.mentions), new.as_ref().map(|p| &p.mentions));
        let resized = old.iter().zip(&new).flat_map(|(old, new)| new.cut_by_other_lengths(old));
        let relisted = changed.iter().filter_map(|key| match key {
            Key::Backlinks(id) | Key::Passages(id) => Some(id),
            _ => None,
        });
        let touched: BTreeSet<&NoteId> = relisted.chain(resized).collect();
        touched.into_iter().for_each(|note| self.forget_pages(note));
        self.changed.extend(changed);
        self.parts.extend(new.map(|part| (id.clone(), part)));
    }

    /// Forgets what was worked out of a note itself.
    pub fn change_note(&mut self, id: &NoteId, new: Option<&ParsedNote>) {
        self.forget_pages(id);
        let Some(note) = new else {
            self.pagination.remove(id);
            self.references.remove(id);
            return;
        };
        self.pagination.insert(id.clone(), OnceLock::new());
        if note.source().is_some() {
            self.references.insert(id.clone(), OnceLock::new());
        } else {
            self.references.remove(id);
        }
    }

    /// Forgets what was worked out of the front matter of all notes, the lists left out.
    pub fn change_front(&mut self) {
        self.changed.insert(Key::Attendance);
        self.attendance = OnceLock::new();
    }

    /// Forgets who tells of whom, which hangs on front matter and headings.
    pub fn change_told(&mut self) {
        if let Some(told) = self.told.take() {
            self.told_before.get_or_insert(told);
        }
    }

    /// Forgets the lists, and what was worked out of them.
    pub fn change_lists(&mut self) {
        self.changed.extend([Key::Lists, Key::Attendance]);
        if let Some(lists) = self.lists.take() {
            self.lists_before.get_or_insert(lists);
        }
        self.attendance = OnceLock::new();
    }

    /// Forgets what was worked out of the configuration: how references are written.
    pub fn change_settings(&mut self) {
        self.form = OnceLock::new();
        self.references.values_mut().for_each(|reference| *reference = OnceLock::new());
    }

    /// Whether places in lists hang on what written names stand for.
    #[must_use]
    pub fn lists_rest_on_names(&self) -> bool {
        self.lists.get().is_some_and(ListTable::rests_on_names)
    }

    pub(super) fn lists(&self, dossier: &Dossier, index: &Index) -> &ListTable {
        self.lists.get_or_init(|| ListTable::of(dossier, index))
    }

    pub(super) fn told(&self, dossier: &Dossier, index: &Index) -> &ToldTable {
        self.told.get_or_init(|| told(dossier, index))
    }

    pub(super) fn attendance(&self, dossier: &Dossier, index: &Index) -> &AttendanceTable {
        self.attendance.get_or_init(|| {
            let events = self.lists(dossier, index).listed(TIMELINE).filter_map(|id| dossier.note(id));
            AttendanceTable::of(events, index, dossier)
        })
    }

    /// The formatted reference of a source.
    pub(in crate::site) fn reference_of(&self, dossier: &Dossier, source: &NoteId) -> Arc<[ReferencePart]> {
        let known = self.references.get(source).zip(dossier.note(source));
        let Some((known, note)) = known else { return Arc::default() };
        let form =
            || self.form.get_or_init(|| Form::of(&dossier.policy.citation_style, &dossier.site.language));
        let made = || form().as_ref().map_or_else(Vec::new, |form| reference_of(note, form)).into();
        Arc::clone(known.get_or_init(made))
    }
}
