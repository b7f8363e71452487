//! A dossier that has been read: its configuration, notes, captures, seals and theme.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::below::Below;
use super::config::Config;
use super::inputs::{Inputs, LockUse};
use super::load::{Expected, Loaded, Loader};
use super::note_files::NoteFiles;
use super::theme;
use crate::error::{Error, Result};
use crate::model::{Dossier, Fault, Lock, NoteId};
use crate::render::Theme;
use crate::text::{FileId, SourceMap};
use crate::verify;
use crate::vfs::Tree;

/// A dossier that has been read.
#[derive(Clone)]
pub struct Material {
    /// Its configuration.
    pub config: Config,
    /// Its notes, captures and seals.
    pub dossier: Dossier,
    /// Every text that was read.
    pub sources: SourceMap,
    /// The files of `content/` that are no notes, by path below it.
    pub(super) assets: BTreeMap<String, FileId>,
    /// The notes by their files, those included that are no notes of the dossier: drafts, and notes whose id
    /// another has.
    pub(super) files: NoteFiles,
    /// Faults of the configuration, the theme, and files that are not notes or not even text.
    pub(super) faults: Vec<Fault>,
    /// Faults of captures, by the source that names them.
    pub(super) capture_faults: BTreeMap<NoteId, Fault>,
    /// Where captures are read from, and whether they must be there.
    pub(super) captures: Option<(Arc<dyn Tree>, Expected)>,
    /// Why the lock could not be read, where it is to be written anew.
    pub unread_lock: Option<Arc<Error>>,
    /// The theme that pages are rendered with.
    pub(super) theme: Theme,
}

impl Material {
    /// Reads a dossier.
    ///
    /// # Errors
    /// When the configuration or `content/` is missing or cannot be read, or the lock is damaged. What is
    /// wrong within a file is a finding instead.
    pub fn open(inputs: &Inputs) -> Result<Self> {
        let mut loader = Loader::new(inputs.tree.as_ref(), inputs.drafts);
        require(inputs)?;
        loader.read_config(&inputs.config)?;
        loader.read_content()?;
        let (captures, expected): (Arc<dyn Tree>, _) = match &inputs.captures {
            Some(captures) => (Arc::clone(captures), Expected::Always),
            None => (Arc::new(Below::new(Arc::clone(&inputs.tree), "captures")), Expected::Never),
        };
        loader.read_captures(captures.as_ref(), expected);
        let unread_lock = match (read_lock(inputs.tree.as_ref()), inputs.lock) {
            (Ok(lock), _) => {
                loader.set_lock(lock);
                None
            }
            (Err(error), LockUse::Rewritten) => Some(Arc::new(error)),
            (Err(error), LockUse::Held) => return Err(error),
        };
        let Loaded { config, dossier, mut sources, assets, files, mut faults, capture_faults } =
            loader.finish();
        let read = theme::read(inputs.tree.as_ref(), &config.theme, &mut sources, &mut faults)?;
        faults.extend(theme::faults(&read));
        let captures = Some((captures, expected));
        let theme = read.theme;
        Ok(Self {
            config,
            dossier,
            sources,
            assets,
            files,
            faults,
            capture_faults,
            captures,
            unread_lock,
            theme,
        })
    }

    /// The faults that no note of the dossier has.
    pub(super) fn other_faults(&self) -> Vec<Fault> {
        let mut faults = self.faults.clone();
        faults.extend(self.files.faults());
        faults.extend(self.capture_faults.values().cloned());
        faults
    }
}

fn require(inputs: &Inputs) -> Result<()> {
    let missing = |what: &str| {
        Error::new(format!("there is no {what} here"))
            .help("run factum in a dossier's folder, or name it with --root DIR")
    };
    for needed in [inputs.config.as_str(), "content"] {
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
    let text = std::str::from_utf8(&bytes).map_or_else(|_| String::from_utf8_lossy(&bytes), Cow::Borrowed);
    verify::archive::lock::read_lock(&text).map_err(|error| {
        Error::new(format!("factum.lock:{}:{}: {}", error.line, error.column, error.message)).help(
            "restore it from version control; or delete it, and run `factum seal` where the captures are",
        )
    })
}
