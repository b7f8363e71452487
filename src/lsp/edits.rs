//! Edits of files as the client makes them: by version where it knows versions.

use std::collections::BTreeMap;

use gen_lsp_types::{TextDocumentEdit, TextEdit, WorkspaceEdit};

use super::view::View;
use crate::diagnostic::Edit;
use crate::text::FileId;

/// Replacements in files.
pub(super) fn workspace_edit(view: &View<'_>, edits: BTreeMap<FileId, Vec<&Edit>>) -> WorkspaceEdit {
    let text = |edit: &Edit| TextEdit { range: view.range(edit.span), new_text: edit.replacement.clone() };
    let texts = edits.into_iter().map(|(file, edits)| (file, edits.into_iter().map(text).collect()));
    document_edit(view, texts.collect())
}

/// The same, of edits in the client's terms.
pub(super) fn document_edit(view: &View<'_>, edits: BTreeMap<FileId, Vec<TextEdit>>) -> WorkspaceEdit {
    if view.client.has_document_changes {
        let changes = edits.into_iter().map(|(file, edits)| {
            let edits = edits.into_iter().map(Into::into).collect();
            TextDocumentEdit { text_document: view.versioned(file), edits }.into()
        });
        return WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() };
    }
    let changes = edits.into_iter().map(|(file, edits)| (view.uri(file), edits));
    WorkspaceEdit { changes: Some(changes.collect()), ..WorkspaceEdit::default() }
}
