//! The output folder: whether it is one to write to, and what stands in it.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use walkdir::WalkDir;

use super::journal;
use super::manifest::{self, MANIFEST};
use super::mark::{self, MARK};
use super::staged::Staged;
use crate::error::{Error, Result};
use crate::model::OutputPath;
use crate::text::sha256_hex;

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

/// The contents of the output folder.
#[derive(Default)]
pub(super) struct Survey {
    /// The files that the last build's manifest lists, and the manifest.
    pub(super) listed: BTreeSet<String>,
    /// The digests of the last build's files, by their paths.
    digests: BTreeMap<String, BTreeSet<String>>,
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

    /// Lists what stands in the output folder.
    pub(super) fn survey(&self) -> Result<Survey> {
        let digests = self.digests_in(&self.path)?;
        let is_ours = |path: &String| digests.contains_key(path) || path == MANIFEST || path == MARK;
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
                if path == ".git" || entry.path() == self.inner {
                    survey.is_rooted |= path == ".git";
                    entries.skip_current_dir();
                    continue;
                }
                let metadata = entry.metadata().map_err(|e| self.fail("read", e.into()))?;
                survey.folders.insert(path, metadata);
                continue;
            }
            let set = if is_ours(&path) { &mut survey.listed } else { &mut survey.foreign };
            set.insert(path);
        }
        survey.digests = digests;
        Ok(survey)
    }

    /// The digests that the manifest in a folder lists.
    pub(super) fn digests_in(&self, folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
        match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(text) => Ok(manifest::digests(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(Error::io(format!("cannot read the manifest of {}", folder.display()), error)),
        }
    }

    pub(super) fn fail(&self, what: &str, error: io::Error) -> Error {
        Error::io(format!("cannot {what} {}", self.path.display()), error)
    }
}

impl Survey {
    /// What stands at a path, if it is what was published there.
    pub(super) fn as_published(&self, path: &OutputPath, place: &Output) -> Option<Vec<u8>> {
        let digests = self.digests.get(path.as_str())?;
        let bytes = fs::read(place.path().join(path.as_str())).ok()?;
        digests.contains(&sha256_hex(&bytes)).then_some(bytes)
    }

    /// Takes the files for somebody else's that the new site does not have and that are no longer as they were
    /// published: whoever has changed one may want it.
    pub(super) fn keep_changed(&mut self, files: &[Staged], place: &Output) {
        let is_changed = |path: &&String| {
            let published = self.digests.get(*path);
            let bytes = fs::read(place.path().join(path)).ok();
            published.zip(bytes).is_some_and(|(digests, bytes)| !digests.contains(&sha256_hex(&bytes)))
        };
        let changed: Vec<String> = self.gone(files).filter(is_changed).cloned().collect();
        for path in changed {
            self.listed.remove(&path);
            self.foreign.insert(path);
        }
    }

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

fn make_marked(folder: &Path) -> Result<()> {
    match mark::make(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists || !mark::is_marked(folder) => {
            Err(Error::io(format!("cannot make {}", folder.display()), error))
        }
        _ => Ok(()),
    }
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
