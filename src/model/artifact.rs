//! A file of the site, rendered and not yet published.

/// A file to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}
