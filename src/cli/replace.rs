//! Writing a file that stands there already, in one step.
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
