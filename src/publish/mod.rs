//! The only writer of the site: from artifacts to the output folder, in one step or not at all.
//!
//! Everything is written to a staging folder beside the output, synced, and exchanged with it. What stands
//! in the output folder and is not listed in the last build's manifest is carried over as it is.

mod exchange;
mod manifest;
mod output;
mod stage;

use std::path::Path;

use crate::error::{Error, Result};
use crate::model::{Artifact, OutputPath};
use manifest::Manifest;
use output::Output;

pub use manifest::MANIFEST;

/// The changes that publishing made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site, with the manifest.
    pub files: usize,
    /// Files that were written because they are new or differ.
    pub written: usize,
    /// Files of the last build that are no more.
    pub deleted: usize,
}

/// Publishes a site to `output`. `root` is the dossier's folder, which the output must not hold.
///
/// # Errors
/// When the output folder is not one to write to, another build is at work on it, or the disk fails. The
/// output is then what it was.
pub fn publish(mut artifacts: Vec<Artifact>, root: &Path, output: &Path) -> Result<Published> {
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = Manifest::of(&artifacts);
    let path = OutputPath::new(MANIFEST).map_err(|error| Error::new(error.to_string()))?;
    artifacts.push(Artifact { path, bytes: manifest.to_bytes() });
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));

    let place = Output::claim(root, output)?;
    exchange::recover(&place)?;
    let old = place.survey()?;
    let plan = stage::plan(&artifacts, &old, &place)?;
    let published =
        Published { files: artifacts.len(), written: plan.changed, deleted: old.stale(&artifacts) };
    if published.written == 0 && published.deleted == 0 {
        return Ok(published);
    }
    stage::fill(&artifacts, &plan, &old, &place).and_then(|()| exchange::exchange(&place)).inspect_err(
        |_| {
            // The error at hand says more than a failure to clean up after it would.
            let _ = stage::clear(&place);
        },
    )?;
    stage::clear(&place).map_err(|error| leftover(&place, error))?;
    Ok(published)
}

fn leftover(place: &Output, error: Error) -> Error {
    let staging = place.staging().display().to_string();
    Error::new(format!("the site is published, but {error}"))
        .help(format!("delete {staging}, the last build"))
}

#[cfg(test)]
mod tests;
