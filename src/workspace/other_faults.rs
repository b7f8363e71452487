//! The faults of files that are no notes.

use crate::model::Fault;

/// The faults of the configuration and the lock, of files of `content/` that are no notes, and of the theme.
#[derive(Clone, Debug, Default)]
pub(super) struct OtherFaults {
    pub(super) config: Vec<Fault>,
    /// Each with the file's path from the dossier's root.
    strays: Vec<(String, Fault)>,
    pub(super) theme: Vec<Fault>,
    /// Of the lock. No note is read where it has one.
    pub(super) lock: Vec<Fault>,
    /// Of too many notes. No note is read then.
    pub(super) count: Vec<Fault>,
    /// Of the file of sign-offs.
    pub(super) reviews: Vec<Fault>,
}

impl OtherFaults {
    pub(super) fn add_stray(&mut self, path: &str, fault: Fault) {
        self.strays.push((path.to_owned(), fault));
    }

    /// Forgets what was wrong with a file of `content/` that is no note.
    pub(super) fn forget_stray(&mut self, path: &str) {
        self.strays.retain(|(of, _)| of != path);
    }

    /// How many files of `content/` that are no notes have a fault.
    pub(super) const fn strays(&self) -> usize {
        self.strays.len()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Fault> {
        let strays = self.strays.iter().map(|(_, fault)| fault);
        self.config
            .iter()
            .chain(&self.lock)
            .chain(&self.count)
            .chain(strays)
            .chain(&self.theme)
            .chain(&self.reviews)
    }
}
