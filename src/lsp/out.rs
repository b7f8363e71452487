//! What is sent to the client.

use std::io::Write;

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::Value;

use super::wire;

/// Sends messages.
pub(super) struct Out {
    output: Box<dyn Write + Send>,
    /// The number of the next request to the client.
    next: i32,
    /// Whether the client reads no more.
    is_closed: bool,
}

impl Out {
    pub(super) fn new(output: Box<dyn Write + Send>) -> Self {
        Self { output, next: 0, is_closed: false }
    }

    /// Whether the client reads no more.
    pub(super) const fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn send(&mut self, message: &Message) {
        self.is_closed |= wire::write(self.output.as_mut(), message).is_err();
    }

    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) {
        let params = serde_json::to_value(params).unwrap_or_default();
        self.send(&Notification { method: method.to_owned(), params }.into());
    }

    /// Asks the client for something. Nothing is done with its answer.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) {
        let id = RequestId::from(format!("factum-{}", self.next));
        self.next = self.next.wrapping_add(1);
        let params = serde_json::to_value(params).unwrap_or_default();
        self.send(&Request { id, method: method.to_owned(), params }.into());
    }

    pub(super) fn answer(&mut self, id: RequestId, answer: Result<Value, Failure>) {
        let response = match answer {
            Ok(result) => Response { id, response_result: Ok(result) },
            Err(Failure { code, message }) => Response::new_err(id, code as i32, message),
        };
        self.send(&response.into());
    }

    /// Tells that something was no message.
    pub(super) fn refuse(&mut self, code: i32, why: &str) {
        self.is_closed |= wire::write_broken(self.output.as_mut(), code, why).is_err();
    }

    /// A line in the client's log.
    pub(super) fn log(&mut self, text: &str) {
        self.notify("window/logMessage", serde_json::json!({"type": 2, "message": text}));
    }
}

/// Why something that was asked for is not done.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) code: lsp_server::ErrorCode,
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(code: lsp_server::ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// What cannot be done though it was asked for rightly.
    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self::new(lsp_server::ErrorCode::RequestFailed, message)
    }
}
