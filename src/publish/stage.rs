//! The staging folder: the next site, put together beside the one that stands.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;

use rayon::prelude::*;

use super::mark::{self, MARK};
use super::output::Output;
use super::regular;
use super::staged::Staged;
use super::survey::{Survey, in_the_way};
use crate::error::{Error, Result};
use crate::model::OutputPath;

/// Writes a file to the staging folder unless the output folder has it, byte for byte. Tells whether it has.
pub(super) fn put(path: &OutputPath, bytes: &[u8], old: &Survey, place: &Output) -> Result<bool> {
    if old.has(path) && holds(&place.path().join(path.as_str()), bytes).unwrap_or(false) {
        return Ok(true);
    }
    create(path, old, place)?.write_all(bytes).map_err(|e| {
        Error::io(format!("cannot write {}", place.staging().join(path.as_str()).display()), e)
    })?;
    Ok(false)
}

/// Makes a file in the staging folder, to be written to.
pub(super) fn create(path: &OutputPath, old: &Survey, place: &Output) -> Result<File> {
    let path = path.as_str();
    // A file that Factum has not written may be somebody's only copy: it is never written over.
    if old.foreign.contains(OsStr::new(path)) {
        return Err(in_the_way(place, OsStr::new(path), "has a file of that name"));
    }
    place.make_staging()?;
    let path = place.staging().join(path);
    in_its_folder(&path, || File::create(&path))?
        .map_err(|e| Error::io(format!("cannot write {}", path.display()), e))
}

/// Whether a file holds these bytes. Its length tells most that differ, so these are not read.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = regular::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut buffer = [0; 32 * 1024];
    let mut rest = bytes;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&buffer[..count]) {
            Some(tail) => rest = tail,
            None => return Ok(false),
        }
    }
}

/// Completes the staging folder: what is the same is linked, what is not ours is carried over with its folders as
/// they are. Then all of it is synced. Tells whether all of that could be done; where not, the output has to stay.
pub(super) fn complete(files: &[Staged], old: &Survey, place: &Output) -> Result<bool> {
    let staging = place.staging();
    // A site may lose files and get none.
    place.make_staging()?;
    let same: Vec<&str> = files
        .iter()
        .filter(|file| file.is_same && file.path.as_str() != MARK)
        .map(|file| file.path.as_str())
        .collect();
    // A linked file keeps its time of change, so that servers and copies see what did not change.
    same.par_iter().try_for_each(|path| link(&place.path().join(path), &staging.join(path)))?;
    let is_carried = |path: &OsStr| path.to_str().is_some_and(|path| same.binary_search(&path).is_ok());
    let foreign: Vec<&OsString> = old.foreign.iter().filter(|path| !is_carried(path)).collect();
    let carried = foreign.par_iter().map(|path| carry(&place.path().join(path), &staging.join(path)));
    if !carried.collect::<Result<Vec<bool>>>()?.into_iter().all(|is_done| is_done) {
        return Ok(false);
    }
    old.empty_folders().try_for_each(|folder| make_folder(&staging.join(folder)))?;
    if !keep_folders(old, staging)? {
        return Ok(false);
    }
    sync(staging)?;
    Ok(true)
}

/// Gives folders the modes and owners that they have in the output. Tells whether it may.
fn keep_folders(old: &Survey, staging: &Path) -> Result<bool> {
    for (folder, metadata) in &old.folders {
        let path = staging.join(folder);
        let Ok(new) = fs::metadata(&path) else { continue };
        let fail = |e| Error::io(format!("cannot make {}", path.display()), e);
        if (new.uid(), new.gid()) != (metadata.uid(), metadata.gid())
            && chown(&path, Some(metadata.uid()), Some(metadata.gid())).is_err()
        {
            return Ok(false);
        }
        if new.mode() != metadata.mode() {
            fs::set_permissions(&path, metadata.permissions()).map_err(fail)?;
        }
    }
    Ok(true)
}

/// A second name for a file that is not ours, with all that belongs to it. Tells whether it may have one.
fn carry(from: &Path, to: &Path) -> Result<bool> {
    match in_its_folder(to, || fs::hard_link(from, to))? {
        Ok(()) => Ok(true),
        Err(error)
            if error.kind() == io::ErrorKind::NotFound || error.kind() == io::ErrorKind::StorageFull =>
        {
            Err(Error::io(format!("cannot carry {} over", from.display()), error))
        }
        Err(_) => Ok(false),
    }
}

/// Deletes the staging folders, which hold nothing that is not in the output folder as well. What has their name and
/// not our mark stays as it is.
pub(super) fn clear(place: &Output) -> Result<()> {
    for staging in [place.staging(), place.inner()] {
        if !mark::is_ours(staging) {
            continue;
        }
        match mark::remove(staging) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Error::io(format!("cannot delete {}", staging.display()), error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A second name for a file; a copy where the file system has none.
fn link(from: &Path, to: &Path) -> Result<()> {
    in_its_folder(to, || fs::hard_link(from, to))?
        .or_else(|_| fs::copy(from, to).map(drop))
        .map_err(|e| Error::io(format!("cannot carry {} over", from.display()), e))
}

/// Makes a file, and its folder where that is missing: to try is cheaper than to ask for each file.
fn in_its_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> Result<io::Result<T>> {
    match (make(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            make_folder(folder)?;
            Ok(make())
        }
        (made, _) => Ok(made),
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|e| Error::io(format!("cannot make {}", folder.display()), e))
}

/// Makes sure that the staged files are on the disk before they take the place of others.
#[cfg(target_os = "linux")]
pub(super) fn sync(staging: &Path) -> Result<()> {
    File::open(staging)
        .and_then(|folder| rustix::fs::syncfs(folder).map_err(io::Error::from))
        .map_err(|e| Error::io(format!("cannot sync {}", staging.display()), e))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn sync(staging: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(staging).into_iter().filter_map(std::result::Result::ok) {
        let synced = File::open(entry.path()).and_then(|file| file.sync_all());
        synced.map_err(|e| Error::io(format!("cannot sync {}", entry.path().display()), e))?;
    }
    Ok(())
}
