//! From the name of a request to what answers it.

use gen_lsp_types::{CodeActionParams, Uri};
use lsp_server::ErrorCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::actions;
use super::out::Failure;
use super::session::Session;
use super::view::View;
use crate::text::FileId;

type Answer = Result<Value, Failure>;

/// Answers a request.
pub(super) fn answer(session: &mut Session, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/codeAction" => {
            in_file(session, params, |p: &CodeActionParams| &p.text_document.uri, actions)
        }
        _ => Err(Failure::new(ErrorCode::MethodNotFound, format!("there is no request {method} here"))),
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

fn written(result: impl Serialize) -> Answer {
    serde_json::to_value(result).map_err(|error| Failure::new(ErrorCode::InternalError, error.to_string()))
}
