//! Writing files: in place of one that stands there, in one step, or only where none does.
#![expect(clippy::disallowed_methods, reason = "the command line writes the lock and mends notes")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Puts `bytes` in the place of a file, or makes it. Whoever reads meanwhile sees the old file or the new
/// one, and a crash leaves one of the two. The file's permissions stay.
pub(super) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let staged = staged_path(path);
    let written = stage(&staged, path, bytes).and_then(|()| fs::rename(&staged, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&staged);
        Error::io(format!("cannot write {}", path.display()), error)
    })
}

/// Writes a file that is not there yet, with the folders that lead to it. Tells whether it was not.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<bool> {
    let fail = |error| Error::io(format!("cannot write {}", path.display()), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fail)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).map(|()| true).map_err(fail),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(fail(error)),
    }
}

/// The same where it is an error that the file is there.
pub(super) fn new_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if write_new(path, bytes)? {
        return Ok(());
    }
    Err(Error::new(format!("{} is there already, and nothing of it is overwritten", path.display())))
}

/// The file's name while it is written, in the same folder, so that it can be moved in one step.
fn staged_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.factum-{}", std::process::id()))
}

fn stage(staged: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(staged)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}
