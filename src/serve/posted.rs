//! What pages of the preview send: what a reader says to a sentence, and that the editor is to open a note.

use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use hyper::body::{Body, Incoming};
use serde::Deserialize;

use super::answer::Answer;
use super::preview::Preview;
use super::request::MAX_POSTED;
use crate::error::Result;
use crate::model::{ReviewKey, Verdict};

/// How long it may take to come.
const TIME: Duration = Duration::from_secs(10);

/// Writes down what the reader says to a sentence: verdict and remark.
pub type Signer = Box<dyn FnMut(ReviewKey, Verdict, String) -> Result<()> + Send>;

/// Opens a file of the dossier at a line and a column.
pub type FileOpener = Box<dyn FnMut(&Path, u32, u32) -> Result<()> + Send>;

/// What a reader says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    key: String,
    verdict: String,
    #[serde(default)]
    remark: String,
}

/// A place in a note.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) line: u32,
    #[serde(default)]
    pub(super) column: u32,
}

/// The bytes of what is sent; none where it is too much, or takes too long.
pub(super) async fn body_of(body: Incoming) -> Option<Vec<u8>> {
    tokio::time::timeout(TIME, bytes(body)).await.ok().flatten()
}

async fn bytes(mut body: Incoming) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.ok()?.into_data() else { continue };
        if bytes.len() + data.len() > MAX_POSTED {
            return None;
        }
        bytes.extend_from_slice(&data);
    }
    Some(bytes)
}

/// Lets a reader sign.
pub(super) fn sign(preview: &Preview, signer: Option<&mut Signer>, body: &[u8]) -> Answer {
    let Some(signer) = signer else { return Answer::plain(409, "nobody is known here who could sign") };
    let Ok(Said { key, verdict, remark }) = serde_json::from_slice(body) else {
        return Answer::plain(400, "this is no sign-off");
    };
    let verdict = Verdict::ALL.into_iter().find(|known| known.name() == verdict);
    let Some((key, verdict)) = ReviewKey::parse(&key).zip(verdict) else {
        return Answer::plain(400, "this is no sign-off");
    };
    if !preview.workspace().reviewable_keys().contains(&key) {
        return Answer::plain(409, "the sentence or its quotes have changed: it is to be read anew");
    }
    match signer(key, verdict, remark) {
        Ok(()) => Answer::plain(200, "signed"),
        Err(error) => Answer::plain(422, &error.to_string()),
    }
}

/// Opens a note of the dossier in the editor. Nothing else can be opened, wherever a path may lead.
pub(super) fn open(preview: &Preview, root: &Path, opener: Option<&mut FileOpener>, body: &[u8]) -> Answer {
    let Some(opener) = opener else {
        return Answer::plain(409, "no editor is known here: start with --editor");
    };
    let Ok(Place { path, line, column }) = serde_json::from_slice(body) else {
        return Answer::plain(400, "this is no place");
    };
    let material = &preview.workspace().material;
    let is_note = |note: &crate::model::ParsedNote| material.sources.file(note.file).path == path;
    if !material.dossier.notes.values().any(|note| is_note(note)) {
        return Answer::plain(404, "there is no such note");
    }
    match opener(&root.join(&path), line.max(1), column.max(1)) {
        Ok(()) => Answer::plain(200, "opened"),
        Err(error) => Answer::plain(422, &error.to_string()),
    }
}
