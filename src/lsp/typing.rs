//! What is being typed: the word at the cursor, or the mark that is not closed yet. Nothing new is said about it until
//! the editor writes elsewhere or pauses.

use std::ops::Range as Bytes;

use gen_lsp_types::{Position, Range};

use super::convert::Encoding;

/// The most bytes that are typed rather than pasted, and how far back a mark may begin.
const MAX_TYPED: usize = 64;
const MAX_MARK: usize = 400;

/// What was typed last, with the word or mark that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) range: Range,
}

impl Typed {
    /// What was typed at some bytes of a text. None where it is more than somebody types at once, or ends a line.
    pub(super) fn at(text: &str, typed: Bytes<usize>, line: u32, encoding: Encoding) -> Option<Self> {
        let written = text.get(typed.clone())?;
        if written.len() > MAX_TYPED || written.contains(['\n', '\r']) {
            return None;
        }
        let start = text[..typed.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = text[typed.end..].find(['\n', '\r']).map_or(text.len(), |end| typed.end + end);
        let whole = word(&text[start..end], typed.end - start);
        let place = |at: usize| Position { line, character: encoding.length(&text[start..start + at]) };
        Some(Self { range: Range { start: place(whole.start), end: place(whole.end) } })
    }
}

/// The word of a line at a byte, with the mark that it stands in where that is not closed before it.
fn word(line: &str, at: usize) -> Bytes<usize> {
    let before = &line[..at];
    let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let end = at + line[at..].find(char::is_whitespace).unwrap_or(line.len() - at);
    start.min(mark(before).unwrap_or(start))..end
}

/// Where the mark or the quotation begins that is open at the end of a text.
pub(super) fn mark(before: &str) -> Option<usize> {
    let from = super::convert::floor(before, before.len().saturating_sub(MAX_MARK));
    let near = &before[from..];
    let opened = ["[[", "[^", "[@", "[="].iter().filter_map(|opening| near.rfind(opening)).max();
    let opened = opened.filter(|at| {
        let inner = &near[at + 2..];
        !inner.contains(if near[*at..].starts_with("[[") { "]]" } else { "]" })
    });
    let quoted = near.rfind('"').filter(|_| near.matches('"').count() % 2 == 1);
    [opened, quoted].into_iter().flatten().min().map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let at = text.find('|').unwrap();
        let text = text.replace('|', "");
        text[word(&text, at)].to_owned()
    }

    #[test]
    fn a_word_or_an_open_mark_is_being_typed() {
        assert_eq!(typed("He was in Mosc|"), "Mosc");
        assert_eq!(typed("He was in Mo|sc now"), "Mosc");
        assert_eq!(typed("He was |in"), "in");
        assert_eq!(typed("See [[some title|"), "[[some title");
        assert_eq!(typed("See [[some title|]] and"), "[[some title]]");
        assert_eq!(typed("See [[some title]] a|"), "a");
        assert_eq!(typed("It ended.[^la|"), "ended.[^la");
        assert_eq!(typed("It ended. [@source, \"the words| of"), "[@source, \"the words");
        assert_eq!(typed("    quote: \"will take pl|"), "\"will take pl");
        assert_eq!(typed("    quote: \"will take place\"|"), "place\"");
        assert_eq!(typed("|"), "");
    }

    #[test]
    fn columns_are_the_clients() {
        let text = "x\n😀 [[𝒳y\nz";
        let at = text.find("\nz").unwrap();
        let found = Typed::at(text, at - 1..at, 1, Encoding::Utf16).unwrap().range;
        assert_eq!((found.start.character, found.end.character, found.end.line), (3, 8, 1));
        assert_eq!(Typed::at(text, 0..text.len(), 0, Encoding::Utf16), None);
    }
}
