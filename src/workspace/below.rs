//! A folder of a tree as a tree of its own.

use crate::error::Result;
use crate::vfs::{Entry, Tree};

/// A folder of a tree as a tree.
pub(super) struct Below<'t> {
    tree: &'t dyn Tree,
    folder: &'static str,
}

impl<'t> Below<'t> {
    pub(super) fn new(tree: &'t dyn Tree, folder: &'static str) -> Self {
        Self { tree, folder }
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }
}

impl Tree for Below<'_> {
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>> {
        self.tree.read(&self.at(path), most)
    }

    fn exists(&self, path: &str) -> bool {
        self.tree.exists(&self.at(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        self.tree.list(&self.at(folder))
    }
}
