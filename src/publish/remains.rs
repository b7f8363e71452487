//! What is left of a site that was replaced, deleted file by file: what somebody has put into it in the meantime is
//! moved into the new one.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, MANIFEST};
use super::mark::MARK;
use super::output::Output;
use super::regular;
use super::stage::make_folder;
use super::survey::Survey;
use crate::error::{Error, Result};

/// How often what has come in is looked for again.
const ROUNDS: usize = 3;

/// Clears the old site of a build that was cut off, in this folder, while the new one stands in its place. What its
/// manifest lists as it is, what the new site has or replaces, and what stands in both is known; all else is moved.
pub(super) fn recover(remains: &Path, place: &Output) -> Result<()> {
    let (old, new) = (manifest::digests_in(remains)?, manifest::digests_in(place.path())?);
    let is_as_published = |path: &str| {
        let digest = || regular::digest(&remains.join(path)).ok();
        old.get(path).is_some_and(|known| {
            new.contains_key(path) || digest().is_some_and(|digest| known.contains(&digest))
        })
    };
    let is_carried = |path: &Path| is_same_file(&remains.join(path), &place.path().join(path));
    let is_known = |path: &str| path == MARK || path == MANIFEST || is_as_published(path);
    let is_ours = |path: &Path| path.to_str().is_some_and(is_known) || is_carried(path);
    move_what_came_in(remains, place, is_ours)?;
    let fail = |error| Error::io(format!("cannot delete {}", remains.display()), error);
    // What is ours is known by the manifest until all of it is gone, wherever this is cut off.
    for entry in WalkDir::new(remains).into_iter().filter_map(std::result::Result::ok) {
        let Ok(relative) = entry.path().strip_prefix(remains) else { continue };
        if !entry.file_type().is_dir() && ![MARK, MANIFEST].iter().any(|kept| relative == Path::new(kept)) {
            remove(entry.path()).map_err(fail)?;
        }
    }
    remove(&remains.join(MANIFEST)).map_err(fail)?;
    remove_empty_folders(remains).map_err(fail)
}

/// Deletes the site that was replaced and waits in the staging folder.
pub(super) fn delete(old: &Survey, place: &Output) -> Result<()> {
    let remains = place.staging();
    // The first site replaces none.
    if fs::symlink_metadata(remains).is_err() {
        return Ok(());
    }
    let fail = |error| Error::io(format!("cannot delete {}", remains.display()), error);
    // What was carried over is one file under two names; else another file has come in its place since.
    let is_carried = |path: &Path| is_same_file(&remains.join(path), &place.path().join(path));
    let is_listed = |path: &str| path == MARK || old.listed.contains(path);
    let is_known = |path: &Path| {
        path.to_str().is_some_and(is_listed) || old.foreign.contains(path.as_os_str()) && is_carried(path)
    };
    // Nothing is deleted before what came in is in its place.
    move_what_came_in(remains, place, is_known)?;
    for path in old.listed.iter().filter(|path| *path != MARK && *path != MANIFEST) {
        remove(&remains.join(path)).map_err(fail)?;
    }
    for path in old.foreign.iter().filter(|path| is_carried(Path::new(path))) {
        remove(&remains.join(path)).map_err(fail)?;
    }
    // Until here the next build knows by it what is ours, wherever this is cut off.
    remove(&remains.join(MANIFEST)).map_err(fail)?;
    for _ in 0..ROUNDS {
        move_what_came_in(remains, place, |path| path == Path::new(MARK))?;
        match remove_empty_folders(remains) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {}
            done => return done.map_err(fail),
        }
    }
    Err(fail(io::ErrorKind::DirectoryNotEmpty.into()))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Err(error)
        }
        _ => Ok(()),
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let id = |metadata: Metadata| (metadata.dev(), metadata.ino());
    let id_of = |path| fs::symlink_metadata(path).ok().map(id);
    id_of(one).is_some_and(|one| Some(one) == id_of(other))
}

/// Moves the files that are not known into the output, where they stood.
fn move_what_came_in(remains: &Path, place: &Output, is_known: impl Fn(&Path) -> bool) -> Result<()> {
    for entry in WalkDir::new(remains).into_iter().filter_map(std::result::Result::ok) {
        let Ok(relative) = entry.path().strip_prefix(remains) else { continue };
        if entry.file_type().is_dir() || is_known(relative) {
            continue;
        }
        let to = free_place(place.path(), relative);
        if let Some(folder) = to.parent() {
            make_folder(folder)?;
        }
        let fail = |error| {
            Error::io(format!("cannot move {} back to {}", entry.path().display(), to.display()), error)
        };
        fs::rename(entry.path(), &to).map_err(fail)?;
    }
    Ok(())
}

/// A path in the output that nothing has, as near to this one as there is: where a file has come in the place of one of
/// its folders, the folder has another name.
fn free_place(output: &Path, relative: &Path) -> PathBuf {
    let mut folder = output.to_path_buf();
    for name in relative.parent().into_iter().flat_map(Path::iter) {
        let is_usable = |path: &Path| fs::symlink_metadata(path).map_or(true, |metadata| metadata.is_dir());
        folder = first_name(folder.join(name), is_usable);
    }
    first_name(folder.join(relative.file_name().unwrap_or_default()), |path| {
        fs::symlink_metadata(path).is_err()
    })
}

/// The path, or the first one after it that will do.
fn first_name(path: PathBuf, will_do: impl Fn(&Path) -> bool) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_owned();
    let numbered = |n: u32| {
        let mut name = name.clone();
        name.push(format!(".{n}"));
        path.with_file_name(name)
    };
    let mut names = (1..u32::MAX).map(numbered);
    if will_do(&path) {
        path.clone()
    } else {
        names.find(|path| will_do(path)).unwrap_or_else(|| path.clone())
    }
}

/// Removes a folder and those in it, from the innermost out. None of them may have a file in it.
fn remove_empty_folders(folder: &Path) -> io::Result<()> {
    for entry in WalkDir::new(folder).contents_first(true) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_dir() {
            // The mark goes last: where this is cut off, the next build knows the folder by it.
            if entry.path() == folder {
                remove(&folder.join(MARK))?;
            }
            fs::remove_dir(entry.path())?;
        }
    }
    Ok(())
}
