//! The mark by which Factum knows a folder that it has written: a file that nobody else writes.
//!
//! A name says nothing, since anybody may give it, and neither does a manifest: backups have one of the same form.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs;
use std::io;
use std::path::Path;

/// The mark's name. It is listed in the manifest like every file of the site.
pub const MARK: &str = ".factum-site";

/// What stands in it.
pub const TEXT: &str = "Factum has written this folder. The next build replaces or deletes the files that \
                               MANIFEST.sha256 lists, and no others.\n";

/// Whether a folder, which is no link, has the mark. What cannot be read is none.
pub(super) fn is_marked(folder: &Path) -> bool {
    find(folder).unwrap_or(false)
}

/// The same, where it matters why it cannot be read.
pub(super) fn find(folder: &Path) -> io::Result<bool> {
    let mark = folder.join(MARK);
    let metadata = |path: &Path| match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    };
    let is_folder = metadata(folder)?.is_some_and(|found| found.is_dir());
    if !is_folder || metadata(&mark)?.is_none_or(|found| !found.is_file() || found.len() != TEXT.len() as u64)
    {
        return Ok(false);
    }
    Ok(fs::read(&mark)? == TEXT.as_bytes())
}

/// Whether a folder has the mark, or nothing but what a build leaves that is cut off while it marks one or clears one
/// away.
pub(super) fn is_ours(folder: &Path) -> bool {
    is_marked(folder) || is_begun(folder).unwrap_or(false)
}

fn is_begun(folder: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_part = || fs::read(entry.path()).is_ok_and(|bytes| TEXT.as_bytes().starts_with(&bytes));
        let is_long = entry.metadata()?.len() > TEXT.len() as u64;
        if entry.file_name() != MARK || !entry.file_type()?.is_file() || is_long || !is_part() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Deletes a folder of ours, its mark last: where this is cut off, the next build knows the folder by it.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != MARK {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(MARK)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

/// Makes a folder that was not there before, and marks it.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)?;
    mark(folder)
}

/// Marks a folder.
pub(super) fn mark(folder: &Path) -> io::Result<()> {
    fs::write(folder.join(MARK), TEXT)
}
