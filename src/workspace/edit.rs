//! Checks a dossier with another text for one note, which need not be on disk.

use std::borrow::Cow;
use std::sync::Arc;

use super::state::{Checked, Workspace};
use crate::check::{self, Facts, Whole};
use crate::diagnostic::Diagnostic;
use crate::index::{Index, Reads, Stub};
use crate::model::{Dossier, NoteId};
use crate::syntax::{self, MAX_MARKDOWN_BYTES, NoteFile};
use crate::text::SourceText;
use crate::verify;

impl Workspace {
    /// Runs every check with `text` in the place of a note's. Only that note is parsed; `before` is what
    /// [`Self::check`] found without the edit. Nothing depends on the day. An id that no note has changes
    /// nothing.
    #[must_use]
    pub fn check_edited(&self, before: &Checked, id: &NoteId, text: &str) -> Vec<Diagnostic> {
        let Some(old) = self.dossier.notes.get(id) else { return before.findings.clone() };
        let decoded = syntax::decode(text.as_bytes(), MAX_MARKDOWN_BYTES);
        let place = NoteFile { file: old.file, path: &old.path, folder: &old.folder, base: old.base };
        let note = syntax::parse(&place, &decoded);
        let path = self.sources.file(old.file).path.as_str();
        let sources = self.sources.with(old.file, SourceText::new(path, decoded.text.as_str()));
        let is_same_to_others = Stub::of(&note) == Stub::of(old);
        let mut dossier: Dossier = self.dossier.clone();
        dossier.notes.insert(id.clone(), Arc::new(note));
        // Most edits change only text, and names need not be looked up anew for them.
        let index = match is_same_to_others {
            true => Cow::Borrowed(&before.index),
            false => Cow::Owned(Index::of(&dossier)),
        };
        let verification = verify::verify(&dossier, &index);
        check::check(&Facts {
            notes: Reads::unlogged(&dossier, &index),
            sources: &sources,
            other_faults: &self.faults,
            levels: &self.config.levels,
            today: None,
            whole: Whole {
                dossier: &dossier,
                index: &index,
                verification: &verification,
                assets: &self.assets,
            },
        })
    }
}
