//! What stands in the output folder: the last build's files, those of others, and what of it is in the way of the new
//! site. Names of others are bytes: not all of them are UTF-8.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::Metadata;
use std::io;
use std::ops::Bound;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{self, MANIFEST};
use super::mark::MARK;
use super::output::Output;
use super::regular;
use super::staged::Staged;
use crate::error::{Error, Result};
use crate::model::OutputPath;
use crate::text::sha256_hex;

/// The contents of the output folder.
#[derive(Default)]
pub(super) struct Survey {
    /// The files that the last build's manifest lists, and the manifest.
    pub(super) listed: BTreeSet<String>,
    /// The digests of the last build's files, by their paths.
    digests: BTreeMap<String, Vec<String>>,
    /// What is there and not listed, with links and what else is no file: never deleted.
    pub(super) foreign: BTreeSet<OsString>,
    /// The folders that are there, the output itself with an empty path.
    pub(super) folders: BTreeMap<OsString, Metadata>,
    /// Folders of ours that a file of the new site replaces, each after the one that it is in.
    pub(super) vacated: Vec<OsString>,
    /// Whether something in it cannot be had a second time elsewhere: a repository, a folder that is not ours to
    /// read. It has to stay where it is.
    pub(super) is_rooted: bool,
}

impl Survey {
    /// Lists what stands in the output folder.
    pub(super) fn of(place: &Output) -> Result<Self> {
        let root = place.path();
        let mut survey = Self { digests: manifest::digests_in(root)?, ..Self::default() };
        if !root.exists() {
            return Ok(survey);
        }
        let mut entries = WalkDir::new(root).follow_links(false).into_iter();
        while let Some(entry) = entries.next() {
            let relative =
                |path: &std::path::Path| path.strip_prefix(root).unwrap_or(path).as_os_str().to_owned();
            let entry = match entry {
                Ok(entry) => entry,
                // A folder of somebody else's that keeps its contents to itself.
                Err(error)
                    if error.depth() > 0
                        && is_denied(&error)
                        && !error.path().is_some_and(|path| survey.had_files_in(&relative(path))) =>
                {
                    survey.is_rooted = true;
                    survey.foreign.extend(error.path().map(relative));
                    continue;
                }
                Err(error) => return Err(place.fail("read", error.into())),
            };
            let path = relative(entry.path());
            if !entry.file_type().is_dir() {
                survey.add(path, entry.file_type().is_file());
            } else if path == ".git" {
                survey.is_rooted = true;
                survey.foreign.insert(path);
                entries.skip_current_dir();
            } else if entry.path() == place.inner() {
                entries.skip_current_dir();
            } else {
                survey.folders.insert(path, entry.metadata().map_err(|e| place.fail("read", e.into()))?);
            }
        }
        Ok(survey)
    }

    fn add(&mut self, path: OsString, is_file: bool) {
        let is_ours = |path: &str| self.digests.contains_key(path) || path == MANIFEST || path == MARK;
        // What is no file is none that was published, whatever its name.
        match path.to_str().filter(|path| is_file && is_ours(path)).map(str::to_owned) {
            Some(path) => self.listed.insert(path),
            None => self.foreign.insert(path),
        };
    }

    /// Whether a file, of ours or not, stands at a path.
    pub(super) fn has(&self, path: &OutputPath) -> bool {
        self.listed.contains(path.as_str()) || self.foreign.contains(OsStr::new(path.as_str()))
    }

    /// What stands at a path, if it is what was published there.
    pub(super) fn as_published(&self, path: &OutputPath, place: &Output) -> Option<Vec<u8>> {
        let digests = self.digests.get(path.as_str()).filter(|_| self.listed.contains(path.as_str()))?;
        let bytes = regular::read(&place.path().join(path.as_str())).ok()?;
        digests.contains(&sha256_hex(&bytes)).then_some(bytes)
    }

    /// Takes the files for somebody else's that the new site does not have and that are no longer as they were
    /// published: whoever has changed one may want it.
    pub(super) fn keep_changed(&mut self, files: &[Staged], place: &Output) {
        let changed: Vec<String> =
            self.gone(files).filter(|path| self.is_changed(path, place)).cloned().collect();
        for path in changed {
            self.listed.remove(&path);
            self.foreign.insert(path.into());
        }
    }

    /// The files that the new site writes over although they are no longer as they were published, in order.
    pub(super) fn changed_and_replaced(&self, files: &[Staged], place: &Output) -> Vec<String> {
        let replaced = files.par_iter().filter(|file| !file.is_same).map(|file| file.path.as_str());
        let changed = replaced.filter(|path| self.listed.contains(*path) && self.is_changed(path, place));
        changed.map(str::to_owned).collect()
    }

