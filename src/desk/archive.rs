//! The texts of a dossier's captures by the sources that name them, read without reading the dossier.
//!
//! Whoever looks for words waits for an answer, so no note is parsed: of a source's note one line is looked for.

use rayon::prelude::*;

use crate::error::Result;
use crate::model::BaseKind;
use crate::text::{FileId, Span};
use crate::vfs::{Entry, EntryKind, Tree};
use crate::workspace::Config;

/// The most bytes of a note, and of a capture.
const MAX_NOTE_BYTES: usize = 2 << 20;
const MAX_CAPTURE_BYTES: usize = 64 << 20;

/// The text of a source.
#[derive(Clone, Debug)]
pub struct Archived {
    /// The source's id.
    pub source: String,
    /// The capture's name below the captures folder.
    pub capture: String,
    /// The text as it was archived.
    pub text: String,
}

impl Archived {
    /// The text of a source.
    #[must_use]
    pub fn new(source: impl Into<String>, capture: impl Into<String>, text: String) -> Self {
        Self { source: source.into(), capture: capture.into(), text }
    }

    /// The text with its ASCII letters in lower case: as long, byte for byte. It is written over what a buffer held
    /// for the text before, since memory that is touched for the first time costs more than the letters.
    pub(super) fn lower<'b>(&self, buffer: &'b mut Vec<u8>) -> &'b [u8] {
        buffer.clear();
        buffer.extend_from_slice(self.text.as_bytes());
        buffer.make_ascii_lowercase();
        buffer
    }

    /// The line of a place, from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1
    }
}

/// Reads the captures that the sources of a dossier name.
///
/// # Errors
/// When the configuration or a folder cannot be read. A capture that is not there has no words.
pub fn archive(tree: &dyn Tree, config: &str, captures: &dyn Tree) -> Result<Vec<Archived>> {
    let bytes = tree.read(config, MAX_NOTE_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let config = Config::read(&text, Span::new(FileId::default(), 0..text.len()), &mut Vec::new());
    let folders = config.site.kinds.iter().filter(|kind| kind.base == BaseKind::Source);
    let mut notes: Vec<Entry> = Vec::new();
    for folder in folders {
        notes.extend(tree.list(&format!("content/{}", folder.folder))?);
    }
    notes.retain(|entry| entry.kind == EntryKind::File && entry.path.ends_with(".md"));
    let read = |entry: &Entry| {
        let note = String::from_utf8(tree.read(&entry.path, MAX_NOTE_BYTES).ok()?).ok()?;
        let capture = capture_of(&note)?;
        let text = String::from_utf8(captures.read(&capture, MAX_CAPTURE_BYTES).ok()?).ok()?;
        let stem = entry.path.rsplit('/').next()?.strip_suffix(".md")?;
        Some(Archived::new(stem, capture, text))
    };
    Ok(notes.par_iter().filter_map(read).collect())
}

/// The capture that a source's note names.
fn capture_of(note: &str) -> Option<String> {
    let mut lines = note.lines().skip_while(|line| line.trim_end() != "---").skip(1);
    let named = lines.by_ref().take_while(|line| line.trim_end() != "---");
    let value = named.into_iter().find_map(|line| line.strip_prefix("capture:"))?;
    let value = value.split(" #").next()?.trim();
    let name = value.trim_matches(['"', '\'']);
    let climbs = name.split(['/', '\\']).any(|part| part == "..") || name.starts_with('/');
    (!name.is_empty() && !climbs).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_names_its_capture() {
        assert_eq!(capture_of("---\ncapture: a.txt # x\n---\n").as_deref(), Some("a.txt"));
        assert_eq!(capture_of("---\nlabel: x\ncapture: \"b/c.txt\"\n---\n").as_deref(), Some("b/c.txt"));
        assert_eq!(capture_of("---\nlabel: x\n---\ncapture: a.txt\n"), None);
        assert_eq!(capture_of("---\ncapture: ../../etc/passwd\n---\n"), None);
        assert_eq!(capture_of("capture: a.txt\n"), None);
    }
}
