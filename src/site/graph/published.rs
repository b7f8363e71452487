//! The published notes by id and by the names that notes write, each with the path of its page: what a page
//! asks most often. The maps are only ever asked, so that their order has no part in a page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::by_id::ById;
use super::facets::Facets;
use super::texts::NoteTexts;
use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote};
use crate::site::view::Frame;
use crate::verify::coverage::Coverage;

/// A note that is published, and where.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Published<'a> {
    pub(in crate::site) note: &'a ParsedNote,
    /// The path of its page below the output folder.
    pub(in crate::site) output: &'a str,
    /// Its number among all notes; none where they were not looked up at once.
    pub(in crate::site) number: Option<u32>,
    /// Whether it says that another note tells of it: nearly none does, and for most nothing else of the note has to be
    /// looked at where it is linked to.
    pub(in crate::site) names_host: bool,
}

impl<'a> Published<'a> {
    /// The page of a note at a path.
    pub(in crate::site) const fn at(note: &'a ParsedNote, output: &'a str) -> Self {
        Self { note, output, number: None, names_host: note.front.told_in.is_some() }
    }
}

/// What several pages show of one note, worked out when the first of them asks.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct Shared {
    /// The texts of its statements, in the site's language.
    pub(in crate::site::graph) texts: OnceLock<NoteTexts>,
    pub(in crate::site::graph) coverage: OnceLock<Coverage>,
    /// How many notes mention it.
    pub(in crate::site::graph) mentioning: OnceLock<usize>,
}

/// All published notes.
#[derive(Debug)]
pub struct PublishedNotes<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    by_id: ById<Published<'a>>,
    /// By the names that notes write, ids most of them.
    by_name: FxHashMap<&'a str, Option<Published<'a>>>,
    /// By the numbers of the notes.
    shared: Vec<Shared>,
    /// By the first pages of the lists.
    pub(in crate::site::graph) facets: Made<Facets>,
    /// By folders.
    pub(in crate::site::graph) frames: Made<Frame>,
    pub(in crate::site::graph) navigation: OnceLock<Navigation>,
}

/// The entries of the main navigation: what they say, and the paths to which they lead.
pub(in crate::site) type Navigation = Vec<(String, String)>;

/// What several pages share, by a name for what they have in common.
#[derive(Debug)]
pub(in crate::site::graph) struct Made<T>(Mutex<BTreeMap<String, Arc<T>>>);

impl<T> Made<T> {
    /// What has this name, made when somebody first asks.
    pub(in crate::site::graph) fn get(&self, name: &str, make: impl FnOnce() -> Arc<T>) -> Arc<T> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = known().get(name) {
            return Arc::clone(made);
        }
        // Two that ask at once make the same.
        let made = make();
        known().insert(name.to_owned(), Arc::clone(&made));
        made
    }
}

impl<T> Default for Made<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<'a> PublishedNotes<'a> {
    /// For one page: each note is looked up when it is asked for.
    #[must_use]
    pub fn for_one_page(dossier: &'a Dossier, index: &'a Index) -> Self {
        let (by_id, by_name) = (ById::default(), FxHashMap::default());
        Self {
            dossier,
            index,
            by_id,
            by_name,
            shared: Vec::new(),
            facets: Made::default(),
            frames: Made::default(),
            navigation: OnceLock::new(),
        }
    }

    /// For a whole site: all notes are looked up at once, since they will be asked for many times.
    #[must_use]
    pub fn for_all_pages(dossier: &'a Dossier, index: &'a Index) -> Self {
        let mut notes = Self::for_one_page(dossier, index);
        let numbered = |(id, number): (&NoteId, u32)| {
            let found = notes.look_up(id).map(|found| Published { number: Some(number), ..found });
            Some((id.clone(), found?))
        };
        notes.by_id = ById::of(dossier.notes.keys().zip(0..).filter_map(numbered).collect());
        notes.shared.resize_with(dossier.notes.len(), Shared::default);
        // An id wins over titles, as nearly all names are ids.
        let ids = dossier.notes.keys().map(|id| (id.as_str(), notes.by_id.get(id).copied()));
        notes.by_name = ids.filter(|(_, found)| found.is_some()).collect();
        for name in index.stubs().flat_map(|stub| &stub.mentions) {
            let found = || index.find(name).and_then(|id| notes.by_id.get(&id).copied());
            notes.by_name.entry(name.as_str()).or_insert_with(found);
        }
        notes
    }

    fn look_up(&self, id: &'_ NoteId) -> Option<Published<'a>> {
        let (note, stub) = self.dossier.note(id).zip(self.index.stub(id))?;
        Some(Published::at(note, &stub.output))
    }

    /// What several pages show of a note; none where all that is asked is for one page.
    pub(in crate::site::graph) fn shared(&self, note: &NoteId) -> Option<&Shared> {
        self.numbered(self.number(note)?)
    }

    /// The same, by the note's number.
    pub(in crate::site::graph) fn numbered(&self, number: u32) -> Option<&Shared> {
        self.shared.get(number as usize)
    }

    /// The number of a note among all; none where they were not looked up at once.
    pub(in crate::site::graph) fn number(&self, note: &NoteId) -> Option<u32> {
        self.by_id.get(note)?.number
    }

    /// The note with this id.
    pub(in crate::site) fn note(&self, id: &NoteId) -> Option<Published<'a>> {
        self.by_id.get(id).copied().or_else(|| self.look_up(id))
    }

    /// The note that a written name stands for.
    pub(in crate::site) fn named(&self, name: &str) -> Option<Published<'a>> {
        match self.by_name.get(name) {
            Some(known) => *known,
            None => self.index.find(name).and_then(|id| self.note(&id)),
        }
    }
}
