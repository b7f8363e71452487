//! Seals: what `factum.lock` keeps of a source, so that quotes are verified where its text is not.

use std::collections::BTreeMap;

use super::NoteId;

/// All seals of a dossier, by source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By the source's id.
    pub sources: BTreeMap<String, Seal>,
}

impl Lock {
    /// The seal of a source.
    #[must_use]
    pub fn seal(&self, source: &NoteId) -> Option<&Seal> {
        self.sources.get(source.as_str())
    }
}

/// What is kept of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// SHA-256 of the capture's bytes, in hexadecimal, as `sha256sum` prints it.
    pub sha256: String,
    /// How many words the capture has.
    pub words: usize,
    /// The ids of the notes that the capture names, sorted.
    pub names: Vec<String>,
    /// For each window of three folded words a 16-bit keyed hash, in order.
    pub fingerprint: Vec<u16>,
}
