//! The output folder: whether it is one to write to. What stands in it is another file's (`survey.rs`).
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::journal;
use super::manifest::MANIFEST;
use super::mark::{self, MARK};
use crate::error::{Error, Result};

/// What may stand in a folder that Factum has not written to yet: what hosts and git keep there, and what a file
/// system has at its root.
const HARMLESS: [&str; 10] = [
    MARK,
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".nojekyll",
    ".well-known",
    "CNAME",
    ".DS_Store",
    "lost+found",
];

/// The folder within the output where the next site is put together where there is no room for it beside.
const INNER: &str = ".factum-stage";

/// How many names are tried for a folder of ours where others have taken the first ones.
const MAX_NAMES: u32 = 100;

/// An output folder that is ours to write to, held against other builds until it is dropped.
pub(super) struct Output {
    path: PathBuf,
    /// The folder in which the next site is put together.
    staging: PathBuf,
    /// The folder within the output through which files come into their places one by one.
    inner: PathBuf,
    is_staging_made: Mutex<bool>,
    /// Whether the next site is put together within it: it is a file system of its own, or its parent takes no
    /// folder.
    is_apart: bool,
    /// The parent folder, locked.
    _lock: File,
}

impl Output {
    /// Makes sure that `path` may be written to, and that no other build is at it.
    pub(super) fn claim(root: &Path, path: &Path) -> Result<Self> {
        let path =
            std::path::absolute(path).map_err(|e| Error::io(format!("cannot find {}", path.display()), e))?;
        let path = without_parents(&path);
        // Nothing is made where nothing may be.
        refuse_dangerous(root, &nearest_real(&path))?;
        let path = where_it_leads(canonical_parent(&path)?)?;
        refuse_dangerous(root, &path)?;
        let parent = path.parent().unwrap_or(&path);
        let lock = lock(parent)?;
        let is_apart = is_apart(&path, parent);
        let inner = free_or_ours(|n| numbered(path.join(INNER), n));
        let staging = if is_apart { inner.clone() } else { free_or_ours(|n| beside(&path, "stage", n)) };
        let output = Self { path, staging, inner, is_apart, is_staging_made: Mutex::new(false), _lock: lock };
        output.refuse_foreign()?;
        Ok(output)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder in which the next site is put together.
    pub(super) fn staging(&self) -> &Path {
        &self.staging
    }

    /// The folder within the output through which files come into their places one by one.
    pub(super) fn inner(&self) -> &Path {
        &self.inner
    }

    /// Makes the staging folder where that was not done yet.
    pub(super) fn make_staging(&self) -> Result<()> {
        let mut is_made = self.is_staging_made.lock().unwrap_or_else(PoisonError::into_inner);
        if !*is_made {
            make_marked(&self.staging)?;
            *is_made = true;
        }
        Ok(())
    }

    /// Makes the folder within the output.
    pub(super) fn make_inner(&self) -> Result<()> {
        make_marked(&self.inner)
    }

    /// Whether the output cannot be exchanged as a whole.
    pub(super) const fn is_apart(&self) -> bool {
        self.is_apart
    }

    /// The file that says which folder the old site is while the two are exchanged.
    pub(super) fn journal(&self) -> PathBuf {
        let is_free_or_ours = |path: &PathBuf| fs::symlink_metadata(path).is_err() || journal::is_ours(path);
        let name = |n| beside(&self.path, "journal", n);
        (0..MAX_NAMES).map(name).find(is_free_or_ours).unwrap_or_else(|| name(0))
    }

    /// The folder in which the last site waits while it is replaced, on systems that cannot exchange folders.
    pub(super) fn aside(&self) -> PathBuf {
        free_or_ours(|n| beside(&self.path, "aside", n))
    }

    fn refuse_foreign(&self) -> Result<()> {
        let kind = match fs::symlink_metadata(&self.path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(self.fail("read", error)),
        };
        if !kind.is_dir() {
            return Err(Error::new(format!("{} is not a folder", self.path.display()))
                .help("name another output folder with --output DIR"));
        }
        let unread = |e| Error::io(format!("cannot read {}", self.path.join(MARK).display()), e);
        if mark::find(&self.path).map_err(unread)? && self.path.join(MANIFEST).is_file() {
            return Ok(());
        }
        for entry in fs::read_dir(&self.path).map_err(|e| self.fail("read", e))? {
            let name = entry.map_err(|e| self.fail("read", e))?.file_name();
            let is_inner = self.path.join(&name) == self.inner;
            if !is_inner && !HARMLESS.iter().any(|harmless| name == *harmless) {
                let found = name.to_string_lossy();
                return Err(Error::new(format!(
                    "{} was not written by Factum: it holds {found}",
                    self.path.display()
                ))
                .help("empty the folder, or name another one with --output DIR; a folder of Factum's has the file .factum-site"));
            }
        }
        Ok(())
    }

    pub(super) fn fail(&self, what: &str, error: io::Error) -> Error {
        Error::io(format!("cannot {what} {}", self.path.display()), error)
    }
}

/// An absolute path without `..`. A folder that is not there yet is none that has to be made for the sake of leaving it.
fn without_parents(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        if component == Component::ParentDir {
            // The parent of a link is where it leads to.
            plain = real(&plain);
            plain.pop();
        } else {
            plain.push(component);
        }
    }
    plain
}

