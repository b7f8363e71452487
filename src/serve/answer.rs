//! What is answered to a request, whatever carries it.

use std::sync::Arc;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status, as HTTP numbers it.
    pub status: u16,
    /// What the bytes are.
    pub media: &'static str,
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// The path that is meant, where it is another one.
    pub location: Option<String>,
}

impl Answer {
    /// Something that was found.
    pub(super) fn found(media: &'static str, bytes: Arc<[u8]>) -> Self {
        Self { status: 200, media, bytes, location: None }
    }

    /// A line of plain text.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        let bytes = format!("{text}\n").into_bytes().into();
        Self { status, media: "text/plain; charset=utf-8", bytes, location: None }
    }

    /// Another path.
    pub(super) fn moved(location: String) -> Self {
        Self { location: Some(location), ..Self::plain(307, "the folder's name ends with a slash") }
    }
}
