//! A folder on disk. Symbolic links in it are never followed and special files are never opened; the folder that is
//! listed may be a link itself, which whoever owns the dossier has made.

use std::fs::{self, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::open::{is_link, open_below};
use super::tree::{Entry, EntryKind, Tree};
use crate::error::{Error, Result};

/// Up to how many bytes room is made before a file is read.
const AT_ONCE: u64 = 16 << 20;

/// The files below a folder.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The tree below `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn at(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    fn entry(&self, path: &Path, file_type: FileType) -> Entry {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let kind = if relative.to_str().is_none() { EntryKind::BadName } else { kind_of(file_type) };
        Entry { path: parts.join("/"), kind }
    }
}

/// A path cut behind the folder that the dossier's owner may have made a link: one at the root, or a theme's.
fn split_owned(path: &str) -> (&str, &str) {
    let from = if path.starts_with("themes/") { "themes/".len() } else { 0 };
    path[from..].find('/').map_or(("", path), |at| (&path[..from + at], &path[from + at + 1..]))
}

fn kind_of(file_type: FileType) -> EntryKind {
    if file_type.is_symlink() {
        EntryKind::Link
    } else if file_type.is_file() {
        EntryKind::File
    } else {
        EntryKind::Special
    }
}

impl Tree for Disk {
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>> {
        let fail = |source: io::Error| {
            let what = format!("cannot read {}", self.at(path).display());
            if is_link(&source) {
                return Error::new(format!("{what}: a symbolic link may lead anywhere"));
            }
            Error::io(what, source)
        };
        let (owned, below) = split_owned(path);
        let (file, length) = open_below(&self.at(owned), below).map_err(fail)?;
        // By its length alone it is too long: nothing of it is read, and zeros that nobody looks at take no memory.
        if length > most as u64 {
            return Ok(vec![0; most.saturating_add(1)]);
        }
        let most = (most as u64).saturating_add(1);
        // It may grow meanwhile. One byte more shows that the file has ended.
        let length = length.min(AT_ONCE).min(most) + 1;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.take(most).read_to_end(&mut bytes).map_err(fail)?;
        Ok(bytes)
    }

    fn exists(&self, path: &str) -> bool {
        fs::symlink_metadata(self.at(path)).is_ok()
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let full = self.at(folder);
        if !self.exists(folder) {
            return Ok(Vec::new());
        }
        if !fs::metadata(&full).is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Error::new(format!("{} is not a folder", full.display()))
                .help("a link in its place may lead to a folder that is there"));
        }
        let mut entries = Vec::new();
        for found in WalkDir::new(&full).follow_links(false).follow_root_links(true) {
            let found = found.map_err(|error| {
                let at = error.path().unwrap_or(&full).display().to_string();
                Error::io(format!("cannot read {at}"), error.into())
            })?;
            // The folder itself is no entry of it, and may be a link.
            if found.depth() > 0 && !found.file_type().is_dir() {
                entries.push(self.entry(found.path(), found.file_type()));
            }
        }
        entries.sort();
        Ok(entries)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "these tests look at the disk")]
mod tests {
    use super::*;

    #[test]
    fn links_and_pipes_are_listed_and_not_read() {
        let root = std::env::temp_dir().join(format!("factum-disk-{}", std::process::id()));
        fs::create_dir_all(root.join("content/a")).unwrap();
        fs::write(root.join("content/a/x.md"), "x").unwrap();
        std::os::unix::fs::symlink(".", root.join("content/loop")).unwrap();
        let disk = Disk::new(&root);
        let listed: Vec<_> = disk.list("content").unwrap().into_iter().map(|e| (e.path, e.kind)).collect();
        assert_eq!(
            listed,
            [("content/a/x.md".to_owned(), EntryKind::File), ("content/loop".to_owned(), EntryKind::Link)]
        );
        assert_eq!(disk.read("content/a/x.md", 9).unwrap(), b"x");
        assert!(disk.read("content/loop", 9).is_err());
        fs::write(root.join("content/long"), "0123456789").unwrap();
        assert_eq!(
            disk.read("content/long", 4).unwrap(),
            [0; 5],
            "one byte more than the limit shows that it is over, and nothing was read"
        );
        fs::remove_file(root.join("content/long")).unwrap();
        assert!(disk.list("nothing").unwrap().is_empty());
        std::os::unix::fs::symlink("content", root.join("vault")).unwrap();
        let listed: Vec<_> = disk.list("vault").unwrap().into_iter().map(|e| (e.path, e.kind)).collect();
        assert_eq!(
            listed,
            [("vault/a/x.md".to_owned(), EntryKind::File), ("vault/loop".to_owned(), EntryKind::Link)]
        );
        assert_eq!(disk.read("vault/a/x.md", 9).unwrap(), b"x");
        std::os::unix::fs::symlink("away", root.join("broken")).unwrap();
        std::os::unix::fs::symlink("content/a/x.md", root.join("file")).unwrap();
        assert!(disk.list("broken").is_err() && disk.list("file").is_err());
        fs::remove_dir_all(root).unwrap();
    }
}
