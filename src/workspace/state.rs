//! A dossier that has been read, and what the checks say of it.

use std::collections::BTreeMap;

use super::below::Below;
use super::config::Config;
use super::inputs::{Drafts, Inputs, LockUse};
use super::load::{Expected, Loaded, Loader};
use super::theme;
use crate::check::{self, Facts, Whole};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::index::{Index, Reads};
use crate::model::{Date, Dossier, Fault, Lock, Verification};
use crate::render::Theme;
use crate::text::{FileId, SourceMap};
use crate::verify;
use crate::vfs::Tree;

/// A dossier that has been read.
pub struct Workspace {
    /// Its configuration.
    pub config: Config,
    /// Its notes, captures and seals.
    pub dossier: Dossier,
    /// Every text that was read.
    pub sources: SourceMap,
    /// The files of `content/` that are no notes, by path below it.
    pub(super) assets: BTreeMap<String, FileId>,
    /// Faults of files that are not notes, or not even text.
    pub faults: Vec<Fault>,
    /// Why the lock could not be read, where it is to be written anew.
    pub unread_lock: Option<Error>,
    /// The theme that pages are rendered with.
    pub(super) theme: Theme,
}

/// The results of checking a dossier.
pub struct Checked {
    /// Its notes by what others need to know of them.
    pub index: Index,
    /// The outcomes of verifying quotes and values.
    pub verification: Verification,
    /// The findings in the order of files and places.
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
        loader.read_config(inputs.config)?;
        loader.read_content()?;
        // After reading, since only a note's own front matter says that it is a draft.
        if inputs.drafts == Drafts::Excluded {
            loader.drop_drafts();
        }
        match inputs.captures {
            Some(captures) => loader.read_captures(captures, Expected::Always),
            None => loader.read_captures(&Below { tree: inputs.tree, folder: "captures" }, Expected::Never),
        }
        let unread_lock = match (read_lock(inputs.tree), inputs.lock) {
            (Ok(lock), _) => {
                loader.set_lock(lock);
                None
            }
            (Err(error), LockUse::Rewritten) => Some(error),
            (Err(error), LockUse::Held) => return Err(error),
        };
        let Loaded { config, dossier, mut sources, assets, mut faults } = loader.finish();
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
            notes: Reads::unlogged(&self.dossier, &index),
            sources: &self.sources,
            other_faults: &self.faults,
            levels: &self.config.levels,
            today,
            whole: Whole {
                dossier: &self.dossier,
                index: &index,
                verification: &verification,
                assets: &self.assets,
            },
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
    verify::archive::lock::read_lock(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        Error::new(format!("factum.lock:{}:{}: {}", error.line, error.column, error.message)).help(
            "restore it from version control; or delete it, and run `factum seal` where the captures are",
        )
    })
}
