//! Reading `factum.lock`, and what is said where it cannot be read.

use std::sync::Arc;

use super::inputs::LockUse;
use crate::error::{Error, Result};
use crate::model::{Fault, FaultKind, Lock};
use crate::text::{SourceMap, SourceText, Span};
use crate::verify::archive::lock::{LockError, read_lock};
use crate::vfs::Tree;

/// Its name in a dossier's folder.
const NAME: &str = "factum.lock";
/// The most bytes of a lock, 512 MiB: at 700 bytes a quote, three quarters of a million quotes.
const MAX_BYTES: usize = 512 << 20;
/// The most characters of a line that are marked where it cannot be read.
const MARKED: usize = 60;
const RESTORE: &str =
    "restore it from version control; or delete it, and run `factum seal` where the captures are";

/// A lock, and why it is empty where it could not be read and is to be written anew.
#[derive(Default)]
pub(super) struct ReadLock {
    pub(super) lock: Lock,
    pub(super) unread: Option<Arc<Error>>,
}

/// Reads the lock for a purpose, with its faults where these are findings.
pub(super) fn read(
    tree: &dyn Tree,
    lock_use: LockUse,
    sources: &mut SourceMap,
) -> Result<(ReadLock, Vec<Fault>)> {
    let Some(bytes) = bytes(tree)? else { return Ok(Default::default()) };
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_BYTES)]);
    let is_too_large = bytes.len() > MAX_BYTES;
    let read = if is_too_large { Err(too_large()) } else { read_lock(&text) };
    match (read, lock_use) {
        (Ok(lock), _) => Ok((ReadLock { lock, unread: None }, Vec::new())),
        (Err(error), LockUse::Held) => Err(error_of(&error)),
        (Err(error), LockUse::Rewritten) => {
            Ok((ReadLock { lock: Lock::default(), unread: Some(Arc::new(error_of(&error))) }, Vec::new()))
        }
        (Err(error), LockUse::Judged) => Ok((ReadLock::default(), vec![fault_of(&error, &text, sources)])),
    }
}

fn bytes(tree: &dyn Tree) -> Result<Option<Vec<u8>>> {
    tree.exists(NAME).then(|| tree.read(NAME, MAX_BYTES)).transpose()
}

fn too_large() -> LockError {
    LockError { line: 1, column: 1, message: format!("this lock has more than {MAX_BYTES} bytes") }
}

fn error_of(error: &LockError) -> Error {
    Error::new(format!("{NAME}:{}:{}: {}", error.line, error.column, error.message)).help(RESTORE)
}

/// The fault, at the line that cannot be read.
fn fault_of(error: &LockError, text: &str, sources: &mut SourceMap) -> Fault {
    let file = sources.put(SourceText::new(NAME, text));
    let mut lines = text.split_inclusive('\n');
    let start = lines.by_ref().take(error.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = lines.next().unwrap_or_default().trim_end();
    let end = line.char_indices().nth(MARKED).map_or(line.len(), |(at, _)| at);
    Fault {
        kind: FaultKind::UnreadableLock(error.message.clone()),
        span: Span::new(file, start..start + end),
    }
}
