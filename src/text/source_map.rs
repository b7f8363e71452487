//! The texts that were read, by number, so that a span can be shown to a person.

use std::sync::Arc;

use super::{FileId, LineColumn, LineIndex, Span};

/// One text with its path and its lines.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The path from the dossier's root, with `/` between its parts.
    pub path: String,
    /// The text as it was read.
    pub text: Arc<str>,
    lines: LineIndex,
}

impl SourceText {
    /// A text read from `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self { path: path.into(), lines: LineIndex::new(&text), text }
    }

    /// The line and column of a byte offset, both from 1.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.lines.line_column(&self.text, offset)
    }

    /// The same with the column in UTF-16 code units.
    #[must_use]
    pub fn line_column_utf16(&self, offset: usize) -> LineColumn {
        self.lines.line_column_utf16(&self.text, offset)
    }
}

/// All texts of a dossier.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceText>,
}

impl SourceMap {
    /// Adds a text and gives it a number.
    pub fn add(&mut self, source: SourceText) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(source);
        id
    }

    /// The text with this number. Numbers come from [`Self::add`] of the same map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceText {
        &self.files[id.0 as usize]
    }

    /// What was written at `span`.
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
