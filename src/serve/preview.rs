//! The site of a dossier as it is now, file by file on request. It knows neither the disk nor the network.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::answer::Answer;
use super::made::Made;
use super::media::media_type;
use super::review::{Desk, Waiting};
use super::script::{OWN, file, with_base, with_script};
use super::state::{Places, State};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::index::{HOME, NOT_FOUND, note_output};
use crate::model::{NoteId, OutputPath};
use crate::publish::{MANIFEST, MARK, MARK_TEXT, manifest_of};
use crate::site::{Page, Route};
use crate::text::{percent_encoded, sha256_hex};
use crate::workspace::{BuildOptions, Change, Workspace};

/// A site that is looked at while it is written.
pub struct Preview {
    workspace: Workspace,
    options: BuildOptions,
    made: Made,
    findings: Vec<Diagnostic>,
    /// Why the dossier as it is now could not be taken up, so that the one before is shown.
    trouble: Option<String>,
    /// How many times something has changed.
    version: u64,
    places: Places,
    desk: Desk,
}

impl Preview {
    /// The site of a dossier that can follow changes.
    #[must_use]
    pub fn new(workspace: Workspace, options: BuildOptions) -> Self {
        let findings = workspace.findings();
        let (made, places, desk) = (Made::default(), Places::default(), Desk::default());
        Self { workspace, options, made, findings, trouble: None, version: 0, places, desk }
    }

    /// The same, whose pages know where the dossier lies and what opens a file of it.
    #[must_use]
    pub fn opening(self, root: String, editor: Option<String>) -> Self {
        Self { places: Places { root, editor }, ..self }
    }

    /// The same with somebody who may sign.
    pub(super) fn read_by(self, desk: Desk) -> Self {
        Self { desk, ..self }
    }