/// The path with links in its parent resolved, so that the checks see where it really is. Makes the parent.
fn canonical_parent(path: &Path) -> Result<PathBuf> {
    let Some((parent, name)) = path.parent().zip(path.file_name()) else { return Ok(path.to_path_buf()) };
    let fail = |error| Error::io(format!("cannot use {}", parent.display()), error);
    fs::create_dir_all(parent).map_err(fail)?;
    Ok(parent.canonicalize().map_err(fail)?.join(name))
}

/// The folder that a path leads to where it is a link.
fn where_it_leads(path: PathBuf) -> Result<PathBuf> {
    if !path.is_symlink() {
        return Ok(path);
    }
    path.canonicalize().map_err(|error| {
        Error::io(format!("the link {} leads to no folder", path.display()), error)
            .help("make the folder that it leads to, or name another one with --output DIR")
    })
}

/// Whether a folder beside the output cannot take its place: the output is a file system of its own, or its parent
/// may not be written to.
fn is_apart(path: &Path, parent: &Path) -> bool {
    use rustix::fs::{Access, access};
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    path.exists() && (device(path) != device(parent) || access(parent, Access::WRITE_OK).is_err())
}

/// Refuses a folder that holds something else, and one within the dossier's sources.
fn refuse_dangerous(root: &Path, path: &Path) -> Result<()> {
    let refuse = |why: &str| {
        Err(Error::new(format!("{} cannot be the output folder: {why}", path.display()))
            .help("name a folder of its own with --output DIR"))
    };
    let root = real(root);
    let path = real(path);
    if path.parent().is_none() {
        return refuse("it is the root of the file system");
    }
    if std::env::home_dir().is_some_and(|home| real(&home).starts_with(&path)) {
        return refuse("it is or holds the home folder");
    }
    if root.starts_with(&path) {
        return refuse("it holds the dossier");
    }
    // Some systems know a folder by names in other letters, so that names do not tell.
    let id = |path: &Path| fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()));
    let is_or_is_in = |folder: &Path| {
        let known = id(folder);
        known.is_some() && path.ancestors().any(|above| id(above) == known)
    };
    // In other letters too where nothing has the name yet: what a system that ignores case would make of it is ours.
    let first = path.strip_prefix(&root).ok().and_then(|rest| rest.components().next());
    let first = first.map(|name| name.as_os_str().to_string_lossy().to_lowercase());
    if ["content", "themes", "captures", ".git"].iter().any(|name| {
        let inner = root.join(name);
        first.as_deref() == Some(*name) || path.starts_with(real(&inner)) || is_or_is_in(&inner)
    }) {
        return refuse("it is part of the dossier's sources");
    }
    Ok(())
}

/// A path with the part of it that is there as it really is.
fn nearest_real(path: &Path) -> PathBuf {
    let there = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, real)) => {
            path.strip_prefix(above).map_or_else(|_| path.to_path_buf(), |rest| real.join(rest))
        }
        None => path.to_path_buf(),
    }
}

/// The path of a folder beside the output.
fn beside(output: &Path, what: &str, number: u32) -> PathBuf {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    numbered(output.with_file_name(format!(".{name}.factum-{what}")), number)
}

fn numbered(path: PathBuf, number: u32) -> PathBuf {
    if number == 0 {
        return path;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!("{name}-{number}"))
}

/// The first of some names that nothing has, or that a folder has that we have made and not cleared away.
fn free_or_ours(name: impl Fn(u32) -> PathBuf) -> PathBuf {
    let is_ours = |path: &PathBuf| fs::symlink_metadata(path).is_err() || mark::is_ours(path);
    // With all names taken, to make the folder fails and says so.
    (0..MAX_NAMES).map(&name).find(is_ours).unwrap_or_else(|| name(0))
}

/// Makes a folder and marks it. One that is there is ours where it is marked, or where marking it was begun: the disk
/// was full at the first file of a site, and this is the second.
fn make_marked(folder: &Path) -> Result<()> {
    let made = match mark::make(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if mark::is_marked(folder) => Ok(()),
        Err(_) if mark::is_ours(folder) => mark::mark(folder),
        made => made,
    };
    made.map_err(|error| Error::io(format!("cannot make {}", folder.display()), error))
}

/// Where a path really is, links resolved.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Locks a folder against other builds for as long as the file lives.
fn lock(folder: &Path) -> Result<File> {
    let fail = |error| Error::io(format!("cannot lock {}", folder.display()), error);
    let file = File::open(folder).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Error::new(format!("another build is writing to {}", folder.display()))
                .help("wait until it has ended"))
        }
        Err(TryLockError::Error(error)) => Err(fail(error)),
    }
}
