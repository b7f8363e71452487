//! Opening the dossier that the options name.

use std::sync::Arc;

use super::arguments::Global;
use super::history::GitHistory;
use super::workers;
use crate::error::{Error, Result};
use crate::model::Date;
use crate::vfs::{Disk, Tree};
use crate::workspace::{Bodies, Drafts, Inputs, LockUse, Material};

/// Reads the dossier.
pub(super) fn material(global: &Global, drafts: Drafts) -> Result<Material> {
    material_with(global, drafts, LockUse::Held, Bodies::Whole)
}

/// Reads the dossier with the days on which its notes were changed, for pages.
pub(super) fn material_with_history(global: &Global, drafts: Drafts, day: Option<&Date>) -> Result<Material> {
    let mut inputs = inputs(global, drafts, LockUse::Judged, Bodies::Whole)?;
    inputs.history = Some(Arc::new(GitHistory::new(&global.root, day)));
    Material::open(&inputs)
}

/// Reads the dossier, with its lock or for writing the lock anew.
pub(super) fn material_with(
    global: &Global,
    drafts: Drafts,
    lock: LockUse,
    bodies: Bodies,
) -> Result<Material> {
    Material::open(&inputs(global, drafts, lock, bodies)?)
}

/// The folders that the options name.
pub(super) fn inputs(global: &Global, drafts: Drafts, lock: LockUse, bodies: Bodies) -> Result<Inputs> {
    workers::start(None)?;
    let captures = open_captures(global)?.map(|disk| Arc::new(disk) as Arc<dyn Tree>);
    let tree = Arc::new(Disk::new(&global.root));
    let config = global.config.clone();
    Ok(Inputs { tree, config, captures, drafts, lock, bodies, authors: None, history: None })
}

pub(super) fn open_captures(global: &Global) -> Result<Option<Disk>> {
    let Some(folder) = &global.captures else { return Ok(None) };
    if !folder.is_dir() {
        return Err(Error::new(format!("there is no folder {}", folder.display()))
            .help("--captures names the folder that holds the captured articles"));
    }
    Ok(Some(Disk::new(folder)))
}
