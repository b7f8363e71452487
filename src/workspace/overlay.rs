//! A tree of files with the changes that were made to them since it was opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::vfs::{Entry, EntryKind, Tree};

/// A tree with changed files: what was written is read in place of what is there, and what was removed is not.
#[derive(Clone)]
pub(super) struct Overlay {
    base: Arc<dyn Tree>,
    /// The files that were written, and none for those that were removed.
    changed: BTreeMap<String, Option<Arc<[u8]>>>,
}

impl Overlay {
    pub(super) fn new(base: Arc<dyn Tree>) -> Self {
        Self { base, changed: BTreeMap::new() }
    }

    /// Takes a change up: a file with its bytes, or none where it was removed.
    pub(super) fn put(&mut self, path: &str, bytes: Option<Arc<[u8]>>) {
        self.changed.insert(plain_path(path), bytes);
    }

    /// The changed files below a folder.
    fn below<'o>(&'o self, folder: &str) -> impl Iterator<Item = (&'o String, &'o Option<Arc<[u8]>>)> {
        let below = format!("{folder}/");
        let from = self.changed.range(below.clone()..);
        from.take_while(move |(path, _)| path.starts_with(&below))
    }
}

impl Tree for Overlay {
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>> {
        match self.changed.get(&plain_path(path)) {
            Some(Some(bytes)) => Ok(bytes[..bytes.len().min(most.saturating_add(1))].to_vec()),
            Some(None) => Err(Error::io(format!("cannot read {path}"), std::io::ErrorKind::NotFound.into())),
            None => self.base.read(path, most),
        }
    }

    fn exists(&self, path: &str) -> bool {
        let plain = plain_path(path);
        if let Some(changed) = self.changed.get(&plain) {
            return changed.is_some();
        }
        let (mut is_touched, mut is_written) = (false, false);
        for (_, bytes) in self.below(&plain) {
            is_touched |= bytes.is_none();
            is_written |= bytes.is_some();
        }
        // A folder is gone with the last of its files, unless it was empty before.
        let is_left = |entries: Vec<Entry>| {
            entries.is_empty() || entries.iter().any(|entry| !self.changed.contains_key(&entry.path))
        };
        is_written || self.base.exists(path) && (!is_touched || self.base.list(&plain).is_ok_and(is_left))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let mut entries = self.base.list(folder)?;
        if self.below(folder).next().is_none() {
            return Ok(entries);
        }
        entries.retain(|entry| !self.changed.contains_key(&entry.path));
        let written = self.below(folder).filter(|(_, bytes)| bytes.is_some());
        entries.extend(written.map(|(path, _)| Entry { path: path.clone(), kind: EntryKind::File }));
        entries.sort();
        Ok(entries)
    }
}

/// A path as changes give it: without `.` and empty parts.
pub(super) fn plain_path(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vfs::Memory;

    #[test]
    fn what_was_changed_is_read_in_place_of_what_is_there() {
        let base = Memory::new([("a/x", "1"), ("a/y", "2"), ("b/z", "3")]);
        let mut tree = Overlay::new(Arc::new(base));
        tree.put("a/x", Some(b"new".as_slice().into()));
        tree.put("a/w", Some(b"more".as_slice().into()));
        tree.put("a/y", None);
        tree.put("b/z", None);
        assert_eq!(tree.read("a/./x", 2).unwrap(), b"new");
        assert!(tree.read("a/y", 9).is_err());
        let listed = tree.list("a").unwrap();
        let listed: Vec<&str> = listed.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(listed, ["a/w", "a/x"]);
        assert!(tree.exists("a") && tree.exists("a/w") && !tree.exists("a/y"));
        assert!(!tree.exists("b") && !tree.exists("b/z"), "a folder is gone with the last of its files");
    }
}
