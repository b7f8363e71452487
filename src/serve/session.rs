//! The thread that holds the preview: it takes changes up, and answers one request after the other.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use tokio::sync::oneshot;

use super::answer::Answer;
use super::listeners::Listeners;
use super::posted::{self, FileOpener, Signer};
use super::preview::Preview;
use crate::error::{Error, Result};
use crate::model::Date;
use crate::text::{FileId, Span};
use crate::vfs::Touched;
use crate::workspace::{Change, Config, Folder, Inputs, Material, REVIEWS, Taken, Tracking, Workspace};

/// What comes to the thread.
pub(super) enum Message {
    /// A request: the path, the query, and whoever waits for the answer.
    Asked { path: String, query: String, reply: oneshot::Sender<Answer> },
    /// A page of the preview sends something: where to, what, and whoever waits for the answer.
    Sent { path: String, body: Vec<u8>, reply: oneshot::Sender<Answer> },
    /// Something has changed.
    Touched(Touched),
    /// Nobody asks any more.
    End,
}

/// What is told to whoever started the preview.
pub enum News<'n> {
    /// The dossier was read, and is shown at an address.
    Ready(&'n Preview, std::net::SocketAddr),
    /// It has changed, and this is how it is now.
    Changed(&'n Preview),
    /// It has changed and could not be taken up; it is shown as it was before.
    Trouble(&'n Error),
}

/// Takes news.
pub type Teller = Box<dyn FnMut(News<'_>) + Send>;

/// The thread's own.
pub(super) struct Session {
    pub(super) preview: Preview,
    pub(super) folder: Folder,
    pub(super) inputs: Inputs,
    pub(super) today: Option<Date>,
    pub(super) listeners: Listeners,
    pub(super) tell: Teller,
    /// The dossier's folder.
    pub(super) root: PathBuf,
    /// Writes sign-offs down, and opens files.
    pub(super) signer: Option<Signer>,
    pub(super) opener: Option<FileOpener>,
    /// Whether the dossier must be read anew before anything else can be taken up.
    pub(super) is_behind: bool,
}

impl Session {
    /// Answers until nobody asks any more.
    pub(super) fn run(mut self, messages: &Receiver<Message>) {
        while let Ok(message) = messages.recv() {
            match message {
                Message::Asked { path, query, reply } => {
                    // Whoever has gone away needs no answer.
                    let _ = reply.send(self.preview.answer(&path, &query));
                }
                Message::Sent { path, body, reply } => {
                    let _ = reply.send(self.take_sent(&path, &body));
                }
                Message::Touched(touched) => self.take(&touched),
                Message::End => return,
            }
        }
    }

    fn take_sent(&mut self, path: &str, body: &[u8]) -> Answer {
        if path != ".factum/review" {
            return posted::open(&self.preview, &self.root, self.opener.as_mut(), body);
        }
        let answer = posted::sign(&self.preview, self.signer.as_mut(), body);
        if answer.status == 200 {
            // Whoever has signed sees it at once, and does not wait until the system tells.
            self.take(&Touched::of(self.root.join(REVIEWS)));
        }
        answer
    }

    /// Whether a configuration is among the changes that cannot be read.
    fn makes_unreadable(&self, changes: &[Change]) -> bool {
        let is_unreadable = |bytes: &Arc<[u8]>| {
            let text = String::from_utf8_lossy(bytes);
            !Config::read(&text, Span::new(FileId::default(), 0..text.len()), &mut Vec::new()).is_read
        };
        let mut configs = changes.iter().filter(|change| change.path() == self.inputs.config);
        configs.any(|change| change.bytes().is_some_and(is_unreadable))
    }

    /// Whether the history of the files has gone on. Asked only where it shows, since that starts a program.
    fn has_other_history(&self, touched: &Touched) -> bool {
        let Some(history) = &self.inputs.history else { return false };
        let places = history.places();
        let mut paths = touched.paths.iter();
        let shows = paths.any(|path| places.iter().any(|(folder, _)| path.starts_with(folder)));
        (shows || touched.is_incomplete) && history.has_gone_on()
    }

    fn take(&mut self, touched: &Touched) {
        let has_other_history = self.has_other_history(touched);
        let asks_authors = self.preview.workspace().material.dossier.policy.review.by_another.is_some();
        let has_other_authors = has_other_history && asks_authors;
        let is_simple = !self.is_behind && !has_other_authors;
        let result = match self.folder.take(touched) {
            Taken::Nothing if !has_other_history => return,
            Taken::Nothing if is_simple => self.preview.follow_history(),
            Taken::Changes(changes) if is_simple && !self.makes_unreadable(&changes) => {
                let applied = self.preview.apply(changes);
                if has_other_history { applied.and_then(|()| self.preview.follow_history()) } else { applied }
            }
            Taken::Nothing | Taken::Changes(_) | Taken::Other => {
                self.folder.look_again();
                let workspace = opened(&self.inputs, self.today.as_ref()).and_then(readable);
                self.is_behind = workspace.is_err();
                self.preview.replace(workspace)
            }
        };
        self.listeners.tell(self.preview.version());
        match result {
            Ok(()) => (self.tell)(News::Changed(&self.preview)),
            Err(error) => (self.tell)(News::Trouble(&error)),
        }
    }
}

/// A dossier whose configuration can be read. Without it no note has a page, and somebody who is just writing it would
/// see none.
fn readable(workspace: Workspace) -> Result<Workspace> {
    if workspace.material.config.is_read {
        return Ok(workspace);
    }
    let findings = workspace.findings();
    let first = findings.iter().max_by_key(|finding| finding.level).map_or_else(String::new, |first| {
        let (path, at) = workspace.material.sources.locate(first.finding.primary.span);
        format!("{path}:{}:{}: {}", at.line, at.column, first.finding.message)
    });
    Err(Error::new(first).help("the site is shown as it was before"))
}

/// Reads a dossier whose changes can be followed.
pub(super) fn opened(inputs: &Inputs, today: Option<&Date>) -> Result<Workspace> {
    Ok(Workspace::new(Material::open(inputs)?, today.cloned(), Tracking::On))
}
