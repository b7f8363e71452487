//! The texts that were read, by number, so that a span can be shown to a person.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::byte_map::ByteMap;
use super::line_index::{LineColumn, LineIndex};
use super::span::{FileId, Span};

/// One text with its path and its lines.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The path from the dossier's root, with `/` between its parts.
    pub path: String,
    /// The text as it was read.
    pub text: Arc<str>,
    /// Counted when a place is first shown: most texts have no finding.
    lines: OnceLock<LineIndex>,
    bytes: ByteMap,
}

impl SourceText {
    /// A text read from `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self { path: path.into(), lines: OnceLock::new(), text, bytes: ByteMap::default() }
    }

    /// The same text, which reading made of a file's bytes as `bytes` says.
    #[must_use]
    pub fn read_as(mut self, bytes: ByteMap) -> Self {
        self.bytes = bytes;
        self
    }

    /// The places of the text's bytes in the file.
    #[must_use]
    pub fn bytes(&self) -> &ByteMap {
        &self.bytes
    }

    /// The line and column of a byte offset, both from 1.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.lines().line_column(&self.text, offset)
    }

    /// The same with the column in UTF-16 code units.
    #[must_use]
    pub fn line_column_utf16(&self, offset: usize) -> LineColumn {
        self.lines().line_column_utf16(&self.text, offset)
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// All texts of a dossier.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<Arc<SourceText>>,
    /// The first text that was read from each path.
    by_path: FxHashMap<String, FileId>,
}

impl SourceMap {
    /// Adds a text and gives it a number.
    pub fn add(&mut self, source: SourceText) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.entry(source.path.clone()).or_insert(id);
        self.files.push(Arc::new(source));
        id
    }

    /// The number of the text read from this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// Puts a text in place of the one that was read from its path before, or adds it.
    pub fn put(&mut self, source: SourceText) -> FileId {
        match self.find(&source.path) {
            Some(file) => {
                self.replace(file, source);
                file
            }
            None => self.add(source),
        }
    }

    /// Puts another text of the same path under a number that is there.
    pub fn replace(&mut self, id: FileId, source: SourceText) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            *file = Arc::new(source);
        }
    }

    /// The text with this number. Numbers come from [`Self::add`] of the same map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceText {
        &self.files[id.0 as usize]
    }

    /// The text at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Path, line and column of a span's start.
    #[must_use]
    pub fn locate(&self, span: Span) -> (&str, LineColumn) {
        let file = self.file(span.file);
        (&file.path, file.line_column(span.start as usize))
    }
}
