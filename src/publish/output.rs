//! The output folder: whether it is one to write to, and what stands in it.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, MANIFEST};
use super::staged::Staged;
use crate::error::{Error, Result};

/// Files that may stand in a folder that Factum has not written to yet.
const HARMLESS_FILES: [&str; 3] = [".gitignore", ".gitkeep", ".DS_Store"];

/// An output folder that is ours to write to, held against other builds until it is dropped.
pub(super) struct Output {
    path: PathBuf,
    /// The parent folder, locked.
    _lock: File,
}

/// The contents of the output folder.
pub(super) struct Survey {
    /// The files that the last build's manifest lists, and the manifest.
    pub(super) listed: BTreeSet<String>,
    /// The files that are there and not listed: never deleted.
    pub(super) foreign: BTreeSet<String>,
}

impl Output {
    /// Makes sure that `path` may be written to, and that no other build is at it.
    pub(super) fn claim(root: &Path, path: &Path) -> Result<Self> {
        let path =
            std::path::absolute(path).map_err(|e| Error::io(format!("cannot find {}", path.display()), e))?;
        let path = canonical_parent(&path)?;
        refuse_dangerous(root, &path)?;
        let lock = lock(path.parent().unwrap_or(&path))?;
        let output = Self { path, _lock: lock };
        output.refuse_foreign()?;
        Ok(output)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder in which the next site is put together.
    pub(super) fn staging(&self) -> PathBuf {
        self.beside("stage")
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
            if !HARMLESS_FILES.iter().any(|harmless| name == *harmless) {
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
        let mut survey = Survey { listed: BTreeSet::new(), foreign: BTreeSet::new() };
        if !self.path.exists() {
            return Ok(survey);
        }
        for entry in WalkDir::new(&self.path).follow_links(false) {
            let entry = entry.map_err(|e| self.fail("read", e.into()))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(&self.path).unwrap_or(entry.path());
            let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
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
    /// How many files of the last build the new site does not have.
    pub(super) fn stale(&self, files: &[Staged]) -> usize {
        let has = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
        self.listed.iter().filter(|path| !has(path)).count()
    }
}

/// The path with links in its parent resolved, so that the checks see where it really is. Makes the parent.
fn canonical_parent(path: &Path) -> Result<PathBuf> {
    let Some((parent, name)) = path.parent().zip(path.file_name()) else { return Ok(path.to_path_buf()) };
    let fail = |error| Error::io(format!("cannot use {}", parent.display()), error);
    fs::create_dir_all(parent).map_err(fail)?;
    Ok(parent.canonicalize().map_err(fail)?.join(name))
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
    if path.join(".git").exists() {
        return refuse("it is a repository");
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
