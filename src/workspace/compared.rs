//! Sentences beside their quotes, for people who read both.

use super::live::Workspace;
use super::making::reads;
use crate::model::{Compared, NoteId};
use crate::verify::{EvidenceBase, compared};

impl Workspace {
    /// The sentences of a note that are to be read, each beside its quotes. Not after [`Self::finish_checks`].
    #[must_use]
    pub fn compared(&self, id: &NoteId) -> Vec<Compared> {
        let (derived, dossier) = (&self.derived, &self.material.dossier);
        let base = EvidenceBase::new(
            reads(&self.material, &derived.index, None),
            &derived.readings,
            &derived.quotes,
        );
        let found = derived.verification.note(id).filter(|found| !found.reviewable.is_empty());
        dossier.note(id).zip(found).map_or_else(Vec::new, |(note, found)| compared(&base, note, found))
    }
}
