//! What the client tells without waiting for an answer.

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use lsp_server::Notification;

use super::dispatch::read;
use super::out::Failure;
use super::session::Session;
use super::uri::path_of;

/// Takes up what the client tells. What cannot be read is told in its log.
pub(super) fn notified(session: &mut Session, Notification { method, params }: Notification) {
    let taken: Result<(), Failure> = match method.as_str() {
        "textDocument/didOpen" => {
            read(params).map(|p: DidOpenTextDocumentParams| session.did_open(p.text_document))
        }
        "textDocument/didChange" => read(params).map(|p: DidChangeTextDocumentParams| {
            let uri = p.text_document.text_document_identifier.uri;
            session.did_change(&uri, p.text_document.version, p.content_changes);
        }),
        "textDocument/didClose" => {
            read(params).map(|p: DidCloseTextDocumentParams| session.did_close(&p.text_document.uri))
        }
        // What is saved is what is open, and finished for now.
        "textDocument/didSave" => {
            read(params).map(|p: DidSaveTextDocumentParams| session.did_save(&p.text_document.uri))
        }
        "workspace/didChangeWatchedFiles" => read(params).map(|p: DidChangeWatchedFilesParams| {
            session.touch(p.changes.iter().filter_map(|change| path_of(&change.uri)));
        }),
        "workspace/didChangeWorkspaceFolders" => read(params).map(|p: DidChangeWorkspaceFoldersParams| {
            p.event.removed.iter().for_each(|folder| session.leave(&folder.uri));
            let added: Vec<_> = p.event.added.into_iter().map(|folder| folder.uri).collect();
            session.enter(&added);
        }),
        // Whatever else there is may be passed over.
        _ => Ok(()),
    };
    if let Err(failure) = taken {
        session.out.log(&format!("{method}: {}", failure.message));
    }
}
