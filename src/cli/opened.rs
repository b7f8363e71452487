//! A dossier that was opened for a reader, with what is to be read in it.

use crate::diagnostic::Diagnostic;
use crate::workspace::{ToRead, Workspace};

/// A dossier with what is found in it.
pub(super) struct Opened {
    pub(super) workspace: Workspace,
    pub(super) findings: Vec<Diagnostic>,
    /// The sentences to be read, with those left out that nothing has changed in since the base.
    pub(super) sentences: Vec<ToRead>,
}