    /// Whether what stands at a path is something else than what was published there.
    fn is_changed(&self, path: &str, place: &Output) -> bool {
        let published = self.digests.get(path);
        let digest = regular::digest(&place.path().join(path)).ok();
        published.zip(digest).is_some_and(|(digests, digest)| !digests.contains(&digest))
    }

    /// Makes sure that nothing of others stands where the new site has a file or a folder, before anything is changed.
    ///
    /// # Errors
    /// When something does, by its name.
    pub(super) fn make_way(&mut self, files: &[Staged], place: &Output) -> Result<()> {
        for file in files {
            let path = file.path.as_str();
            let is_foreign = |path: &str| self.foreign.contains(OsStr::new(path));
            if let Some((end, _)) = path.match_indices('/').find(|(end, _)| is_foreign(&path[..*end])) {
                return Err(in_the_way(place, OsStr::new(&path[..end]), "has a folder of that name"));
            }
            if is_foreign(path) && !file.is_same {
                return Err(in_the_way(place, OsStr::new(path), "has a file of that name"));
            }
            let folder = OsStr::new(path);
            if !self.folders.contains_key(folder) {
                continue;
            }
            if let Some(theirs) = self.foreign_within(folder) {
                return Err(in_the_way(place, theirs, &format!("has a file {path}")));
            }
            let within = self.folders.keys().filter(|inner| *inner == folder || is_below(inner, folder));
            let within: Vec<OsString> = within.cloned().collect();
            self.folders.retain(|inner, _| !within.contains(inner));
            self.vacated.extend(within);
        }
        Ok(())
    }

    /// What of others a folder holds; the folder itself where it is empty and the last build had nothing in it.
    fn foreign_within(&self, folder: &OsStr) -> Option<&OsStr> {
        let is_theirs = |inner: &OsStr| {
            (inner == folder || is_below(inner, folder)) && self.is_empty(inner) && !self.had_files_in(inner)
        };
        let file = self.foreign.iter().find(|path| is_below(path, folder)).map(OsString::as_os_str);
        file.or_else(|| self.folders.keys().map(OsString::as_os_str).find(|inner| is_theirs(inner)))
    }

    /// Whether the last build had files in a folder.
    fn had_files_in(&self, folder: &OsStr) -> bool {
        folder.to_str().is_some_and(|folder| {
            let below = format!("{folder}/");
            self.digests.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
        })
    }

    /// The files of the last build that the new site does not have.
    pub(super) fn gone<'s>(&'s self, files: &'s [Staged]) -> impl Iterator<Item = &'s String> {
        let has = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
        self.listed.iter().filter(move |path| !has(path))
    }

    /// Whether a folder, at any depth, holds nothing but folders.
    fn is_empty(&self, folder: &OsStr) -> bool {
        let mut below = folder.to_owned();
        below.push("/");
        let foreign =
            self.foreign.range::<OsStr, _>((Bound::Included(below.as_os_str()), Bound::Unbounded)).next();
        let listed = below
            .to_str()
            .and_then(|below| self.listed.range::<str, _>((Bound::Included(below), Bound::Unbounded)).next());
        !foreign.is_some_and(|path| is_below(path, folder))
            && !listed.is_some_and(|path| is_below(OsStr::new(path), folder))
    }

    /// The folders in which there is nothing, which somebody has made for something.
    pub(super) fn empty_folders(&self) -> impl Iterator<Item = &OsString> {
        let folders = self.folders.keys().filter(|folder| !folder.is_empty());
        folders.filter(|folder| self.is_empty(folder))
    }

    /// How many files of the last build the new site does not have.
    pub(super) fn stale(&self, files: &[Staged]) -> usize {
        self.gone(files).count()
    }
}

/// The error that something of others stands where the new site needs its place.
pub(super) fn in_the_way(place: &Output, theirs: &OsStr, needs: &str) -> Error {
    let path = place.path().join(theirs);
    Error::new(format!(
        "{} was not written by Factum, or changed since, and the site {needs}",
        path.display()
    ))
    .help("move it away, and build again; nothing has been changed")
}

fn is_below(path: &OsStr, folder: &OsStr) -> bool {
    let (path, folder) = (path.as_encoded_bytes(), folder.as_encoded_bytes());
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.first() == Some(&b'/'))
}

fn is_denied(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}
