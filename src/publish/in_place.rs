//! Publishing file by file, where the output folder cannot be exchanged as a whole: it is a file system of its own, a
//! repository, or holds what cannot be had twice.
//!
//! Readers may see some files of the new site beside some of the old one while it lasts. A build that is killed leaves
//! no file behind that nobody answers for: before anything else the manifest lists what is there and what will be,
//! and last of all what is.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{self, MANIFEST};
use super::mark::{self, MARK};
use super::output::Output;
use super::regular;
use super::stage::{make_folder, sync};
use super::staged::Staged;
use super::survey::Survey;
use crate::error::{Error, Result};

/// Puts the staged files into their places, and deletes those of the last build that are no more.
pub(super) fn publish(files: &[Staged], old: &Survey, place: &Output) -> Result<()> {
    let help = "some files are new and some are old; build again";
    place.make_inner()?;
    // From here on the folder is known to be ours, wherever this is cut off.
    mark::mark(place.path()).map_err(|error| place.fail("mark", error))?;
    let before = regular::read(&place.path().join(MANIFEST)).unwrap_or_default();
    let (manifests, others): (Vec<&Staged>, Vec<&Staged>) =
        files.iter().filter(|file| !file.is_same).partition(|file| file.path.as_str() == MANIFEST);
    write_manifest(place, &manifest::joined(&before, files))?;
    for path in old.gone(files).filter(|path| is_in_the_way(path, files)) {
        delete(place, path).map_err(|error| error.help(help))?;
    }
    // The innermost first. Where they held files of ours, some are gone already.
    for folder in old.vacated.iter().rev() {
        remove_folder(&place.path().join(folder)).map_err(|error| error.help(help))?;
    }
    // The mark stands already, and that of the staging folder is what that one is known by until it is cleared.
    for file in others.iter().filter(|file| file.path.as_str() != MARK) {
        put(place, file.path.as_str()).map_err(|error| error.help(help))?;
    }
    for path in old.gone(files).filter(|path| !is_in_the_way(path, files)) {
        delete(place, path).map_err(|error| error.help(help))?;
    }
    manifests.iter().try_for_each(|file| put(place, file.path.as_str()))?;
    sync(place.path())
}

/// Whether a file of the last build stands where the new site has a folder, or in a folder where it has a file.
fn is_in_the_way(path: &str, files: &[Staged]) -> bool {
    let has = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
    let below = format!("{path}/");
    let next = files.partition_point(|file| file.path.as_str() < below.as_str());
    path.match_indices('/').any(|(end, _)| has(&path[..end]))
        || files.get(next).is_some_and(|file| file.path.as_str().starts_with(&below))
}

/// Puts a staged file into its place, in one step.
fn put(place: &Output, path: &str) -> Result<()> {
    let (from, to) = (place.staging().join(path), place.path().join(path));
    let fail = |error| Error::io(format!("cannot write {}", to.display()), error);
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    match fs::rename(&from, &to) {
        // From another file system a file has to be copied first.
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let through = place.inner().join("file");
            fs::copy(&from, &through).and_then(|_| fs::rename(&through, &to)).map_err(fail)
        }
        moved => moved.map_err(fail),
    }
}

fn write_manifest(place: &Output, bytes: &[u8]) -> Result<()> {
    let (through, to) = (place.inner().join(MANIFEST), place.path().join(MANIFEST));
    let kept = place.staging().join(MANIFEST);
    // Where the new site is put together within the output, its own manifest waits there for its time.
    let through = if through == kept { place.inner().join("file") } else { through };
    fs::write(&through, bytes)
        .and_then(|()| fs::rename(&through, &to))
        .map_err(|e| Error::io(format!("cannot write {}", to.display()), e))
}

/// Removes a folder in which there is nothing.
fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io(format!("cannot delete {}", folder.display()), error))
        }
        _ => Ok(()),
    }
}

/// Deletes a file of the last build, and the folders that are empty without it.
fn delete(place: &Output, path: &str) -> Result<()> {
    let file = place.path().join(path);
    match fs::remove_file(&file) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(Error::io(format!("cannot delete {}", file.display()), error));
        }
        _ => {}
    }
    let mut folder = Path::new(path).parent();
    while let Some(name) = folder.filter(|name| !name.as_os_str().is_empty()) {
        // A folder with anything in it stays.
        if fs::remove_dir(place.path().join(name)).is_err() {
            break;
        }
        folder = name.parent();
    }
    Ok(())
}
