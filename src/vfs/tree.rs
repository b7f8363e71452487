//! A tree of files, wherever it lies.

use crate::error::Result;

/// A tree of files that can be read.
pub trait Tree: Send + Sync {
    /// The bytes of a file. Of one that is longer than `most` they are one more than that, and may be any: that it is
    /// too long is seen before it is read, so that it costs nothing.
    ///
    /// # Errors
    /// When it is not there, is not a regular file, or cannot be read.
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>>;

    /// Whether a file or folder is there.
    fn exists(&self, path: &str) -> bool;

    /// All entries below a folder but the folders themselves, sorted by path. What is not a regular file
    /// is listed as what it is and never read. A folder that is not there is empty.
    ///
    /// # Errors
    /// When a folder cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<Entry>>;
}

/// An entry of a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// From the tree's root. Bytes that are not UTF-8 are shown as U+FFFD.
    pub path: String,
    /// Its kind.
    pub kind: EntryKind,
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link, which is never followed.
    Link,
    /// A device, socket or pipe.
    Special,
    /// A file whose name is not UTF-8.
    BadName,
}
