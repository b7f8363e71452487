//! A file of the site, rendered and not yet published.

use std::sync::Arc;

use super::output_path::OutputPath;

/// A file to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output folder.
    pub path: OutputPath,
    /// The bytes of the file.
    pub bytes: Arc<[u8]>,
}
