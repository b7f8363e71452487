//! A tree in memory, for tests and for texts that are not saved yet.

use std::collections::BTreeMap;
use std::io;

use super::tree::{Entry, EntryKind, Tree};
use crate::error::{Error, Result};

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// A tree of these files.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }

    /// Puts a file in its place.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}

impl Tree for Memory {
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>> {
        let missing = || Error::io(format!("cannot read {path}"), io::ErrorKind::NotFound.into());
        let bytes = self.files.get(path).ok_or_else(missing)?;
        Ok(bytes[..bytes.len().min(most.saturating_add(1))].to_vec())
    }

    fn exists(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.contains_key(path)
            || self.files.range(below.clone()..).next().is_some_and(|(p, _)| p.starts_with(&below))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let files = self.files.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below));
        Ok(files.map(|(path, _)| Entry { path: path.clone(), kind: EntryKind::File }).collect())
    }
}
