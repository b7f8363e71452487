//! The files that are open in the editor: their texts as they are there, saved or not.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::convert::{Encoding, byte_at, floor};
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
    /// Whether it has been changed since it was opened or saved.
    pub(super) is_unsaved: bool,
}

/// The files that are open, by path.
#[derive(Clone, Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Document>,
}

impl Documents {
    pub(super) fn open(&mut self, path: PathBuf, item: TextDocumentItem) {
        let TextDocumentItem { uri, version, text, .. } = item;
        self.open.insert(path, Document { uri, version, text, typed: None, is_unsaved: false });
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
        self.is_unsaved = true;
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
                    self.replace(change.text, encoding);
                }
            }
        }
    }

    /// Takes a whole text up in place of the one before. What was typed is where they differ.
    fn replace(&mut self, text: String, encoding: Encoding) {
        let old = std::mem::replace(&mut self.text, text);
        if old == self.text {
            return;
        }
        let (gone, come) = difference(&old, &self.text);
        let is_line = !old[gone].contains(['\n', '\r']);
        let before = self.text[..come.start].replace("\r\n", "\n");
        let line = u32::try_from(before.matches(['\n', '\r']).count()).unwrap_or(u32::MAX);
        self.typed = is_line.then(|| Typed::at(&self.text, come, line, encoding)).flatten();
    }
}

/// Where two texts differ: behind all that they begin with alike, and before all that they end with alike.
fn difference(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let alike = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    // Within a character both have the same first bytes of it.
    let start = floor(old, alike).min(floor(new, alike));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let ends = old_rest.bytes().rev().zip(new_rest.bytes().rev());
    let mut end = ends.take_while(|(one, other)| one == other).count();
    let is_apart = |rest: &str, end: usize| rest.is_char_boundary(rest.len() - end);
    while !(is_apart(old_rest, end) && is_apart(new_rest, end)) {
        end -= 1;
    }
    (start..old.len() - end, start..new.len() - end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::TextDocumentContentChangeWholeDocument as Whole;
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial};

    type Change<'c> = ((u32, u32), (u32, u32), &'c str);

    fn changed(text: &str, encoding: Encoding, edits: &[Change<'_>]) -> String {
        let mut document = Document {
            uri: Uri::from(""),
            version: 0,
            text: text.to_owned(),
            typed: None,
            is_unsaved: false,
        };
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
    fn in_a_whole_text_what_was_typed_is_found() {
        let typed = |old: &str, new: &str| {
            let mut document = Document {
                uri: Uri::from(""),
                version: 0,
                text: old.to_owned(),
                typed: None,
                is_unsaved: false,
            };
            let whole = TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(Whole::new(
                new.to_owned(),
            ));
            document.change(1, vec![whole], Encoding::Utf16);
            assert_eq!(document.text, new);
            document
                .typed
                .map(|typed| (typed.range.start.line, typed.range.start.character, typed.range.end.character))
        };
        assert_eq!(typed("a\nSee [[ada-ho and\nb", "a\nSee [[ada-hol and\nb"), Some((1, 4, 13)));
        assert_eq!(typed("a\r\ntype: per", "a\r\ntype: pers"), Some((1, 6, 10)));
        assert_eq!(typed("x wel", "x well"), Some((0, 2, 6)));
        assert_eq!(typed("x é", "x è"), Some((0, 2, 3)));
        assert_eq!(typed("x 😀y", "x 😁y"), Some((0, 2, 5)));
        assert_eq!(typed("x aé", "x a"), Some((0, 2, 3)));
        assert_eq!(typed("a\nb", "ab"), None, "a line was taken away");
        assert_eq!(typed("a", "a\nb"), None, "a line has come");
        assert_eq!(typed("a", "a"), None);
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
