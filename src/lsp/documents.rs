//! The files that are open in the editor: their texts as they are there, saved or not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::convert::{Encoding, byte_at};
use super::typing::Typed;

/// A file that is open.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Its address as the client writes it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
    /// What was typed last, as long as it may be unfinished.
    pub(super) typed: Option<Typed>,
}

/// The files that are open, by path.
#[derive(Clone, Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Document>,
}

impl Documents {
    pub(super) fn open(&mut self, path: PathBuf, item: TextDocumentItem) {
        let TextDocumentItem { uri, version, text, .. } = item;
        self.open.insert(path, Document { uri, version, text, typed: None });
    }

    pub(super) fn close(&mut self, path: &Path) -> Option<Document> {
        self.open.remove(path)
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    pub(super) fn get_mut(&mut self, path: &Path) -> Option<&mut Document> {
        self.open.get_mut(path)
    }

    /// The open files below a folder.
    pub(super) fn below<'d>(&'d self, folder: &'d Path) -> impl Iterator<Item = (&'d Path, &'d Document)> {
        let all = self.open.iter().map(|(path, document)| (path.as_path(), document));
        all.filter(move |(path, _)| path.starts_with(folder))
    }

    /// All of them.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = (&Path, &mut Document)> {
        self.open.iter_mut().map(|(path, document)| (path.as_path(), document))
    }
}

impl Document {
    /// Takes changes up, each of them a change of what the one before left.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        self.version = version;
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => {
                    let start = byte_at(&self.text, change.range.start, encoding);
                    let end = byte_at(&self.text, change.range.end, encoding).max(start);
                    self.text.replace_range(start..end, &change.text);
                    let is_line = change.range.start.line == change.range.end.line;
                    let end = start + change.text.len();
                    self.typed = is_line
                        .then(|| Typed::at(&self.text, start..end, change.range.start.line, encoding))
                        .flatten();
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
                    self.text = change.text;
                    self.typed = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial};

    type Change<'c> = ((u32, u32), (u32, u32), &'c str);

    fn changed(text: &str, encoding: Encoding, edits: &[Change<'_>]) -> String {
        let mut document = Document { uri: Uri::from(""), version: 0, text: text.to_owned(), typed: None };
        let edits = edits.iter().map(|((a, b), (c, d), text)| {
            TextDocumentContentChangePartial {
                range: Range {
                    start: Position { line: *a, character: *b },
                    end: Position { line: *c, character: *d },
                },
                text: (*text).to_owned(),
                ..TextDocumentContentChangePartial::default()
            }
            .into()
        });
        document.change(1, edits.collect(), encoding);
        document.text
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let edits = [((0, 0), (0, 0), "𝒳"), ((0, 2), (0, 3), "b"), ((1, 0), (9, 0), "end")];
        assert_eq!(changed("a\nc\r\nd", Encoding::Utf16, &edits), "𝒳b\nend");
        assert_eq!(changed("é😀", Encoding::Utf8, &[((0, 2), (0, 6), "x")]), "éx");
        // What is turned round or stands nowhere changes nothing that it should not.
        assert_eq!(changed("abc", Encoding::Utf16, &[((0, 2), (0, 1), "x")]), "abxc");
        assert_eq!(changed("abc", Encoding::Utf16, &[((7, 7), (8, 8), "x")]), "abcx");
    }
}
