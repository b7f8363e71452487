//! The site as a graph: all that one page needs to know of the others, worked out once.

pub(super) mod attendance;
pub(super) mod backlinks;
mod home;
pub(super) mod lists;
pub(super) mod pagination;
pub(super) mod passages;
pub(super) mod published;
pub(super) mod series;
mod table;
mod tables;

use std::sync::Arc;

use crate::index::{HOME, Index, note_output};
use crate::model::{Citation, CitationKey, Dossier, Kind, NoteId, ParsedNote, Verification};
use crate::site::view::ReferencePart;
use attendance::Attendance;
use backlinks::Backlinks;
use lists::Lists;
use pagination::Pagination;
use passages::Passages;
use published::Published;
pub use published::PublishedNotes;
pub use table::lists::is_listed_elsewhere;
pub use tables::{NotePart, SiteTables};

/// The published notes, and what was found in all of them together.
#[derive(Debug)]
pub(super) struct SiteGraph<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) index: &'a Index,
    pub(super) verification: &'a Verification,
    /// The address at which the site is published, with a slash at its end; empty if unknown.
    pub(super) base_url: String,
    pub(super) published: PublishedNotes<'a>,
    pub(super) lists: Lists<'a>,
    pub(super) backlinks: Backlinks<'a>,
    pub(super) passages: Passages,
    pub(super) pagination: Pagination<'a>,
    pub(super) attendance: Attendance<'a>,
    tables: Arc<SiteTables>,
    /// The home page of a dossier that has no note for it.
    blank_home: ParsedNote,
}

impl<'a> SiteGraph<'a> {
    /// The graph of a dossier whose tables are known.
    pub(super) fn of(
        dossier: &'a Dossier,
        index: &'a Index,
        verification: &'a Verification,
        tables: &Arc<SiteTables>,
        published: PublishedNotes<'a>,
        base_url: String,
    ) -> Self {
        let tables = || Arc::clone(tables);
        Self {
            dossier,
            index,
            verification,
            base_url,
            published,
            lists: Lists::new(tables(), dossier),
            backlinks: Backlinks::new(tables(), dossier),
            passages: Passages::new(tables()),
            pagination: Pagination::new(tables(), dossier, index),
            attendance: Attendance::new(tables(), dossier, index),
            tables: tables(),
            blank_home: home::blank(&dossier.site),
        }
    }

    /// The formatted reference of a source.
    pub(super) fn reference_of(&self, source: &NoteId) -> Arc<[ReferencePart]> {
        self.tables.reference_of(self.dossier, source)
    }

    /// The note that is published as the home page.
    pub(super) fn home(&self) -> Option<&'a ParsedNote> {
        self.notes().find(|note| note_output(note) == HOME)
    }

    /// The note that is published as the home page, or a blank one.
    pub(super) fn home_or_blank(&self) -> &ParsedNote {
        self.home().unwrap_or(&self.blank_home)
    }

    /// The note with this id, if it is published.
    pub(super) fn note(&self, id: &NoteId) -> Option<&'a ParsedNote> {
        self.published.note(id).map(|published| published.note)
    }

    /// The note that a written name stands for, if it is published.
    pub(super) fn named(&self, name: &str) -> Option<Published<'a>> {
        self.published.named(name)
    }

    /// The citation with this name.
    pub(super) fn citation(&self, name: &CitationKey) -> Option<&'a Citation> {
        self.note(&name.note)?.citation(&name.place)
    }

    /// The published notes in the order of their ids.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        self.dossier.notes.values().map(AsRef::as_ref)
    }

    /// The kinds that have notes, as the configuration orders them.
    pub(super) fn filled_kinds(&self) -> impl Iterator<Item = &'a Kind> + '_ {
        self.dossier.site.kinds.iter().filter(|kind| self.lists.has(kind))
    }

    /// The first declared kind of events that has notes.
    pub(super) fn lead_kind(&self) -> Option<&'a Kind> {
        self.lists.lead_kind(&self.dossier.site.kinds)
    }
}
