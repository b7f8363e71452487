//! A file of the site, rendered and not yet published.

use super::output_path::OutputPath;

/// A file to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output folder.
    pub path: OutputPath,
    /// What it holds.
    pub bytes: Vec<u8>,
}
