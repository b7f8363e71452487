//! What the server knows: the client, the dossiers that are worked on, and the files that are open.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use serde_json::json;

use super::client::Client;
use super::documents::Documents;
use super::opened::{Opened, Settings};
use super::out::Out;
use super::publish::{publish_open, publish_rest};
use super::show_page::{Answering, Asked, Page, Previews, home, page_of};
use super::uri::{path_of, uri_of};
use super::view::View;
use crate::text::FileId;
use crate::vfs::Touched;

/// Something was touched in a dossier, by its root.
pub(super) type Touch = (PathBuf, Touched);

/// What the server knows.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) documents: Documents,
    pub(super) opened: Vec<Opened>,
    settings: Settings,
    pub(super) out: Out,
    touches: Sender<Touch>,
    previews: Previews,
    /// The open files whose texts have changed and are not taken up yet.
    changed: BTreeSet<PathBuf>,
    /// The open files of which the client waits to be told.
    edited: BTreeSet<PathBuf>,
}

impl Session {
    pub(super) fn new(settings: Settings, out: Out, touches: Sender<Touch>, previews: Previews) -> Self {
        let (client, documents) = (Client::default(), Documents::default());
        let (changed, edited) = (BTreeSet::new(), BTreeSet::new());
        Self { client, documents, opened: Vec::new(), settings, out, touches, previews, changed, edited }
    }

    /// Begins to work in some folders.
    pub(super) fn begin(&mut self, folders: &[Uri]) {
        if let Some(root) = self.settings.root.clone() {
            self.open_dossier(root);
        }
        self.enter(folders);
        if self.client.watches_files {
            let watchers: Vec<_> =
                ["**/content/**", "**/captures/**", "**/themes/**", "**/factum.{yaml,lock}"]
                    .into_iter()
                    .map(|pattern| json!({"globPattern": pattern}))
                    .collect();
            let method = "workspace/didChangeWatchedFiles";
            let registration =
                json!({"id": "factum-files", "method": method, "registerOptions": {"watchers": watchers}});
            self.out.ask("client/registerCapability", json!({"registrations": [registration]}));
        }
    }

    /// Opens the dossiers in some folders.
    pub(super) fn enter(&mut self, folders: &[Uri]) {
        for folder in folders.iter().filter_map(path_of) {
            if Opened::is_dossier(&folder, &self.settings) {
                self.open_dossier(folder);
            }
        }
    }

    fn open_dossier(&mut self, root: PathBuf) -> usize {
        if let Some(known) = self.opened.iter().position(|opened| opened.root == root) {
            return known;
        }
        let mut opened = Opened::new(root.clone(), &self.settings);
        // Before it is read, so that no change is missed.
        if let Err(error) = opened.watch(self.touches.clone(), move |touched| (root.clone(), touched)) {
            self.out.log(&format!("{error}; the editor has to tell of changed files"));
        }
        opened.open(&self.documents);
        self.opened.push(opened);
        self.opened.len() - 1
    }

    /// Leaves the dossiers in a folder that is no longer worked in.
    pub(super) fn leave(&mut self, folder: &Uri) {
        let Some(folder) = path_of(folder) else { return };
        let is_left = |opened: &Opened| opened.root.starts_with(&folder);
        for opened in self.opened.iter().filter(|opened| is_left(opened)) {
            for uri in opened.told.keys() {
                let params = json!({"uri": uri, "diagnostics": []});
                self.out.notify("textDocument/publishDiagnostics", params);
            }
        }
        self.opened.retain(|opened| !is_left(opened));
    }

    /// The dossier of a file: the one in the nearest folder above it that is one.
    fn dossier_of(&mut self, path: &Path) -> Option<usize> {
        let mut folders = path.ancestors().skip(1);
        let root = folders.find(|folder| {
            let is_known = self.opened.iter().any(|opened| opened.root == **folder);
            is_known || Opened::is_dossier(folder, &self.settings)
        })?;
        Some(self.open_dossier(root.to_owned()))
    }

    pub(super) fn did_open(&mut self, item: TextDocumentItem) {
        let Some(path) = path_of(&item.uri) else { return };
        self.untell(&path, &uri_of(&path), &item.uri);
        self.documents.open(path.clone(), item);
        self.mark(path);
    }

