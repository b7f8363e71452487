//! Small dossiers for tests, with captures.

pub(super) use crate::index::fixture::*;
use crate::model::Capture;

pub(super) fn capture(text: &str) -> Capture {
    Capture { name: "capture.txt".to_owned(), text: text.into(), sha256: super::archive::seal::sha256(text) }
}
