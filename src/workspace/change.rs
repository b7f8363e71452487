//! A change of one file.

use std::sync::Arc;

/// A change of one file, whether it comes from the disk, a watcher or an editor's buffer. Paths are from the
/// dossier's root, with `/` between their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file has this content now.
    Write {
        /// The file.
        path: String,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// The file is no more.
    Remove {
        /// The file.
        path: String,
    },
}

impl Change {
    /// The file.
    pub fn path(&self) -> &str {
        let (Self::Write { path, .. } | Self::Remove { path }) = self;
        path
    }

    /// The bytes that the file has now; none where it is no more.
    pub fn bytes(&self) -> Option<&Arc<[u8]>> {
        match self {
            Self::Write { bytes, .. } => Some(bytes),
            Self::Remove { .. } => None,
        }
    }
}
