//! The output folder: whether it is one to write to, and what stands in it.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, MANIFEST};
use super::staged::Staged;
use crate::error::{Error, Result};

/// What may stand in a folder that Factum has not written to yet: what hosts and git keep there, and what a file
/// system has at its root.
const HARMLESS: [&str; 9] = [
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

/// An output folder that is ours to write to, held against other builds until it is dropped.
pub(super) struct Output {
    path: PathBuf,
    /// Whether the next site is put together within it: it is a file system of its own, or its parent takes no
    /// folder.
    is_apart: bool,
    /// The parent folder, locked.
    _lock: File,
}

/// The contents of the output folder.
#[derive(Default)]
pub(super) struct Survey {
    /// The files that the last build's manifest lists, and the manifest.
    pub(super) listed: BTreeSet<String>,
    /// The files that are there and not listed: never deleted.
    pub(super) foreign: BTreeSet<String>,
    /// The folders that are there, the output itself with an empty path.
    pub(super) folders: BTreeMap<String, Metadata>,
    /// Whether something in it cannot be had a second time elsewhere: a repository, a folder that is not ours to
    /// read. It has to stay where it is.
    pub(super) is_rooted: bool,
}

impl Output {
    /// Makes sure that `path` may be written to, and that no other build is at it.
    pub(super) fn claim(root: &Path, path: &Path) -> Result<Self> {
        let path =
            std::path::absolute(path).map_err(|e| Error::io(format!("cannot find {}", path.display()), e))?;
        let path = where_it_leads(canonical_parent(&path)?)?;
        refuse_dangerous(root, &path)?;
        let parent = path.parent().unwrap_or(&path);
        let lock = lock(parent)?;
        let is_apart = is_apart(&path, parent);
        let output = Self { path, is_apart, _lock: lock };
        output.refuse_foreign()?;
        Ok(output)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder in which the next site is put together.
    pub(super) fn staging(&self) -> PathBuf {
        if self.is_apart { self.inner() } else { self.beside("stage") }
    }

    /// The folder within the output through which files come into their places one by one.
    pub(super) fn inner(&self) -> PathBuf {
        self.path.join(INNER)
    }

    /// Whether the output cannot be exchanged as a whole.
    pub(super) const fn is_apart(&self) -> bool {
        self.is_apart
    }

    /// The folder in which the last site waits while it is replaced, on systems that cannot exchange folders.
    pub(super) fn aside(&self) -> PathBuf {
        self.beside("aside")
    }

    fn beside(&self, what: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{name}.factum-{what}"))
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
        if self.path.join(MANIFEST).is_file() {
            return Ok(());
        }
        for entry in fs::read_dir(&self.path).map_err(|e| self.fail("read", e))? {
            let name = entry.map_err(|e| self.fail("read", e))?.file_name();
            if name != INNER && !HARMLESS.iter().any(|harmless| name == *harmless) {
                let found = name.to_string_lossy();
                return Err(Error::new(format!(
                    "{} was not written by Factum: it holds {found}",
                    self.path.display()
                ))
                .help("empty the folder, or name another one with --output DIR"));
            }
        }
        Ok(())
    }

    /// Lists what stands in the output folder.
    pub(super) fn survey(&self) -> Result<Survey> {
        let mut listed = match fs::read_to_string(self.path.join(MANIFEST)) {
            Ok(text) => manifest::paths(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(self.fail("read the manifest of", error)),
        };
        listed.insert(MANIFEST.to_owned());
        let mut survey = Survey::default();
        if !self.path.exists() {
            return Ok(survey);
        }
        let mut entries = WalkDir::new(&self.path).follow_links(false).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder of somebody else's that keeps its contents to itself.
                Err(error) if error.depth() > 0 && is_denied(&error) => {
                    survey.is_rooted = true;
                    continue;
                }
                Err(error) => return Err(self.fail("read", error.into())),
            };
            let relative = entry.path().strip_prefix(&self.path).unwrap_or(entry.path());
            let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            if entry.file_type().is_dir() {
                if path == ".git" || path == INNER {
                    survey.is_rooted |= path == ".git";
                    entries.skip_current_dir();
                    continue;
                }
                let metadata = entry.metadata().map_err(|e| self.fail("read", e.into()))?;
                survey.folders.insert(path, metadata);
                continue;
            }
            let set = if listed.contains(&path) { &mut survey.listed } else { &mut survey.foreign };
            set.insert(path);
        }
        Ok(survey)
    }

    pub(super) fn fail(&self, what: &str, error: io::Error) -> Error {
        Error::io(format!("cannot {what} {}", self.path.display()), error)
    }
}

impl Survey {
    /// The files of the last build that the new site does not have.
    pub(super) fn gone<'s>(&'s self, files: &'s [Staged]) -> impl Iterator<Item = &'s String> {
        let has = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
        self.listed.iter().filter(move |path| !has(path))
    }

    /// The folders in which there is nothing, which somebody has made for something.
    pub(super) fn empty_folders(&self) -> impl Iterator<Item = &String> {
        let has_file = |folder: &str, files: &BTreeSet<String>| {
            let below = format!("{folder}/");
            files.range(below.clone()..).next().is_some_and(|path| path.starts_with(&below))
        };
        let folders = self.folders.keys().filter(|folder| !folder.is_empty());
        folders.filter(move |folder| !has_file(folder, &self.listed) && !has_file(folder, &self.foreign))
    }

    /// How many files of the last build the new site does not have.
    pub(super) fn stale(&self, files: &[Staged]) -> usize {
        self.gone(files).count()
    }
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

fn is_denied(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

fn refuse_dangerous(root: &Path, path: &Path) -> Result<()> {
    let refuse = |why: &str| {
        Err(Error::new(format!("{} cannot be the output folder: {why}", path.display()))
            .help("name a folder of its own with --output DIR"))
    };
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if path.parent().is_none() {
        return refuse("it is the root of the file system");
    }
    if root.starts_with(&path) {
        return refuse("it holds the dossier");
    }
    if ["content", "themes", "captures", ".git"].iter().any(|inner| path.starts_with(real(&root.join(inner))))
    {
        return refuse("it is part of the dossier's sources");
    }
    Ok(())
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
