//! Writing files: in place of one that stands there, in one step, or only where none does.
#![expect(clippy::disallowed_methods, reason = "the command line writes locks, notes and exports")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Puts `bytes` in the place of a file, or makes it. Whoever reads meanwhile sees the old file or the new
/// one, and a crash leaves one of the two. The file's permissions stay.
pub(super) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    file_of(path, &[bytes])
}

/// The same with bytes that come in pieces.
pub(super) fn file_of(path: &Path, pieces: &[impl AsRef<[u8]>]) -> Result<()> {
    let staged = staged_path(path);
    let written = stage(&staged, path, pieces).and_then(|()| fs::rename(&staged, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&staged);
        Error::io(format!("cannot write {}", path.display()), error)
    })
}

/// Files that are not there yet, all of them or none: what was written is taken back where the files are not kept in
/// the end, since one of them could not be written.
#[derive(Debug, Default)]
pub(super) struct NewFiles {
    files: Vec<PathBuf>,
    /// Those that were made for them, outermost first.
    folders: Vec<PathBuf>,
}

impl NewFiles {
    /// Writes a file with the folders that lead to it. Tells whether it was not there.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<bool> {
        let fail = |error| Error::io(format!("cannot write {}", path.display()), error);
        if let Some(parent) = path.parent() {
            let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
            let missing: Vec<&Path> = parent.ancestors().take_while(is_missing).collect();
            self.folders.extend(missing.into_iter().rev().map(Path::to_owned));
            fs::create_dir_all(parent).map_err(fail)?;
        }
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(mut file) => {
                self.files.push(path.to_owned());
                file.write_all(bytes).map(|()| true).map_err(fail)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(fail(error)),
        }
    }

    /// The same where it is an error that the file is there.
    pub(super) fn must_write(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        if self.write(path, bytes)? {
            return Ok(());
        }
        Err(Error::new(format!("{} is there already, and nothing of it is overwritten", path.display())))
    }

    /// All are written.
    pub(super) fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        // The error at hand says more than that of a file which cannot be taken back.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        // One in which somebody else has put something meanwhile stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes one file that may not be there yet.
pub(super) fn new_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut new = NewFiles::default();
    new.must_write(path, bytes)?;
    new.keep();
    Ok(())
}

/// The file's name while it is written, in the same folder, so that it can be moved in one step.
fn staged_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.factum-{}", std::process::id()))
}

fn stage(staged: &Path, path: &Path, pieces: &[impl AsRef<[u8]>]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(staged)?;
    pieces.iter().try_for_each(|piece| file.write_all(piece.as_ref()))?;
    if let Ok(metadata) = fs::metadata(path) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}
