//! A dossier as whoever answers the client looks at it: what stands where, in the client's terms.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gen_lsp_types::{
    Location, OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentIdentifier, Uri,
};

use super::client::Client;
use super::convert::{byte_at, range};
use super::documents::Documents;
use super::uri::uri_of;
use crate::desk::Archived;
use crate::diagnostic::Diagnostic;
use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote};
use crate::text::{FileId, SourceMap, SourceText, Span};
use crate::workspace::Workspace;

/// A dossier, who looks at it, and the texts that are open.
#[derive(Clone, Copy)]
pub(super) struct View<'v> {
    pub(super) root: &'v Path,
    pub(super) captures: &'v Path,
    pub(super) workspace: &'v Workspace,
    pub(super) findings: &'v [Diagnostic],
    pub(super) client: &'v Client,
    pub(super) documents: &'v Documents,
    pub(super) archive: &'v OnceLock<Vec<Archived>>,
}

impl<'v> View<'v> {
    pub(super) fn sources(&self) -> &'v SourceMap {
        &self.workspace.material.sources
    }

    pub(super) fn dossier(&self) -> &'v Dossier {
        &self.workspace.material.dossier
    }

    pub(super) fn index(&self) -> &'v Index {
        self.workspace.index()
    }

    /// The texts of the captures, made ready for looking words up when somebody first does.
    pub(super) fn archive(&self) -> &'v [Archived] {
        let captures = &self.dossier().captures;
        self.archive.get_or_init(|| {
            let archived = captures.iter().map(|(source, capture)| {
                Archived::new(source.as_str(), capture.name.as_str(), capture.text.to_string())
            });
            archived.collect()
        })
    }

    /// A text of the dossier by its path on this machine.
    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(self.root).ok()?.iter().map(|part| part.to_str()).collect();
        self.sources().find(&parts?.join("/"))
    }

    pub(super) fn source(&self, file: FileId) -> &'v SourceText {
        self.sources().file(file)
    }

    /// Whether a file is the dossier's configuration.
    pub(super) fn is_config(&self, file: FileId) -> bool {
        self.workspace.is_config(&self.source(file).path)
    }

    /// The note in a file.
    pub(super) fn note_in(&self, file: FileId) -> Option<&'v ParsedNote> {
        let stem = self.source(file).path.rsplit('/').next()?.strip_suffix(".md")?;
        self.dossier().note(&NoteId::new(stem)).filter(|note| note.file == file)
    }

    /// The note that a written name stands for.
    pub(super) fn find(&self, name: &str) -> Option<&'v ParsedNote> {
        self.dossier().note(&self.index().find(name)?)
    }

    /// The byte of a file's text at a place.
    pub(super) fn byte(&self, file: FileId, position: Position) -> usize {
        byte_at(&self.source(file).text, position, self.client.encoding)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        range(self.sources(), span, self.client.encoding)
    }

    pub(super) fn location(&self, span: Span) -> Location {
        Location { uri: self.uri(span.file), range: self.range(span) }
    }

    /// A file's path on this machine.
    pub(super) fn path(&self, file: FileId) -> PathBuf {
        let path = &self.source(file).path;
        match path.strip_prefix("captures/") {
            Some(name) => self.captures.join(name),
            None => self.root.join(path),
        }
    }

    /// A file's address: as the client writes it where it is open.
    pub(super) fn uri(&self, file: FileId) -> Uri {
        self.uri_of(&self.path(file))
    }

    pub(super) fn uri_of(&self, path: &Path) -> Uri {
        self.documents.get(path).map_or_else(|| uri_of(path), |document| document.uri.clone())
    }

    /// A file as edits name it: of one that is open, the version that they are made for.
    pub(super) fn versioned(&self, file: FileId) -> OptionalVersionedTextDocumentIdentifier {
        let version = self.documents.get(&self.path(file)).map(|document| document.version);
        let text_document_identifier = TextDocumentIdentifier { uri: self.uri(file) };
        OptionalVersionedTextDocumentIdentifier { version, text_document_identifier }
    }
}
