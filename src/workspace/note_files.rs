//! The notes by the files that hold them: which of several files with one id counts, and which are drafts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::inputs::Drafts;
use crate::model::{Fault, FaultKind, NoteId, ParsedNote};
use crate::text::Span;

/// Every parsed file of `content/`, by its path from the dossier's root.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteFiles {
    by_path: BTreeMap<Arc<str>, ParsedFile>,
    /// The paths of the files that share an id, in order; the first one is the note.
    by_id: BTreeMap<NoteId, Vec<Arc<str>>>,
    /// The files whose folder has no kind.
    without_kind: BTreeSet<Arc<str>>,
    /// The ids that several files share.
    shared: BTreeSet<NoteId>,
    drafts: Drafts,
}

/// A file as it was parsed.
#[derive(Clone, Debug)]
pub(super) struct ParsedFile {
    pub(super) note: Arc<ParsedNote>,
    /// The fault of its folder, which has no kind.
    pub(super) no_kind: Option<Box<Fault>>,
}

impl NoteFiles {
    pub(super) fn new(drafts: Drafts) -> Self {
        Self { drafts, ..Self::default() }
    }

    /// Puts a file in place of the one that was there. Returns the ids whose note may be another one now.
    pub(super) fn insert(&mut self, path: &str, parsed: ParsedFile) -> Vec<NoteId> {
        let mut touched = self.remove(path);
        let path: Arc<str> = path.into();
        let id = parsed.note.id.clone();
        // Nearly every id has one file.
        let paths = self.by_id.entry(id.clone()).or_insert_with(|| Vec::with_capacity(1));
        paths.insert(paths.partition_point(|other| *other < path), Arc::clone(&path));
        if paths.len() > 1 {
            self.shared.insert(id.clone());
        }
        if parsed.no_kind.is_some() {
            self.without_kind.insert(Arc::clone(&path));
        }
        self.by_path.insert(path, parsed);
        touched.push(id);
        touched
    }

    /// Takes a file away. Returns the ids whose note may be another one now.
    pub(super) fn remove(&mut self, path: &str) -> Vec<NoteId> {
        let Some(file) = self.by_path.remove(path) else { return Vec::new() };
        self.without_kind.remove(path);
        if let Some(paths) = self.by_id.get_mut(&file.note.id) {
            paths.retain(|other| **other != *path);
            if paths.len() < 2 {
                self.shared.remove(&file.note.id);
            }
            if paths.is_empty() {
                self.by_id.remove(&file.note.id);
            }
        }
        vec![file.note.id.clone()]
    }

    pub(super) fn len(&self) -> usize {
        self.by_path.len()
    }

    /// Every file as a note, with its path.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &ParsedNote)> {
        self.by_path.iter().map(|(path, file)| (&**path, &*file.note))
    }

    /// The note that has this id. A draft that is left out still keeps its id from others.
    pub(super) fn note(&self, id: &NoteId) -> Option<&Arc<ParsedNote>> {
        let note = self.first(id)?;
        let is_read = self.drafts == Drafts::Included || !note.front.draft;
        is_read.then_some(note)
    }

    /// Every note by its id.
    pub(super) fn notes(&self) -> impl Iterator<Item = (&NoteId, &Arc<ParsedNote>)> {
        self.by_id.keys().filter_map(|id| Some((id, self.note(id)?)))
    }

    /// The draft that has this id, where drafts are left out.
    pub(super) fn draft(&self, id: &NoteId) -> Option<&Arc<ParsedNote>> {
        self.first(id).filter(|note| self.drafts == Drafts::Excluded && note.front.draft)
    }

    /// Every draft that is left out, by its id.
    pub(super) fn drafts(&self) -> impl Iterator<Item = (&NoteId, &Arc<ParsedNote>)> {
        self.by_id.keys().filter_map(|id| Some((id, self.draft(id)?)))
    }

    fn first(&self, id: &NoteId) -> Option<&Arc<ParsedNote>> {
        Some(&self.by_path.get(self.by_id.get(id)?.first()?)?.note)
    }

    /// The faults of files that are no note of the dossier, and of folders without a kind.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let without_kind = self.without_kind.iter().filter_map(|path| self.by_path.get(path));
        let no_kind = without_kind.filter_map(|file| file.no_kind.as_deref().cloned());
        let shared = self.shared.iter().filter_map(|id| self.by_id.get_key_value(id));
        let others = shared.flat_map(|(id, paths)| {
            let first = self.first(id).map_or_else(Span::default, |note| Span::new(note.file, 0..0));
            let files = paths.iter().skip(1).filter_map(|path| self.by_path.get(path));
            files.flat_map(move |file| duplicate_faults(&file.note, first))
        });
        no_kind.chain(others).collect()
    }
}

/// The faults of a note whose id another has.
fn duplicate_faults(note: &ParsedNote, first: Span) -> Vec<Fault> {
    let kind = FaultKind::DuplicateId { id: note.id.to_string(), first };
    let duplicate = Fault { kind, span: Span::new(note.file, 0..0) };
    std::iter::once(duplicate).chain(note.faults.iter().cloned()).collect()
}
