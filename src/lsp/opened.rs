//! A dossier that is worked on: its notes as they are on disk, with the editor's unsaved texts over them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

use gen_lsp_types::Diagnostic as Told;

use super::client::Client;
use super::documents::Documents;
use super::view::View;
use crate::desk::Archived;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::model::{BaseKind, Date};
use crate::vfs::{Disk, Touched, Tree, WatchEnd};
use crate::workspace::{
    Bodies, Change, Drafts, Folder, Inputs, LockUse, Material, Taken, Tracking, Workspace,
};

/// How dossiers are opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// A dossier that is opened whatever the client says, by its absolute path.
    pub root: Option<PathBuf>,
    /// The name of the configuration.
    pub config: String,
    /// The captures where they stand elsewhere, as an absolute path.
    pub captures: Option<PathBuf>,
    /// The day on which plans are overdue.
    pub today: Option<Date>,
}

/// A dossier that is worked on.
pub(super) struct Opened {
    pub(super) root: PathBuf,
    inputs: Inputs,
    today: Option<Date>,
    captures: PathBuf,
    folder: Folder,
    /// None as long as it could not be opened.
    workspace: Option<Workspace>,
    /// Why it could not be opened, or what has changed could not be taken up.
    pub(super) trouble: Option<String>,
    findings: Vec<Diagnostic>,
    /// What the client was told last, by file.
    pub(super) told: BTreeMap<String, Vec<Told>>,
    /// Whether the client has to be told of files other than those that it edits.
    pub(super) is_untold: bool,
    /// The texts of the captures; made ready when somebody first looks for words.
    archive: OnceLock<Vec<Archived>>,
    watch: Option<WatchEnd>,
}

impl Opened {
    /// Whether there is a dossier in a folder.
    pub(super) fn is_dossier(folder: &Path, settings: &Settings) -> bool {
        folder.join(&settings.config).is_file() && folder.join("content").is_dir()
    }

    /// The dossier in a folder, not read yet.
    pub(super) fn new(root: PathBuf, settings: &Settings) -> Self {
        let tree: Arc<dyn Tree> = Arc::new(Disk::new(&root));
        let elsewhere = settings.captures.as_ref().map(|folder| Arc::new(Disk::new(folder)) as Arc<dyn Tree>);
        let inputs = Inputs {
            tree: Arc::clone(&tree),
            config: settings.config.clone(),
            captures: elsewhere,
            // Notes are drafts as long as they are written.
            drafts: Drafts::Included,
            lock: LockUse::Held,
            bodies: Bodies::Whole,
            authors: None,
            history: None,
        };
        let folder = Folder::new(root.clone(), tree, &settings.config, settings.captures.clone());
        Self {
            captures: settings.captures.clone().unwrap_or_else(|| root.join("captures")),
            root,
            inputs,
            today: settings.today.clone(),
            folder,
            workspace: None,
            trouble: None,
            findings: Vec::new(),
            told: BTreeMap::new(),
            is_untold: true,
            archive: OnceLock::new(),
            watch: None,
        }
    }

