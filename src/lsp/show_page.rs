//! The page at the cursor, in the preview, which is started when somebody first asks for a page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use gen_lsp_types::Position;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::client::Client;
use super::out::Out;
use super::view::View;
use crate::error::Result;
use crate::index::{HOME, note_output};
use crate::site::statement_anchor;
use crate::text::FileId;

/// What tells the address at which a dossier's preview answers; why there is none; and none where it has ended, since
/// the whole process is told to.
pub type TellAddress = Box<dyn FnMut(Result<Option<String>>) + Send>;

/// What starts the preview of the dossier in a folder.
pub type StartPreview = Box<dyn FnMut(&Path, TellAddress) + Send>;

/// The address of a preview, by its dossier's folder.
pub(super) type Answering = (PathBuf, std::result::Result<Option<String>, String>);

/// What is asked for: as the only argument, or as the fields of one.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    pub(super) text_document: TextDocument,
    pub(super) position: Option<Position>,
}

/// The document that is asked about.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct TextDocument {
    pub(super) uri: gen_lsp_types::Uri,
}

/// A page, and the sentence on it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Page {
    /// Its path below the site's root, without a slash at its start.
    pub(super) path: String,
    /// The anchor of the sentence; none where the cursor is in none.
    pub(super) anchor: Option<String>,
    /// Its address in the preview, where that answers already.
    pub(super) url: Option<String>,
}

/// The previews that answer, or will.
pub(super) struct Previews {
    start: Option<StartPreview>,
    answering: Sender<Answering>,
    /// By folder, the address; none as long as it does not answer.
    known: BTreeMap<PathBuf, Option<String>>,
    /// The page that is shown as soon as there is an address.
    waiting: BTreeMap<PathBuf, Page>,
}

impl Previews {
    pub(super) fn new(start: Option<StartPreview>, answering: Sender<Answering>) -> Self {
        Self { start, answering, known: BTreeMap::new(), waiting: BTreeMap::new() }
    }

    /// Shows a page of a dossier, as soon as its preview answers.
    pub(super) fn show(&mut self, root: &Path, mut page: Page, client: &Client, out: &mut Out) -> Page {
        match self.known.get(root) {
            Some(Some(address)) => {
                page.url = Some(url(address, &page));
                open(&page, client, out);
            }
            known => {
                let is_started = known.is_some();
                self.waiting.insert(root.to_owned(), page.clone());
                if let Some(start) = self.start.as_mut().filter(|_| !is_started) {
                    self.known.insert(root.to_owned(), None);
                    let (answering, folder) = (self.answering.clone(), root.to_owned());
                    start(
                        root,
                        Box::new(move |address| {
                            let address = address.map_err(|error| error.to_string());
                            let _ = answering.send((folder.clone(), address));
                        }),
                    );
                }
            }
        }
        page
    }

    /// Takes in that a preview answers. Returns whether it has ended.
    pub(super) fn answers(&mut self, (root, address): Answering, client: &Client, out: &mut Out) -> bool {
        let waiting = self.waiting.remove(&root);
        match address {
            Ok(None) => return true,
            Ok(Some(address)) => {
                if let Some(mut page) = waiting {
                    page.url = Some(url(&address, &page));
                    open(&page, client, out);
                }
                self.known.insert(root, Some(address));
            }
            Err(why) => {
                self.known.remove(&root);
                out.notify("window/showMessage", json!({"type": 1, "message": format!("no preview: {why}")}));
            }
        }
        false
    }
}

fn url(address: &str, page: &Page) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let part = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let path: String = page.path.bytes().map(part).collect();
    let anchor = page.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
    format!("{}/{path}{anchor}", address.trim_end_matches('/'))
}

/// Lets the client open a page, or tell where it is.
fn open(page: &Page, client: &Client, out: &mut Out) {
    let Some(url) = &page.url else { return };
    if client.shows_documents {
        out.ask("window/showDocument", json!({"uri": url, "external": true, "takeFocus": true}));
    } else {
        out.notify("window/showMessage", json!({"type": 3, "message": format!("the page is at {url}")}));
    }
}

/// The arguments of the command.
pub(super) fn asked(arguments: &[Value]) -> Option<Asked> {
    match arguments {
        [Value::String(uri), rest @ ..] => {
            let position = rest.first().and_then(|position| serde_json::from_value(position.clone()).ok());
            Some(Asked { text_document: TextDocument { uri: uri.as_str().into() }, position })
        }
        [object, ..] => serde_json::from_value(object.clone()).ok(),
        [] => None,
    }
}

/// The page of a note, and the sentence at a place of it. Whatever is no note has the home page.
pub(super) fn page_of(view: &View<'_>, file: FileId, position: Option<Position>) -> Page {
    let Some(note) = view.note_in(file) else { return home() };
    let told = note.front.told_in.as_ref();
    let told = told.and_then(|told| view.find(told.value.split('#').next().unwrap_or(&told.value)));
    let at = position.map(|position| view.byte(file, position));
    let number = at.and_then(|at| {
        let begins = |span: crate::text::Span| span.start as usize <= at;
        note.statements.iter().rposition(|statement| begins(statement.span))
    });
    // Its sentences have no anchors on the page that tells of it.
    let anchor = number.filter(|_| told.is_none()).map(|number| statement_anchor(note, number));
    Page { path: note_output(told.unwrap_or(note)), anchor, url: None }
}

pub(super) fn home() -> Page {
    Page { path: HOME.to_owned(), anchor: None, url: None }
}
