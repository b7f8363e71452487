//! What the client can do, as it says when it begins, and what it is told that can be asked of this server.

use gen_lsp_types::{
    ChangeNotifications, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeLensOptions,
    CompletionOptions, ExecuteCommandOptions, InitializeParams, InitializeResult, RenameOptions,
    ResourceOperationKind, Save, ServerCapabilities, ServerInfo, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFolders, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::convert::Encoding;

/// The command by which a client asks for the page at a place, with an address and the place.
pub(super) const SHOW_PAGE: &str = "factum.showPage";

/// What the client can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// It shows further places beside a finding.
    pub(super) has_related: bool,
    /// It takes edits of documents by their version.
    pub(super) has_document_changes: bool,
    /// It renames files as part of an edit.
    pub(super) renames_files: bool,
    /// It tells of changed files where it is asked to.
    pub(super) watches_files: bool,
    /// It opens addresses where it is asked to.
    pub(super) shows_documents: bool,
    /// It asks for values and lenses anew where it is told to.
    pub(super) refreshes_hints: bool,
    pub(super) refreshes_lenses: bool,
}

impl Client {
    /// What a client says of itself.
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let workspace = capabilities.workspace.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edit.and_then(|edit| edit.resource_operations.as_deref());
        let renames_files = operations.is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Rename));
        let publish = capabilities.text_document.as_ref().and_then(|text| text.publish_diagnostics.as_ref());
        let related =
            publish.and_then(|publish| publish.diagnostics_capabilities.related_information).unwrap_or(false);
        let watches = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let shows = capabilities.window.as_ref().and_then(|window| window.show_document.as_ref());
        let hints = workspace.and_then(|workspace| workspace.inlay_hint.as_ref());
        let lenses = workspace.and_then(|workspace| workspace.code_lens.as_ref());
        Self {
            encoding: Encoding::chosen(offered.unwrap_or(&[])),
            has_related: related,
            // Who renames files takes edits of this form, though some do not say so.
            has_document_changes: edit.and_then(|edit| edit.document_changes).unwrap_or(renames_files),
            renames_files,
            watches_files: watches.and_then(|watches| watches.dynamic_registration).unwrap_or(false),
            shows_documents: shows.is_some_and(|shows| shows.support),
            refreshes_hints: hints.and_then(|hints| hints.refresh_support).unwrap_or(false),
            refreshes_lenses: lenses.and_then(|lenses| lenses.refresh_support).unwrap_or(false),
        }
    }

    /// What is answered to the client's first request.
    pub(super) fn welcome(&self) -> InitializeResult {
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(ServerInfo { name: "factum".to_owned(), version });
        InitializeResult { capabilities: self.capabilities(), server_info }
    }

    fn capabilities(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let completion = CompletionOptions {
            trigger_characters: Some(["[", "^", "@", "\"", " ", "|", "#"].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QuickFix,
                CodeActionKind::SourceFixAll,
                CodeActionKind::RefactorRewrite,
            ]),
            ..CodeActionOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(ChangeNotifications::Bool(true)),
        };
        let rename = RenameOptions { prepare_provider: Some(true), ..RenameOptions::default() };
        let commands = ExecuteCommandOptions {
            commands: vec![SHOW_PAGE.to_owned()],
            ..ExecuteCommandOptions::default()
        };
        ServerCapabilities {
            position_encoding: Some(self.encoding.kind()),
            text_document_sync: Some(sync.into()),
            completion_provider: Some(completion),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            workspace_symbol_provider: Some(true.into()),
            code_action_provider: Some(actions.into()),
            code_lens_provider: Some(CodeLensOptions::default()),
            rename_provider: Some(rename.into()),
            folding_range_provider: Some(true.into()),
            inlay_hint_provider: Some(true.into()),
            execute_command_provider: Some(commands),
            workspace: Some(WorkspaceOptions {
                workspace_folders: Some(folders),
                ..WorkspaceOptions::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The folders that a client works in.
pub(super) fn folders(params: &InitializeParams) -> Vec<gen_lsp_types::Uri> {
    if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) =
        &params.workspace_folders_initialize_params.workspace_folders
    {
        return folders.iter().map(|folder| folder.uri.clone()).collect();
    }
    #[expect(deprecated, reason = "clients that know no folders say it so")]
    params.root_uri.iter().cloned().collect()
}
