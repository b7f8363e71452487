//! What stands beside the output while it is exchanged: which folder the old site is. A build that is killed between
//! the exchange and the clearing up leaves the old site where the new one was put together, and the two look alike;
//! only in the old one somebody may have put something in the meantime.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::error::{Error, Result};

/// What a journal begins with. The numbers of a folder follow, which nobody knows before it is made.
const HEAD: &str = "Factum is publishing. The old site is the folder with these numbers: ";

/// Notes in the journal at `path` which folder the old site is. There is none at the first build.
pub(super) fn write(path: &Path, old: &Path) -> Result<()> {
    let Some(old) = id(old) else { return Ok(()) };
    let fail = |error| Error::io(format!("cannot write {}", path.display()), error);
    remove(path).map_err(fail)?;
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(format!("{HEAD}{old}\n").as_bytes())).map_err(fail)
}

/// Whether the journal at `path` says that a folder is the old site.
pub(super) fn names(path: &Path, folder: &Path) -> bool {
    let noted = read(path);
    noted.is_some_and(|noted| id(folder).is_some_and(|folder| noted.trim_end() == folder))
}

/// Deletes the journal at `path`, where there is one of ours.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    if read(path).is_none() {
        return Ok(());
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a file is a journal of ours, though it may be cut off.
pub(super) fn is_ours(path: &Path) -> bool {
    read(path).is_some()
}

/// The numbers in a journal; empty where it is cut off before them.
fn read(path: &Path) -> Option<String> {
    let is_small_file = |metadata: fs::Metadata| metadata.is_file() && metadata.len() < 200;
    if !fs::symlink_metadata(path).is_ok_and(is_small_file) {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    match text.strip_prefix(HEAD) {
        Some(numbers) => Some(numbers.to_owned()),
        None => HEAD.starts_with(&text).then(String::new),
    }
}

fn id(folder: &Path) -> Option<String> {
    let metadata = fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some(format!("{}:{}", metadata.dev(), metadata.ino()))
}
