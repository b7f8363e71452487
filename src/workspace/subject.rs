//! What rules are asked about.

use std::collections::BTreeSet;

use super::material::Material;
use crate::model::NoteId;

/// One thing that rules are asked about. In the order in which answers are joined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Subject {
    Note(NoteId),
    Source(NoteId),
    Names,
    Dossier,
}

impl Subject {
    /// Everything that rules are asked about in a dossier.
    pub(super) fn all(material: &Material) -> BTreeSet<Self> {
        let notes = material.dossier.notes.keys().cloned().map(Self::Note);
        let sources = sources_of(material).into_iter().map(Self::Source);
        notes.chain(sources).chain([Self::Names, Self::Dossier]).collect()
    }
}

/// The notes that are sources.
pub(super) fn sources_of(material: &Material) -> BTreeSet<NoteId> {
    let notes = material.dossier.notes.values();
    notes.filter(|note| note.source().is_some()).map(|note| note.id.clone()).collect()
}