    pub(super) fn did_change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) {
        let Some(path) = path_of(uri) else { return };
        let Some(document) = self.documents.get_mut(&path) else { return };
        document.change(version, changes, self.client.encoding);
        self.mark(path);
    }

    fn mark(&mut self, path: PathBuf) {
        self.edited.insert(path.clone());
        self.changed.insert(path);
    }

    pub(super) fn did_save(&mut self, uri: &Uri) {
        let Some(path) = path_of(uri) else { return };
        if let Some(document) = self.documents.get_mut(&path) {
            document.is_unsaved = false;
            self.edited.insert(path);
        }
    }

    pub(super) fn did_close(&mut self, uri: &Uri) {
        let Some(path) = path_of(uri) else { return };
        self.changed.remove(&path);
        self.edited.remove(&path);
        let Some(document) = self.documents.close(&path) else { return };
        self.untell(&path, &document.uri, &uri_of(&path));
        self.touch([path.clone()]);
        // A file that has no part in a dossier has nothing to be told of; of the others the rest is told later.
        if let Some(at) = self.dossier_of(&path) {
            self.opened[at].is_untold = true;
        }
    }

    /// Takes back what was told of a file under an address, where it will be told under another way to write it.
    fn untell(&mut self, path: &Path, old: &Uri, new: &Uri) {
        if old == new {
            return;
        }
        let dossiers = self.opened.iter_mut().filter(|opened| path.starts_with(&opened.root));
        for opened in dossiers {
            if opened.told.remove(old.as_ref()).is_some_and(|told| !told.is_empty()) {
                let params = json!({"uri": old, "diagnostics": []});
                self.out.notify("textDocument/publishDiagnostics", params);
            }
        }
    }

    /// Looks at files on disk again.
    pub(super) fn touch(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            let Some(at) = self.dossier_of(&path) else { continue };
            let mut touched = Touched::default();
            touched.paths.insert(path);
            self.opened[at].touched(&touched, &self.documents);
        }
    }

    /// Takes up what was touched on disk in a dossier.
    pub(super) fn touched(&mut self, (root, touched): &Touch) {
        if let Some(opened) = self.opened.iter_mut().find(|opened| opened.root == *root) {
            opened.touched(touched, &self.documents);
        }
    }

    /// Takes up what was typed.
    pub(super) fn flush(&mut self) {
        for path in std::mem::take(&mut self.changed) {
            let Some(at) = self.dossier_of(&path) else { continue };
            let Some(document) = self.documents.get(&path) else { continue };
            let opened = &mut self.opened[at];
            if let Some(change) = opened.write(&path, document.text.as_bytes()) {
                opened.apply(vec![change]);
            }
        }
    }

    /// Tells of the files that were edited.
    pub(super) fn publish_edited(&mut self) {
        self.flush();
        for path in std::mem::take(&mut self.edited) {
            let Some(at) = self.dossier_of(&path) else { continue };
            let Self { opened, client, documents, out, .. } = self;
            let mut tell = |params| out.notify("textDocument/publishDiagnostics", params);
            publish_open(&mut opened[at], &path, client, documents, &mut tell);
        }
    }

    /// Tells of all other files.
    pub(super) fn publish_rest(&mut self) {
        let Self { opened, client, documents, out, .. } = self;
        let mut tell = |params| out.notify("textDocument/publishDiagnostics", params);
        let untold: Vec<&mut Opened> = opened.iter_mut().filter(|opened| opened.is_untold).collect();
        if untold.is_empty() {
            return;
        }
        for opened in untold {
            publish_rest(opened, client, documents, &mut tell);
        }
        if client.refreshes_hints {
            out.ask("workspace/inlayHint/refresh", ());
        }
        if client.refreshes_lenses {
            out.ask("workspace/codeLens/refresh", ());
        }
    }

    /// Whether files other than the edited ones have to be told of.
    pub(super) fn has_untold(&self) -> bool {
        self.opened.iter().any(|opened| opened.is_untold)
    }

    /// Whether something is being typed.
    pub(super) fn has_typed(&mut self) -> bool {
        self.documents.all_mut().any(|(_, document)| document.typed.is_some())
    }

    /// Takes what was typed for finished.
    pub(super) fn finish_typed(&mut self) {
        for (_, document) in self.documents.all_mut() {
            document.typed = None;
        }
        self.opened.iter_mut().for_each(|opened| opened.is_untold = true);
    }

    /// The dossier of a file as it is looked at, and the file in it.
    pub(super) fn view(&mut self, uri: &Uri) -> Option<(View<'_>, FileId)> {
        let path = path_of(uri)?;
        let at = self.dossier_of(&path)?;
        let view = self.opened[at].view(&self.client, &self.documents)?;
        let file = view.file(&path)?;
        Some((view, file))
    }

    /// All dossiers as they are looked at.
    pub(super) fn views(&self) -> impl Iterator<Item = View<'_>> {
        self.opened.iter().filter_map(|opened| opened.view(&self.client, &self.documents))
    }

    /// Shows the page at a place.
    pub(super) fn show_page(&mut self, asked: &Asked) -> Option<Page> {
        let path = path_of(&asked.text_document.uri)?;
        let at = self.dossier_of(&path)?;
        let Self { opened, client, documents, out, previews, .. } = self;
        let opened = &opened[at];
        let view = opened.view(client, documents);
        let in_file = view.and_then(|view| Some(page_of(&view, view.file(&path)?, asked.position)));
        Some(previews.show(&opened.root, in_file.unwrap_or_else(home), client, out))
    }

    /// Takes in that a preview answers. Returns whether the process is told to end.
    pub(super) fn preview_answers(&mut self, answering: Answering) -> bool {
        self.previews.answers(answering, &self.client, &mut self.out)
    }

    /// Reads all dossiers anew, after something went wrong that should not.
    pub(super) fn recover(&mut self) {
        for opened in &mut self.opened {
            opened.forget();
            opened.open(&self.documents);
        }
    }
}
