//! What is found, as it is told to the client: of the note that is written at once, of the rest when nothing is typed,
//! and of nothing twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use gen_lsp_types::{Code, Diagnostic as Told, PublishDiagnosticsParams, Uri};

use super::client::Client;
use super::convert::touch;
use super::diagnostics::{tell, told, trouble};
use super::documents::{Document, Documents};
use super::opened::Opened;
use super::typing::Typed;
use super::uri::{path_of, uri_of};
use super::view::View;

/// The rule that says that front matter has no end.
const UNCLOSED: &str = "F0005";

/// Takes what is told.
pub(super) type Tell<'t> = &'t mut dyn FnMut(PublishDiagnosticsParams);

/// Tells what is found in a file that is open, and whether something is held back.
pub(super) fn publish_open(
    opened: &mut Opened,
    path: &Path,
    client: &Client,
    documents: &Documents,
    tell: Tell<'_>,
) -> bool {
    let Some(document) = documents.get(path) else { return false };
    let Some(view) = opened.view(client, documents) else { return false };
    let mut found = view.file(path).map_or_else(Vec::new, |file| told(&view, file));
    let key = document.uri.as_ref().to_owned();
    let whole = found.len();
    if let Some(typed) = document.typed {
        let is_broken = is_unread(&view, path);
        let before = opened.told.get(&key).map_or(&[][..], Vec::as_slice);
        found.retain(|told| is_known(told, before) || !(is_broken || is_typed(told, typed)));
    }
    hold_unclosed(document, opened.told.get(&key), &mut found);
    let is_held = found.len() < whole;
    tell(params(document, found.clone()));
    opened.told.insert(key, found);
    is_held
}

/// Tells what is found in all files but what the client knows already.
pub(super) fn publish_rest(
    opened: &mut Opened,
    client: &Client,
    documents: &Documents,
    tell_client: Tell<'_>,
) {
    let mut found: BTreeMap<PathBuf, Vec<Told>> = BTreeMap::new();
    if let Some(why) = &opened.trouble {
        found.entry(opened.config()).or_default().push(trouble(why));
    }
    if let Some(view) = opened.view(client, documents) {
        for diagnostic in view.findings {
            let path = view.path(diagnostic.finding.primary.span.file);
            found.entry(path).or_default().extend(tell(&view, diagnostic));
        }
    }
    let known: BTreeSet<PathBuf> =
        opened.told.keys().filter_map(|uri| path_of(&Uri::from(uri.as_str()))).collect();
    for path in known {
        found.entry(path).or_default();
    }
    for (path, found) in found {
        let document = documents.get(&path);
        // What is being typed is told of by itself.
        if document.is_some_and(|document| document.typed.is_some()) {
            continue;
        }
        let uri = document.map_or_else(|| uri_of(&path), |document| document.uri.clone());
        let before = opened.told.get(uri.as_ref());
        let mut found = found;
        if let Some(document) = document {
            hold_unclosed(document, before, &mut found);
        }
        if before.map_or(found.is_empty(), |before| *before == found) {
            continue;
        }
        if found.is_empty() && document.is_none() {
            opened.told.remove(uri.as_ref());
        } else {
            opened.told.insert(uri.as_ref().to_owned(), found.clone());
        }
        tell_client(match document {
            Some(document) => params(document, found),
            None => PublishDiagnosticsParams { uri, version: None, diagnostics: found },
        });
    }
    opened.is_untold = false;
}

fn params(document: &Document, diagnostics: Vec<Told>) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri: document.uri.clone(), version: Some(document.version), diagnostics }
}

/// Takes back that front matter has no end, while it is being written: whoever types keys types the end last. Said
/// when the file is saved, or where it was said before.
fn hold_unclosed(document: &Document, before: Option<&Vec<Told>>, found: &mut Vec<Told>) {
    if document.is_unsaved {
        let before = before.map_or(&[][..], Vec::as_slice);
        let is_of_it = |told: &Told| told.code == Some(Code::String(UNCLOSED.to_owned()));
        found.retain(|told| !is_of_it(told) || is_known(told, before));
    }
}

/// Whether the front matter of a note cannot be read: then much is said of it that the next keystroke may mend.
fn is_unread(view: &View<'_>, path: &Path) -> bool {
    let note = view.file(path).and_then(|file| view.note_in(file));
    note.is_some_and(|note| note.unread.is_some())
}

fn is_typed(told: &Told, typed: Typed) -> bool {
    touch(told.range, typed.range)
}

fn is_known(told: &Told, before: &[Told]) -> bool {
    before.iter().any(|known| known.code == told.code && known.message == told.message)
}
