//! A dossier that has been read: its configuration, notes, captures, seals and theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::below::Below;
use super::config::Config;
use super::inputs::Inputs;
use super::load::{Expected, Loaded, Loader};
use super::note_files::NoteFiles;
use super::other_faults::OtherFaults;
use super::overlay::Overlay;
use super::theme::{self, ThemeFiles};
use crate::error::{Error, Result};
use crate::model::{Dossier, Fault, FaultKind, NoteId};
use crate::render::Theme;
use crate::text::{FileId, SourceMap};
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
    pub(super) faults: OtherFaults,
    /// Faults of captures, by the source that names them.
    pub(super) capture_faults: BTreeMap<NoteId, Fault>,
    /// Why the lock could not be read, where it is to be written anew.
    pub unread_lock: Option<Arc<Error>>,
    /// The theme that pages are rendered with.
    pub(super) theme: Theme,
    /// Its files, with all changes so far.
    pub(super) tree: Overlay,
    pub(super) inputs: Inputs,
}

impl Material {
    /// Reads a dossier.
    ///
    /// # Errors
    /// When the configuration or `content/` is missing or cannot be read, or a lock that is held is damaged. What is
    /// wrong within a file is a finding instead.
    pub fn open(inputs: &Inputs) -> Result<Self> {
        Self::read(inputs, Overlay::new(Arc::clone(&inputs.tree)))
    }

    /// Reads the dossier anew, with all changes so far.
    pub(super) fn read_anew(&self) -> Result<Self> {
        Self::read(&self.inputs, self.tree.clone())
    }

    fn read(inputs: &Inputs, tree: Overlay) -> Result<Self> {
        require(inputs, &tree)?;
        let mut loader = Loader::new(&tree, inputs.drafts, inputs.bodies);
        loader.read_config(&inputs.config)?;
        let unread_lock = loader.read_lock(inputs.lock)?;
        // Without the configuration nothing is known of the folders, and without the lock nothing bears out a quote:
        // of every note something would be said.
        if loader.has_config() && loader.has_lock() {
            loader.read_content()?;
        }
        with_captures(inputs, &tree, |captures, expected| loader.read_captures(captures, expected));
        loader.read_reviews()?;
        let Loaded { config, mut dossier, mut sources, assets, files, mut faults, capture_faults } =
            loader.finish();
        let theme_files = ThemeFiles::read(&tree, &config)?;
        let (theme, theme_faults) = theme::theme_of(theme_files, &mut sources);
        faults.theme = theme_faults;
        if let Some(authors) = &inputs.authors {
            authors.tell(&mut dossier, &sources, None);
        }
        if let Some(history) = &inputs.history {
            history.tell(&mut dossier, None);
        }
        let inputs = inputs.clone();
        Ok(Self {
            config,
            dossier,
            sources,
            assets,
            files,
            faults,
            capture_faults,
            unread_lock,
            theme,
            tree,
            inputs,
        })
    }

    /// The name of a capture that is not there, with the one that is plainly meant.
    #[must_use]
    pub fn misnamed_capture(&self) -> Option<(&str, &str)> {
        self.capture_faults.values().find_map(|fault| match &fault.kind {
            FaultKind::MissingCapture { name, near: Some(near) } => Some((name.as_str(), near.as_str())),
            _ => None,
        })
    }

    /// The notes and captures of which nothing is known, though they are there, each with the reason.
    #[must_use]
    pub fn unread(&self) -> Vec<(&str, String)> {
        let notes = self.dossier.notes.values().chain(self.dossier.drafts.values());
        let hidden = notes.flat_map(|note| &note.faults).filter(|fault| fault.kind.hides_front());
        let captures = self.capture_faults.iter().filter_map(|(id, fault)| {
            let capture = self.dossier.note(id)?.source()?.capture.as_ref()?;
            Some((capture.value.as_str(), why_unread(&fault.kind)?))
        });
        let others = self.faults.all().chain(hidden).filter_map(|fault| {
            Some((self.sources.file(fault.span.file).path.as_str(), why_unread(&fault.kind)?))
        });
        others.filter(|(path, _)| path.ends_with(".md")).chain(captures).collect()
    }

    /// The faults that no note of the dossier has.
    pub(super) fn other_faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = self.faults.all().cloned().collect();
        faults.extend(self.files.faults());
        faults.extend(self.capture_faults.values().cloned());
        faults
    }
}

/// Why a file that is there is not read; nothing where it is read or is not there.
fn why_unread(kind: &FaultKind) -> Option<String> {
    match kind {
        FaultKind::MissingCapture { .. } => None,
        FaultKind::Unreadable(why) => Some(why.clone()),
        FaultKind::ForbiddenFile(why) => Some((*why).to_owned()),
        FaultKind::BadName { reason, .. } => Some((*reason).to_owned()),
        FaultKind::TooLarge { what, limit } => Some(format!("more than {limit} {what}")),
        kind if kind.hides_front() => Some("its front matter cannot be read".to_owned()),
        _ => None,
    }
}

/// Does something with the folder that captures are read from, and with whether they must be there.
pub(super) fn with_captures<R>(
    inputs: &Inputs,
    tree: &Overlay,
    read: impl FnOnce(&dyn Tree, Expected) -> R,
) -> R {
    match &inputs.captures {
        Some(captures) => read(captures.as_ref(), Expected::Always),
        None => read(&Below::new(tree, "captures"), Expected::Never),
    }
}

/// Names under which people keep a configuration.
const OTHER_NAMES: [&str; 8] = [
    "factum.yml",
    "Factum.yaml",
    "factum.yaml.txt",
    "config.yaml",
    "config.yml",
    "_config.yml",
    "factum.toml",
    "factum.json",
];

/// Sees that the files are there without which nothing is a dossier.
pub(super) fn require(inputs: &Inputs, tree: &Overlay) -> Result<()> {
    let config = inputs.config.as_str();
    let is_misnamed = |name: &&str| !tree.exists(config) && tree.exists(name);
    if let Some(name) = OTHER_NAMES.into_iter().find(is_misnamed) {
        return Err(Error::new(format!("there is no {config} here, but {name}"))
            .help(format!("the configuration is {config}, in YAML: rename it, or name it with --config")));
    }
    if !tree.exists(config) {
        return Err(Error::new(format!("there is no {config} here")).help(
            "run factum in a dossier's folder, or name it with --root DIR; `factum init DIR` begins one",
        ));
    }
    if !tree.exists("content") {
        return Err(Error::new("there is no content/ here")
            .help("notes belong into it: make it, and write content/index.md, the home page"));
    }
    Ok(())
}