    /// The dossier.
    #[must_use]
    pub const fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What is found wrong in it.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How many times something has changed.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Takes changes up.
    ///
    /// # Errors
    /// Where a dossier of these files could not be opened. The one before is shown until it can.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<()> {
        let applied = self.workspace.apply(changes);
        self.changed(applied)
    }

    /// Takes up that the history of the files has gone on.
    ///
    /// # Errors
    /// None of its own.
    pub fn follow_history(&mut self) -> Result<()> {
        self.workspace.follow_history();
        self.changed(Ok(()))
    }

    /// Puts a dossier that was opened anew in place of this one, or tells why it could not be opened.
    ///
    /// # Errors
    /// What was handed in.
    pub fn replace(&mut self, workspace: Result<Workspace>) -> Result<()> {
        let replaced = workspace.map(|workspace| self.workspace = workspace);
        self.changed(replaced)
    }

    fn changed(&mut self, result: Result<()>) -> Result<()> {
        self.version += 1;
        self.trouble = result.as_ref().err().map(|error| match error.what_to_do() {
            Some(help) => format!("{error}: {help}"),
            None => error.to_string(),
        });
        if result.is_ok() {
            self.made = Made::default();
            self.findings = self.workspace.findings();
        }
        result
    }

    /// The file that a build would write at a path below the output folder, as it would write it.
    ///
    /// # Errors
    /// When the theme cannot make it.
    pub fn file(&mut self, path: &str) -> Result<Option<Arc<[u8]>>> {
        if let Some(bytes) = self.made.file(path) {
            return Ok(Some(bytes));
        }
        let Some(bytes) = self.make(path)? else { return Ok(None) };
        self.made.keep(path, &bytes);
        Ok(Some(bytes))
    }

    fn make(&mut self, path: &str) -> Result<Option<Arc<[u8]>>> {
        if path == MANIFEST {
            return self.manifest().map(Some);
        }
        if path == MARK {
            return Ok(Some(MARK_TEXT.as_bytes().into()));
        }
        if let Some(route) = self.route(path) {
            return self.workspace.page(&route, &self.options).map(|page| Some(page.into()));
        }
        if let Some(bytes) = self.workspace.theme_file(path)? {
            return Ok(Some(bytes.into()));
        }
        if let Some(bytes) = self.asset(path) {
            return Ok(Some(bytes));
        }
        if path.starts_with("search/") {
            return self.search(path);
        }
        Ok(None)
    }

    /// The pages that there are. One whose path leads anywhere else is none.
    fn routes(&mut self) -> &BTreeMap<String, Route> {
        let Self { made, workspace, options, .. } = self;
        made.routes.get_or_insert_with(|| {
            let routes = workspace.routes(options).into_iter();
            let inside = routes.filter(|route| OutputPath::new(route.path.as_str()).is_ok());
            // Of two pages on one path, which is an error, the first is shown.
            let mut by_path = BTreeMap::new();
            for route in inside {
                by_path.entry(route.path.clone()).or_insert(route);
            }
            by_path
        })
    }

    fn route(&mut self, path: &str) -> Option<Route> {
        self.note_route(path).or_else(|| self.routes().get(path).cloned())
    }

    /// The page of a note whose id is in its path, which nearly every page is that an editor looks at: found without
    /// making all routes, which cost more than all else after a note was saved.
    fn note_route(&self, path: &str) -> Option<Route> {
        let stem = path.rsplit('/').next()?.strip_suffix(".html")?;
        let note = self.workspace.material.dossier.note(&NoteId::new(stem))?;
        let is_its_own = path != HOME && note.front.told_in.is_none() && note_output(note) == path;
        is_its_own.then(|| Route { path: path.to_owned(), page: Page::Note(note.id.clone()) })
    }

    fn asset(&mut self, path: &str) -> Option<Arc<[u8]>> {
        let dossier = &self.workspace.material.dossier;
        let bytes = dossier.assets.get(path)?;
        let published = self
            .made
            .assets
            .get_or_insert_with(|| dossier.published_assets().into_iter().map(str::to_owned).collect());
        published.contains(path).then(|| Arc::clone(bytes))
    }

    fn search(&mut self, path: &str) -> Result<Option<Arc<[u8]>>> {
        if self.made.search.is_none() {
            let files = self.workspace.search_files(&self.options)?.into_iter();
            self.made.search = Some(files.map(|(path, bytes)| (path, bytes.into())).collect());
        }
        Ok(self.made.search.as_ref().and_then(|files| files.get(path).cloned()))
    }

    /// The manifest of the site as a build would write it. Of no page more than its digest is kept.
    fn manifest(&mut self) -> Result<Arc<[u8]>> {
        let digests = Mutex::new(BTreeMap::new());
        let rendering = self.workspace.rendering(&self.options)?;
        rendering.all_to(&|path, bytes| {
            let mut digests = digests.lock().unwrap_or_else(PoisonError::into_inner);
            digests.insert(path.as_str().to_owned(), sha256_hex(bytes));
            Ok(())
        })?;
        let digests = digests.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(manifest_of(digests.iter().map(|(path, digest)| (path.as_str(), digest.as_str()))).into())
    }

    /// What is answered to who asks for a path; the query belongs to it where the preview asks for something of its
    /// own.
    pub fn answer(&mut self, path: &str, query: &str) -> Answer {
        match path.strip_prefix(OWN) {
            Some("state") => self.state(query),
            Some("sentences") => self.sentences(query == "second"),
            Some(name) => match file(name) {
                Some((media, text)) => Answer::found(media, text.as_bytes().into()),
                None => Answer::plain(404, "there is no such part of the preview"),
            },
            None => self.answer_with_digest(path).0,
        }
    }

    /// What is shown at a path, and the digest by which its script knows it.
    fn answer_with_digest(&mut self, path: &str) -> (Answer, String) {
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        match self.file(&path) {
            Ok(Some(bytes)) => {
                let answer = Answer::found(media_type(&path), bytes);
                if answer.media.starts_with("text/html") { with_tag(answer) } else { (answer, String::new()) }
            }
            Ok(None) if self.route(&format!("{path}/index.html")).is_some() => {
                (Answer::moved(format!("/{}/", percent_encoded(&path))), String::new())
            }
            Ok(None) => match self.file(NOT_FOUND) {
                Ok(Some(bytes)) => {
                    // It is made for the root, and is shown at any depth.
                    let bytes = if path.contains('/') { with_base(&bytes).into() } else { bytes };
                    with_tag(Answer { status: 404, ..Answer::found(media_type(NOT_FOUND), bytes) })
                }
                Ok(None) => (Answer::plain(404, "there is no such page"), String::new()),
                Err(error) => with_tag(failed(&error.to_string())),
            },
            Err(error) => with_tag(failed(&error.to_string())),
        }
    }

    /// What a page's script is told: which page it should be, and what is found wrong in it and elsewhere.
    fn state(&mut self, page: &str) -> Answer {
        let path = page.trim_start_matches('/').to_owned();
        let (_, digest) = self.answer_with_digest(&path);
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}{HOME}") } else { path };
        let note = self.note_at(&path);
        let mut state = State::of(&self.workspace, &self.findings, &self.places, note.as_ref());
        (state.version, state.page, state.trouble) = (self.version, digest, self.trouble.as_deref());
        (state.opens, state.token) = (self.desk.opens, &self.desk.token);
        json(&state)
    }

    /// What the page for readers is told.
    fn sentences(&self, second: bool) -> Answer {
        let mut waiting = Waiting::of(&self.workspace, &self.findings, &self.places, &self.desk, second);
        waiting.version = self.version;
        json(&waiting)
    }

    /// The note whose page, or one of whose pages, stands at a path.
    fn note_at(&mut self, path: &str) -> Option<NoteId> {
        match self.route(path)?.page {
            Page::Note(id) | Page::Continuation(id, _) => Some(id),
            Page::Home => Some(NoteId::new("index")),
            _ => None,
        }
    }
}

fn json(value: &impl Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(bytes) => Answer::found("application/json", bytes.into()),
        Err(error) => Answer::plain(500, &error.to_string()),
    }
}

/// An answer that is a page, with the tag in it.
fn with_tag(answer: Answer) -> (Answer, String) {
    let (bytes, digest) = with_script(&answer.bytes);
    (Answer { bytes: bytes.into(), ..answer }, digest)
}

/// The page where one cannot be made.
fn failed(why: &str) -> Answer {
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>No page</title>\n</head>\n\
         <body>\n<main>\n<h1>This page cannot be made</h1>\n<p>{why}</p>\n</main>\n</body>\n</html>\n"
    );
    Answer { status: 500, ..Answer::found("text/html; charset=utf-8", page.into_bytes().into()) }
}