    /// Tells of changes on disk, each by what `event` makes of it.
    pub(super) fn watch<E: Send + 'static>(
        &mut self,
        events: Sender<E>,
        event: impl Fn(Touched) -> E + Send + 'static,
    ) -> Result<()> {
        let mut watch = self.folder.watch()?;
        self.watch = Some(watch.ender());
        let told = std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
            while let Some(touched) = watch.wait() {
                if events.send(event(touched)).is_err() {
                    return;
                }
            }
        });
        told.map(drop).map_err(|error| crate::error::Error::io("cannot start a thread", error))
    }

    /// Reads it anew, with the texts that are open.
    pub(super) fn open(&mut self, documents: &Documents) {
        self.folder.look_again();
        let opened = Material::open(&self.inputs);
        match opened {
            Ok(material) => {
                self.workspace = Some(Workspace::new(material, self.today.clone(), Tracking::On));
                self.trouble = None;
                let changes = self.unsaved(documents);
                self.apply(changes);
            }
            Err(error) => self.fail(&error),
        }
        self.archive = OnceLock::new();
        self.is_untold = true;
    }

    /// The open texts as changes of what is on disk.
    fn unsaved(&self, documents: &Documents) -> Vec<Change> {
        let open = documents.below(&self.root);
        open.filter_map(|(path, document)| self.write(path, document.text.as_bytes())).collect()
    }

    /// The change that a file has this content now. None where it has no part in the dossier.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Option<Change> {
        Some(Change::Write { path: self.relative(path)?, bytes: bytes.into() })
    }

    /// A file's path from the dossier's root.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        relative(&self.root, path)
    }

    /// Takes changes up.
    pub(super) fn apply(&mut self, changes: Vec<Change>) {
        let Some(workspace) = &mut self.workspace else { return };
        let of_source = |folder: &str, path: &str| {
            let below = path.strip_prefix("content/").and_then(|path| path.strip_prefix(folder));
            below.is_some_and(|rest| rest.starts_with('/'))
        };
        let kinds = workspace.material.dossier.site.kinds.iter();
        let sources: Vec<&str> =
            kinds.filter(|kind| kind.base == BaseKind::Source).map(|kind| kind.folder.as_str()).collect();
        let touches_captures = changes.iter().any(|change| {
            let (Change::Write { path, .. } | Change::Remove { path }) = change;
            let is_source = sources.iter().any(|folder| of_source(folder, path));
            is_source || path.starts_with("captures/") || *path == self.inputs.config
        });
        match workspace.apply(changes) {
            Ok(()) => {
                self.trouble = None;
                self.findings = workspace.findings();
            }
            Err(error) => self.fail(&error),
        }
        if touches_captures {
            self.archive = OnceLock::new();
        }
        self.is_untold = true;
    }

    fn fail(&mut self, error: &crate::error::Error) {
        self.trouble = Some(match error.what_to_do() {
            Some(help) => format!("{error}: {help}"),
            None => error.to_string(),
        });
    }

    /// Takes up what was touched on disk. Files that are open are as they are in the editor.
    pub(super) fn touched(&mut self, touched: &Touched, documents: &Documents) {
        let is_open = |change: &Change| {
            let (Change::Write { path, .. } | Change::Remove { path }) = change;
            documents.get(&self.root.join(path)).is_some()
        };
        match self.folder.take(touched) {
            Taken::Nothing => {}
            Taken::Changes(changes) if self.workspace.is_some() => {
                let changes: Vec<Change> = changes.into_iter().filter(|change| !is_open(change)).collect();
                if !changes.is_empty() {
                    self.apply(changes);
                }
            }
            Taken::Changes(_) | Taken::Other => self.open(documents),
        }
    }

    /// The dossier as it is looked at. None where it could not be opened.
    pub(super) fn view<'v>(&'v self, client: &'v Client, documents: &'v Documents) -> Option<View<'v>> {
        let workspace = self.workspace.as_ref()?;
        let (root, captures, findings) = (&self.root, &self.captures, &self.findings);
        Some(View { root, captures, workspace, findings, client, documents, archive: &self.archive })
    }

    /// Forgets what is known, so that it is read anew.
    pub(super) fn forget(&mut self) {
        self.workspace = None;
        self.findings.clear();
    }

    /// The address of the file that what ails the whole dossier is told of.
    pub(super) fn config(&self) -> PathBuf {
        self.root.join(&self.inputs.config)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if let Some(watch) = &self.watch {
            watch.end();
        }
    }
}

/// A path from a folder, with `/` between its parts. None where it is not below the folder, or no text.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    let parts = parts.filter(|parts| !parts.is_empty() && parts.iter().all(|part| *part != ".."))?;
    Some(parts.join("/"))
}
