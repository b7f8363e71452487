//! The inputs of a workspace: the folders of a dossier, and how much of them is read.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Dossier, NoteId};
use crate::text::SourceMap;
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
    /// How much of the bodies of notes is kept.
    pub bodies: Bodies,
    /// Who knows the authors of sentences, where they are asked for whenever notes are read.
    pub authors: Option<Arc<dyn Authors>>,
    /// Who knows when the files were changed, where pages say it.
    pub history: Option<Arc<dyn History>>,
}

/// Knows when the files of a dossier were changed, and on which day it is published.
pub trait History: Send + Sync {
    /// Tells a dossier that was read; of the notes alone that are others than before, where these are named.
    fn tell(&self, dossier: &mut Dossier, changed: Option<&[NoteId]>);

    /// The folders in which something shows that the history goes on, each with the names in it that show it.
    fn places(&self) -> Vec<(PathBuf, Vec<String>)>;

    /// Whether it has gone on since it was told of a whole dossier.
    fn has_gone_on(&self) -> bool;
}

/// Knows who wrote the sentences of a dossier.
pub trait Authors: Send + Sync {
    /// Tells a dossier that was read, as far as that is asked; of the notes alone that are others than before, where
    /// these are named.
    fn tell(&self, dossier: &mut Dossier, sources: &SourceMap, changed: Option<&[NoteId]>);
}

impl Inputs {
    /// The dossier in `tree`, with nothing special asked for.
    #[must_use]
    pub fn of(tree: impl Tree + 'static) -> Self {
        let config = "factum.yaml".to_owned();
        let (drafts, lock, bodies) = (Drafts::default(), LockUse::default(), Bodies::default());
        Self {
            tree: Arc::new(tree),
            config,
            captures: None,
            drafts,
            lock,
            bodies,
            authors: None,
            history: None,
        }
    }
}

/// The purpose for which the lock is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockUse {
    /// Quotes are verified by it: one that cannot be read is an error.
    #[default]
    Held,
    /// The same, for what prints findings: that it cannot be read is one, and no note is read then.
    Judged,
    /// It is written anew, and one that cannot be read is kept as [`super::Material::unread_lock`].
    Rewritten,
}

/// How much of the bodies of notes is kept once they are parsed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bodies {
    /// All of them, for pages.
    #[default]
    Whole,
    /// What links lead to, which is all that rules ask for.
    Links,
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
