//! The workspace: a dossier that was read, all that follows from it, and the changes that it takes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derived::{Derived, Tracking};
use super::load::{parse_note, read_capture_of};
use super::material::Material;
use super::note_change::NoteChange;
use crate::diagnostic::Diagnostic;
use crate::index::Index;
use crate::model::{Date, NoteId, ParsedNote, Verification};
use crate::render::Renderer;
use crate::syntax::{self, MAX_MARKDOWN_BYTES};
use crate::text::{SourceMap, SourceText};

/// A change of one file, whether it comes from the disk, a watcher or an editor's buffer. Paths are from the
/// dossier's root, with `/` between their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file has this content now.
    Write {
        /// The file.
        path: String,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// The file is no more.
    Remove {
        /// The file.
        path: String,
    },
}

/// A dossier with all that follows from it: what is found wrong, and what is published.
///
/// Any sequence of changes gives what a clean run gives, byte for byte, and costs what they touch.
pub struct Workspace {
    /// What was read.
    pub material: Material,
    pub(super) derived: Derived,
    /// What pages are rendered with; made when the first one is asked for.
    pub(super) renderer: Option<Renderer>,
}

impl Workspace {
    /// Derives all that follows from what was read. `today` is the day on which plans are overdue; nothing
    /// depends on the clock without it. With [`Tracking::On`] changes can be applied.
    #[must_use]
    pub fn new(mut material: Material, today: Option<Date>, tracking: Tracking) -> Self {
        let derived = Derived::of(&mut material, today, tracking);
        Self { material, derived, renderer: None }
    }

    /// Its notes by what others need to know of them.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.derived.index
    }

    /// The outcomes of verifying quotes and values.
    #[must_use]
    pub const fn verification(&self) -> &Verification {
        &self.derived.verification
    }

    /// What is found wrong, in the order of files and places.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.derived.findings(&self.material)
    }

    /// Drops what nothing but checks asks for, to make room once the findings are known: what was read of captures
    /// and quotes, the proofs of seals, and the texts that findings show. Pages can be made afterwards; changes
    /// cannot be followed any more.
    pub fn finish_checks(&mut self) {
        self.derived.finish_checks();
        self.material.dossier.forget_proofs();
        self.material.sources = SourceMap::default();
    }

    /// Takes up changes of notes: of files below `content/` whose name ends in `.md`. Changes of other files are
    /// left alone; after them a dossier is read anew.
    pub fn apply(&mut self, changes: Vec<Change>) {
        let mut before: BTreeMap<NoteId, Option<Arc<ParsedNote>>> = BTreeMap::new();
        let faults = self.material.other_faults();
        for change in changes {
            for id in self.material.take_up(change) {
                before.entry(id.clone()).or_insert_with(|| self.material.dossier.notes.get(&id).cloned());
            }
        }
        let changes: Vec<NoteChange> =
            before.into_iter().filter_map(|(id, old)| self.material.replace_note(id, old)).collect();
        let has_other_faults = faults != self.material.other_faults();
        self.derived.follow(&self.material, &changes, has_other_faults);
    }
}

impl Material {
    /// Parses a changed file. Returns the ids whose note may be another one now.
    fn take_up(&mut self, change: Change) -> Vec<NoteId> {
        match change {
            Change::Remove { path } => self.files.remove(&path),
            Change::Write { path, bytes } => {
                let decoded = syntax::decode(&bytes, MAX_MARKDOWN_BYTES);
                let text =
                    SourceText::new(path.as_str(), decoded.text.as_str()).read_as(decoded.bytes.clone());
                let file = match self.sources.find(&path) {
                    Some(file) => {
                        self.sources.replace(file, text);
                        file
                    }
                    None => self.sources.add(text),
                };
                let (note, no_kind) = parse_note(&self.config.site.kinds, &path, file, &decoded);
                self.files.insert(&path, note, no_kind)
            }
        }
    }

    /// Puts the note that now has an id into the dossier, with its capture if it is a source. None where it is the
    /// same as before.
    fn replace_note(&mut self, id: NoteId, old: Option<Arc<ParsedNote>>) -> Option<NoteChange> {
        let new = self.files.note(&id).cloned();
        match &new {
            Some(note) => self.dossier.notes.insert(id.clone(), Arc::clone(note)),
            None => self.dossier.notes.remove(&id),
        };
        let is_same = match (&old, &new) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return None;
        }
        let has_other_capture = self.replace_capture(&id, new.as_deref());
        Some(NoteChange { id, old, new, has_other_capture })
    }

    fn replace_capture(&mut self, id: &NoteId, note: Option<&ParsedNote>) -> bool {
        let read = note.and_then(|note| {
            let (captures, expected) = self.captures.as_ref()?;
            read_capture_of(note, captures.as_ref(), *expected)
        });
        self.capture_faults.remove(id);
        let old = self.dossier.captures.remove(id).map(|capture| (capture.name, capture.sha256));
        let new = match read {
            Some(Ok(capture)) => {
                let new = (capture.name.clone(), capture.sha256.clone());
                self.dossier.captures.insert(id.clone(), capture);
                Some(new)
            }
            Some(Err(fault)) => {
                self.capture_faults.insert(id.clone(), fault);
                None
            }
            None => None,
        };
        old != new
    }
}
