//! How a command ended that could run.

/// How a command ended that could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The dossier is clean.
    Clean,
    /// The dossier has errors.
    Faulty,
}
