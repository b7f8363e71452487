//! Opening the dossier that the options name.

use super::arguments::Global;
use crate::error::{Error, Result};
use crate::vfs::Disk;
use crate::workspace::{Drafts, Inputs, LockUse, Workspace};

/// Reads the dossier.
pub(super) fn workspace(global: &Global, drafts: Drafts) -> Result<Workspace> {
    workspace_with(global, drafts, LockUse::Held)
}

/// Reads the dossier, with its lock or for writing the lock anew.
pub(super) fn workspace_with(global: &Global, drafts: Drafts, lock: LockUse) -> Result<Workspace> {
    let tree = Disk::new(&global.root);
    let captures = open_captures(global)?;
    let inputs = Inputs {
        tree: &tree,
        config: &global.config,
        captures: captures.as_ref().map(|disk| disk as &dyn crate::vfs::Tree),
        drafts,
        lock,
    };
    Workspace::open(&inputs)
}

fn open_captures(global: &Global) -> Result<Option<Disk>> {
    let Some(folder) = &global.captures else { return Ok(None) };
    if !folder.is_dir() {
        return Err(Error::new(format!("there is no folder {}", folder.display()))
            .help("--captures names the folder that holds the captured articles"));
    }
    Ok(Some(Disk::new(folder)))
}
