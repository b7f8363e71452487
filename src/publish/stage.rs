//! The staging folder: the next site, put together beside the one that stands.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::output::{Output, Survey};
use crate::error::{Error, Result};
use crate::model::Artifact;

/// The artifacts that differ from what stands in the output folder.
pub(super) struct Plan {
    same: Vec<bool>,
    pub(super) changed: usize,
}

/// Compares the artifacts with what stands in the output folder, byte for byte.
pub(super) fn plan(artifacts: &[Artifact], old: &Survey, place: &Output) -> Result<Plan> {
    // A file that Factum has not written may be somebody's only copy: it is never written over.
    if let Some(taken) = artifacts.iter().find(|a| old.foreign.contains(a.path.as_str())) {
        let path = place.path().join(taken.path.as_str());
        return Err(Error::new(format!(
            "{} was not written by Factum, and the site has a file of that name",
            path.display()
        ))
        .help("move the file away"));
    }
    let is_same = |a: &Artifact| {
        old.listed.contains(a.path.as_str())
            && fs::read(place.path().join(a.path.as_str())).is_ok_and(|bytes| bytes == a.bytes)
    };
    let same: Vec<bool> = artifacts.par_iter().map(is_same).collect();
    let changed = same.iter().filter(|same| !**same).count();
    Ok(Plan { same, changed })
}

/// Fills the staging folder: what is the same is linked, what differs is written, what is not ours is
/// carried over. Then all of it is synced.
pub(super) fn fill(artifacts: &[Artifact], plan: &Plan, old: &Survey, place: &Output) -> Result<()> {
    clear(place)?;
    let staging = place.staging();
    let paths = artifacts.iter().map(|a| a.path.as_str()).chain(old.foreign.iter().map(String::as_str));
    let folders: BTreeSet<&Path> = paths.filter_map(|path| Path::new(path).parent()).collect();
    for folder in folders.into_iter().map(|folder| staging.join(folder)).chain([staging.clone()]) {
        fs::create_dir_all(&folder).map_err(|e| Error::io(format!("cannot make {}", folder.display()), e))?;
    }
    artifacts.par_iter().zip(&plan.same).try_for_each(|(artifact, same)| {
        let target = staging.join(artifact.path.as_str());
        // A linked file keeps its time of change, so that servers and copies see what did not change.
        if *same {
            link(&place.path().join(artifact.path.as_str()), &target)
        } else {
            write(&target, &artifact.bytes)
        }
    })?;
    for path in &old.foreign {
        link(&place.path().join(path), &staging.join(path))?;
    }
    sync(&staging)
}

/// Deletes the staging folder. It holds nothing that is not in the output folder as well.
pub(super) fn clear(place: &Output) -> Result<()> {
    let staging = place.staging();
    match fs::remove_dir_all(&staging) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io(format!("cannot delete {}", staging.display()), error))
        }
        _ => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    File::create(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|e| Error::io(format!("cannot write {}", path.display()), e))
}

/// A second name for a file; a copy where the file system has none.
fn link(from: &Path, to: &Path) -> Result<()> {
    fs::hard_link(from, to)
        .or_else(|_| fs::copy(from, to).map(drop))
        .map_err(|e| Error::io(format!("cannot carry {} over", from.display()), e))
}

/// Makes sure that the staged files are on the disk before they take the place of others.
#[cfg(target_os = "linux")]
fn sync(staging: &Path) -> Result<()> {
    File::open(staging)
        .and_then(|folder| rustix::fs::syncfs(folder).map_err(io::Error::from))
        .map_err(|e| Error::io(format!("cannot sync {}", staging.display()), e))
}

#[cfg(not(target_os = "linux"))]
fn sync(staging: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(staging).into_iter().filter_map(std::result::Result::ok) {
        let synced = File::open(entry.path()).and_then(|file| file.sync_all());
        synced.map_err(|e| Error::io(format!("cannot sync {}", entry.path().display()), e))?;
    }
    Ok(())
}
