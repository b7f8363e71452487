//! From the name of a request to what answers it.

use gen_lsp_types::{
    CodeActionParams, CodeLensParams, CompletionParams, DefinitionParams, DocumentSymbolParams,
    ExecuteCommandParams, FoldingRangeParams, HoverParams, InlayHintParams, PrepareRenameParams,
    ReferenceParams, RenameParams, TextDocumentPositionParams, Uri, WorkspaceSymbolParams,
};
use lsp_server::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::actions;
use super::client::SHOW_PAGE;
use super::complete::complete;
use super::folding::folding;
use super::hints::{lenses, values};
use super::hover::hover;
use super::navigate::{definition, references};
use super::out::Failure;
use super::rename::{prepare, rename};
use super::session::Session;
use super::show_page::asked;
use super::symbols::{outline, search};
use super::view::View;
use crate::text::FileId;

type Answer = Result<Value, Failure>;

/// Answers a request.
pub(super) fn answer(session: &mut Session, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/codeAction" => {
            in_file(session, params, |p: &CodeActionParams| &p.text_document.uri, actions)
        }
        "textDocument/completion" => {
            in_file(session, params, |p: &CompletionParams| at(&p.text_document_position_params), complete)
        }
        "textDocument/hover" => {
            in_file(session, params, |p: &HoverParams| at(&p.text_document_position_params), hover)
        }
        "textDocument/definition" => {
            in_file(session, params, |p: &DefinitionParams| at(&p.text_document_position_params), definition)
        }
        "textDocument/references" => {
            in_file(session, params, |p: &ReferenceParams| at(&p.text_document_position_params), references)
        }
        "textDocument/documentSymbol" => {
            in_file(session, params, |p: &DocumentSymbolParams| &p.text_document.uri, outline)
        }
        "textDocument/foldingRange" => {
            in_file(session, params, |p: &FoldingRangeParams| &p.text_document.uri, folding)
        }
        "textDocument/inlayHint" => {
            in_file(session, params, |p: &InlayHintParams| &p.text_document.uri, values)
        }
        "textDocument/codeLens" => {
            in_file(session, params, |p: &CodeLensParams| &p.text_document.uri, lenses)
        }
        "textDocument/prepareRename" => {
            in_file(session, params, |p: &PrepareRenameParams| at(&p.text_document_position_params), prepare)
        }
        "textDocument/rename" => {
            let params: RenameParams = read(params)?;
            let uri = at(&params.text_document_position_params);
            let Some((view, file)) = session.view(uri) else { return Ok(Value::Null) };
            written(rename(&view, file, &params)?)
        }
        "workspace/executeCommand" => {
            let params: ExecuteCommandParams = read(params)?;
            command(session, &params)
        }
        "workspace/symbol" => {
            let params: WorkspaceSymbolParams = read(params)?;
            let views = session.views();
            written(views.flat_map(|view| search(&view, &params.query)).collect::<Vec<_>>())
        }
        _ => Err(Failure::new(ErrorCode::MethodNotFound, format!("there is no request {method} here"))),
    }
}

fn command(session: &mut Session, params: &ExecuteCommandParams) -> Answer {
    if params.command != SHOW_PAGE {
        let message = format!("there is no command {} here", params.command);
        return Err(Failure::new(ErrorCode::InvalidParams, message));
    }
    let Some(asked) = asked(params.arguments.as_deref().unwrap_or(&[])) else {
        let message = format!("{SHOW_PAGE} takes an address, and a place in it");
        return Err(Failure::new(ErrorCode::InvalidParams, message));
    };
    match session.show_page(&asked) {
        Some(page) => written(page),
        None => Err(Failure::refused("this file belongs to no dossier")),
    }
}

/// Reads what a message says.
pub(super) fn read<P: DeserializeOwned>(params: Value) -> Result<P, Failure> {
    serde_json::from_value(params).map_err(|error| Failure::new(ErrorCode::InvalidParams, error.to_string()))
}

/// Answers what is asked about a file; with nothing where it is no file of a dossier.
fn in_file<P: DeserializeOwned, R: Serialize>(
    session: &mut Session,
    params: Value,
    uri: impl Fn(&P) -> &Uri,
    answer: impl Fn(&View<'_>, FileId, &P) -> R,
) -> Answer {
    let params: P = read(params)?;
    let Some((view, file)) = session.view(uri(&params)) else { return Ok(Value::Null) };
    written(answer(&view, file, &params))
}

fn at(params: &TextDocumentPositionParams) -> &Uri {
    &params.text_document.uri
}

fn written(result: impl Serialize) -> Answer {
    serde_json::to_value(result).map_err(|error| Failure::new(ErrorCode::InternalError, error.to_string()))
}
