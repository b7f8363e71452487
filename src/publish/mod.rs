//! The only writer of the site: from artifacts to the output folder, in one step or not at all.
//!
//! What is new or differs is written to a staging folder beside the output, by the thread that made it, so
//! that no more of a site than a few pages is in memory. At the end what did not change is linked into the
//! staging folder, all of it is synced, and it is exchanged with the output. What stands in the output folder
//! and is not listed in the last build's manifest is carried over as it is, with the modes and owners of its folders;
//! what somebody puts there in the meantime is moved into the new site. Folders of ours are known by a mark, never by
//! their names.
//! Where the output cannot be exchanged, files are put into their places one by one (`in_place.rs`).

mod exchange;
mod growing;
mod in_place;
mod journal;
mod manifest;
mod mark;
mod output;
mod regular;
mod remains;
mod stage;
mod staged;
mod survey;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, Result};
use crate::model::OutputPath;
use crate::text::{GrowingDigest, sha256_hex};
use growing::GrowingFile;
use output::Output;
use staged::Staged;
use survey::Survey;

pub use manifest::{MANIFEST, manifest_of};
pub use mark::{MARK, TEXT as MARK_TEXT};

/// The changes that publishing made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site, with its mark and the manifest.
    pub files: usize,
    /// Files that were written because they are new or differ.
    pub written: usize,
    /// Files of the last build that are no more.
    pub deleted: usize,
    /// Files that somebody had changed since the last build, and that the site has written over, in order.
    pub overwritten: Vec<String>,
    /// The site stands, and something that was only needed meanwhile could not be cleared away: what, and why.
    pub left_behind: Option<String>,
}

/// A site on its way to its output folder, which nobody else may write to meanwhile. Dropped before
/// [`Publication::finish`], it leaves the output as it was.
pub struct Publication {
    place: Output,
    /// What stands in the output folder.
    old: Survey,
    /// What was put in so far, in any order.
    files: Mutex<Vec<Staged>>,
}

impl Publication {
    /// Begins to publish to `output`. `root` is the dossier's folder, which the output must not hold.
    ///
    /// # Errors
    /// When the output folder is not one to write to, another build is at work on it, or the disk fails.
    pub fn begin(root: &Path, output: &Path) -> Result<Self> {
        let place = Output::claim(root, output)?;
        exchange::recover(&place)?;
        if journal::names(&place.journal(), place.staging()) && place.path().exists() {
            remains::recover(place.staging(), &place)?;
        }
        stage::clear(&place)?;
        journal::remove(&place.journal()).map_err(|error| place.fail("clear up beside", error))?;
        let old = Survey::of(&place)?;
        Ok(Self { place, old, files: Mutex::default() })
    }

    /// Puts a file into the site. Any thread may, in any order.
    ///
    /// # Errors
    /// When somebody else's file is in the way, or the disk fails.
    pub fn put(&self, path: OutputPath, bytes: &[u8]) -> Result<()> {
        let is_same = stage::put(&path, bytes, &self.old, &self.place)?;
        self.add(Staged { path, digest: sha256_hex(bytes), is_same });
        Ok(())
    }

    fn add(&self, file: Staged) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }

    /// Begins a file that comes piece by piece. It is no part of the site before it is finished.
    ///
    /// # Errors
    /// When somebody else's file is in the way, or the disk fails.
    pub fn begin_file(&self, path: OutputPath) -> Result<PublishedFile<'_>> {
        let file = GrowingFile::begin(path, &self.old, &self.place)?;
        Ok(PublishedFile { publication: self, file, digest: GrowingDigest::default() })
    }

    /// What the last build left at a path, where it stands there as it was published.
    #[must_use]
    pub fn kept(&self, path: &OutputPath) -> Option<Vec<u8>> {
        self.old.as_published(path, &self.place)
    }

    /// Makes what was put in the site that stands in the output folder.
    ///
    /// # Errors
    /// When something of others stands where the site has a file or a folder, or the disk fails. The output is then what
    /// it was.
    pub fn finish(mut self) -> Result<Published> {
        let mut files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        let is_same = self.old.listed.contains(MARK) && mark::is_marked(self.place.path());
        files.push(Staged { path: output_path(MARK)?, digest: sha256_hex(mark::TEXT.as_bytes()), is_same });
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.put(output_path(MANIFEST)?, &manifest::to_bytes(&files))?;
        files.append(&mut self.files.lock().unwrap_or_else(PoisonError::into_inner));
        files.sort_by(|a, b| a.path.cmp(&b.path));

        self.old.keep_changed(&files, &self.place);
        self.old.make_way(&files, &self.place)?;
        let mut published = Published {
            files: files.len(),
            written: files.iter().filter(|file| !file.is_same).count(),
            deleted: self.old.stale(&files),
            overwritten: self.old.changed_and_replaced(&files, &self.place),
            left_behind: None,
        };
        if published.written == 0 && published.deleted == 0 {
            return Ok(published);
        }
        let may_move = !self.place.is_apart() && !self.old.is_rooted;
        let is_exchanged = may_move && self.exchange(&files)?;
        let cleared = if is_exchanged {
            remains::delete(&self.old, &self.place)
        } else {
            in_place::publish(&files, &self.old, &self.place)?;
            stage::clear(&self.place)
        };
        let cleared = cleared.and_then(|()| {
            journal::remove(&self.place.journal()).map_err(|error| self.place.fail("clear up beside", error))
        });
        published.left_behind = cleared.err().map(|error| error.to_string());
        Ok(published)
    }

    /// Puts the site in the place of the one that stands. Tells whether that can be done as a whole.
    fn exchange(&self, files: &[Staged]) -> Result<bool> {
        // Before all is synced, so that it is on the disk before anything is exchanged.
        journal::write(&self.place.journal(), self.place.path())?;
        Ok(stage::complete(files, &self.old, &self.place)? && exchange::exchange(&self.place)?)
    }
}

/// A file of the site that comes piece by piece.
pub struct PublishedFile<'p> {
    publication: &'p Publication,
    file: GrowingFile,
    digest: GrowingDigest,
}

impl PublishedFile<'_> {
    /// Takes the next piece.
    ///
    /// # Errors
    /// When somebody else's file is in the way, or the disk fails.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.digest.add(bytes);
        self.file.push(bytes, &self.publication.old, &self.publication.place)
    }

    /// Puts the file into the site.
    ///
    /// # Errors
    /// The same.
    pub fn finish(self) -> Result<()> {
        let Self { publication, file, digest } = self;
        let (path, is_same) = file.finish(&publication.old, &publication.place)?;
        publication.add(Staged { path, digest: digest.hex(), is_same });
        Ok(())
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // Where this fails the next build clears it; the error at hand, if there is one, says more.
        let is_old_site = journal::names(&self.place.journal(), self.place.staging());
        if !is_old_site {
            let _ = stage::clear(&self.place).and_then(|()| {
                journal::remove(&self.place.journal())
                    .map_err(|error| self.place.fail("clear up beside", error))
            });
        }
    }
}

fn output_path(path: &str) -> Result<OutputPath> {
    OutputPath::new(path).map_err(|error| Error::new(error.to_string()))
}

#[cfg(test)]
mod tests;
