//! A folder of a tree as a tree of its own.

use crate::error::Result;
use crate::vfs::{Entry, Tree};

/// A folder of a tree as a tree.
pub(super) struct Below<'a> {
    pub(super) tree: &'a dyn Tree,
    pub(super) folder: &'a str,
}

impl Below<'_> {
    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }
}

impl Tree for Below<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>> {
        self.tree.read(&self.at(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.tree.exists(&self.at(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        self.tree.list(&self.at(folder))
    }
}
