//! A change of one note, as the dossier had it and has it.

use std::sync::Arc;

use crate::model::{NoteId, ParsedNote};

/// A note that has changed: as it was, and as it is; none where it was not or is no more.
#[derive(Clone, Debug)]
pub(super) struct NoteChange {
    pub(super) id: NoteId,
    pub(super) old: Option<Arc<ParsedNote>>,
    pub(super) new: Option<Arc<ParsedNote>>,
    /// Whether its capture is another one now, or is here or away now.
    pub(super) has_other_capture: bool,
}

impl NoteChange {
    /// Whether anything but its text is another now.
    pub(super) fn has_other_front(&self) -> bool {
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return true };
        let is_same = old.front == new.front
            && (old.file, &old.path, &old.folder, old.base) == (new.file, &new.path, &new.folder, new.base);
        !is_same
    }

    pub(super) fn is_about_source(&self) -> bool {
        let is_source = |note: &Option<Arc<ParsedNote>>| note.as_ref().is_some_and(|n| n.source().is_some());
        self.has_other_front() && (is_source(&self.old) || is_source(&self.new))
    }
}
