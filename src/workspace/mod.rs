//! The only state: reads a dossier and conducts the stages over it.

mod build;
mod config;
mod edit;
mod load;
pub mod reading;
#[cfg(test)]
mod tests;
mod theme;

pub use build::BuildOptions;
pub use config::Config;

use std::collections::BTreeMap;

use crate::check::{self, Facts};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::model::{Date, Dossier, Fault, Lock, Verification};
use crate::render::Theme;
use crate::text::{FileId, SourceMap};
use crate::verify;
use crate::vfs::Tree;
use load::{Expected, Loader};

/// Where a dossier's files are and what is to be read of them.
pub struct Inputs<'a> {
    /// The folder that holds `factum.yaml`, `factum.lock` and `content/`.
    pub tree: &'a dyn Tree,
    /// The configuration's path in it.
    pub config: &'a str,
    /// The captures, where they were asked for. Else `captures/` is used where it is there.
    pub captures: Option<&'a dyn Tree>,
    /// Whether notes marked `draft` are read.
    pub drafts: Drafts,
    /// What the lock is for.
    pub lock: LockUse,
}

impl<'a> Inputs<'a> {
    /// The dossier in `tree`, with nothing special asked for.
    #[must_use]
    pub fn of(tree: &'a dyn Tree) -> Self {
        Self { tree, config: "factum.yaml", captures: None, drafts: Drafts::Left, lock: LockUse::Held }
    }
}

/// What the lock is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockUse {
    /// Quotes are verified by it: one that cannot be read is an error.
    #[default]
    Held,
    /// It is written anew, and one that cannot be read is kept as [`Workspace::unread_lock`].
    Rewritten,
}

/// What becomes of notes marked `draft`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Left,
    /// They are taken in.
    Taken,
}

impl Drafts {
    /// Taken where they were asked for.
    #[must_use]
    pub fn asked(asked: bool) -> Self {
        if asked { Self::Taken } else { Self::Left }
    }
}

/// A dossier that has been read.
pub struct Workspace {
    /// Its configuration.
    pub config: Config,
    /// Its notes, captures and seals.
    pub dossier: Dossier,
    /// Every text that was read.
    pub sources: SourceMap,
    /// The files of `content/` that are no notes, by path below it.
    assets: BTreeMap<String, FileId>,
    /// Faults of files that are not notes, or not even text.
    pub faults: Vec<Fault>,
    /// Why the lock could not be read, where it is to be written anew.
    pub unread_lock: Option<Error>,
    /// The theme that pages are rendered with.
    theme: Theme,
}

/// What is known of a dossier after the checks.
pub struct Checked {
    /// Its notes by what others need to know of them.
    pub index: Index,
    /// What was found out about quotes and values.
    pub verification: Verification,
    /// What is wrong, in the order of files and places.
    pub findings: Vec<Diagnostic>,
}

impl Workspace {
    /// Reads a dossier.
    ///
    /// # Errors
    /// When the configuration or `content/` is missing or cannot be read, or the lock is damaged. What is
    /// wrong within a file is a finding instead.
    pub fn open(inputs: &Inputs<'_>) -> Result<Self> {
        let mut loader = Loader::new(inputs.tree);
        require(inputs)?;
        loader.config(inputs.config)?;
        loader.content()?;
        if inputs.drafts == Drafts::Left {
            loader.drop_drafts();
        }
        match inputs.captures {
            Some(captures) => loader.captures(captures, Expected::Always),
            None => loader.captures(&Below { tree: inputs.tree, folder: "captures" }, Expected::Never),
        }
        let unread_lock = match (read_lock(inputs.tree), inputs.lock) {
            (Ok(lock), _) => {
                loader.lock(lock);
                None
            }
            (Err(error), LockUse::Rewritten) => Some(error),
            (Err(error), LockUse::Held) => return Err(error),
        };
        let load::Loaded { config, dossier, mut sources, assets, mut faults } = loader.finish();
        let read = theme::read(inputs.tree, &config.theme, &mut sources, &mut faults)?;
        faults.extend(theme::faults(&read));
        Ok(Self { config, dossier, sources, assets, faults, unread_lock, theme: read.theme })
    }

    /// Runs every check.
    #[must_use]
    pub fn check(&self, today: Option<&Date>) -> Checked {
        let index = Index::of(&self.dossier);
        let verification = verify::verify(&self.dossier, &index);
        let facts = Facts {
            dossier: &self.dossier,
            index: &index,
            verification: &verification,
            sources: &self.sources,
            assets: &self.assets,
            other_faults: &self.faults,
            levels: &self.config.levels,
            today,
        };
        let findings = check::check(&facts);
        Checked { index, verification, findings }
    }
}

fn require(inputs: &Inputs<'_>) -> Result<()> {
    let missing = |what: &str| {
        Error::new(format!("there is no {what} here"))
            .help("run factum in a dossier's folder, or name it with --root DIR")
    };
    for needed in [inputs.config, "content"] {
        if !inputs.tree.exists(needed) {
            return Err(missing(needed));
        }
    }
    Ok(())
}

fn read_lock(tree: &dyn Tree) -> Result<Lock> {
    if !tree.exists("factum.lock") {
        return Ok(Lock::default());
    }
    let bytes = tree.read("factum.lock")?;
    verify::lock::read_lock(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        Error::new(format!("factum.lock:{}:{}: {}", error.line, error.column, error.message)).help(
            "restore it from version control; or delete it, and run `factum seal` where the captures are",
        )
    })
}

/// A folder of a tree as a tree.
struct Below<'a> {
    tree: &'a dyn Tree,
    folder: &'a str,
}

impl Below<'_> {
    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }
}

impl Tree for Below<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>> {
        self.tree.read(&self.at(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.tree.exists(&self.at(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<crate::vfs::Entry>> {
        self.tree.list(&self.at(folder))
    }
}
