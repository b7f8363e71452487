//! The inputs of a workspace: the folders of a dossier, and how much of them is read.

use std::sync::Arc;

use crate::vfs::Tree;

/// The folders of a dossier, and how much of them is read.
#[derive(Clone)]
pub struct Inputs {
    /// The folder that holds `factum.yaml`, `factum.lock` and `content/`.
    pub tree: Arc<dyn Tree>,
    /// The configuration's path in it.
    pub config: String,
    /// The captures, where they were asked for. Else `captures/` is used where it is there.
    pub captures: Option<Arc<dyn Tree>>,
    /// Whether notes marked `draft` are read.
    pub drafts: Drafts,
    /// The purpose for which the lock is read.
    pub lock: LockUse,
}

impl Inputs {
    /// The dossier in `tree`, with nothing special asked for.
    #[must_use]
    pub fn of(tree: impl Tree + 'static) -> Self {
        let config = "factum.yaml".to_owned();
        Self { tree: Arc::new(tree), config, captures: None, drafts: Drafts::Excluded, lock: LockUse::Held }
    }
}

/// The purpose for which the lock is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockUse {
    /// Quotes are verified by it: one that cannot be read is an error.
    #[default]
    Held,
    /// It is written anew, and one that cannot be read is kept as [`super::Material::unread_lock`].
    Rewritten,
}

/// The place of notes marked `draft`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Excluded,
    /// They are read like other notes.
    Included,
}

impl Drafts {
    /// Included where a flag asks for them.
    #[must_use]
    pub fn from_flag(include: bool) -> Self {
        if include { Self::Included } else { Self::Excluded }
    }
}
