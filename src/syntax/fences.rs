//! Finds the end of front matter and the start of the body.

use std::ops::Range;

use crate::model::{Fault, FaultKind};
use crate::text::{FileId, Span};

/// The two parts of a note as byte ranges.
pub(super) struct Parts {
    /// Between the fences, without them; none where the file does not open with a fence.
    pub(super) front: Option<Range<usize>>,
    /// The rest.
    pub(super) body: Range<usize>,
}

/// Why front matter is refused that stands where it should not.
const FENCES: &str = "front matter is YAML between two lines of three hyphens";
const OPENING: &str = "a line of three hyphens stands before the first key";

/// Keys with which front matter begins, whatever stands around it.
const KEYS: [&str; 9] =
    ["title", "date", "draft", "tags", "aliases", "cites", "description", "publisher", "layout"];

/// Splits a note at its `---` fences. Blank lines and comments may stand before the first. A fence that is not
/// closed, or front matter without such fences, makes all of it body-less front matter of nothing, and a fault.
pub(super) fn split(text: &str, file: FileId, faults: &mut Vec<Fault>) -> Parts {
    let start = lead(text);
    let (line, rest) = first_line(&text[start..]);
    let front = start + line.len();
    let is_first = start == 0;
    // To read the front matter as a body would publish it as text.
    let mut refuse = |kind: FaultKind, range: Range<usize>| {
        faults.push(Fault { kind, span: Span::new(file, range) });
        Parts { front: None, body: text.len()..text.len() }
    };
    let next = first_line(rest).0;
    let begins = is_key(next, is_first);
    let is_indented = line.starts_with([' ', '\t']);
    let is_fence =
        if is_indented { line.trim() == "---" && is_known_key(next) } else { line.trim_end() == "---" };
    if is_fence && (is_first || begins) {
        return match closing_fence(text, front) {
            Some(end) => Parts { front: Some(front..end.start), body: end.end..text.len() },
            None if is_first => refuse(FaultKind::UnclosedFrontMatter, 0..3),
            None => Parts { front: None, body: 0..text.len() },
        };
    }
    let place = start..start + line.trim_end().len();
    if is_other_fence(line.trim_end()) && is_known_key(next) {
        return refuse(FaultKind::MisplacedFrontMatter(FENCES), place);
    }
    if is_known_key(line) && line.contains(':') && closing_fence(text, front).is_some() {
        return refuse(FaultKind::MisplacedFrontMatter(OPENING), place);
    }
    Parts { front: None, body: 0..text.len() }
}

/// The line that closes front matter, from byte `from` on: three hyphens, or three dots as YAML has it.
fn closing_fence(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    while start < text.len() {
        let (line, _) = first_line(&text[start..]);
        if matches!(line.trim_end(), "---" | "...") {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}

/// The bytes of blank lines and of comments in lines of their own at a text's start.
fn lead(text: &str) -> usize {
    let mut start = 0;
    loop {
        let (line, _) = first_line(&text[start..]);
        let plain = line.trim();
        let is_comment = plain.starts_with("<!--") && plain.ends_with("-->");
        if line.is_empty() || !(plain.is_empty() || is_comment) {
            return if start == text.len() { 0 } else { start };
        }
        start += line.len();
    }
}

/// The first line with its end, and the rest.
fn first_line(text: &str) -> (&str, &str) {
    text.split_at(text.find('\n').map_or(text.len(), |n| n + 1))
}

/// Whether a line begins with a key. Where front matter stands first in its file, anything may.
fn is_key(line: &str, is_first: bool) -> bool {
    let name = line.split(':').next().unwrap_or("");
    is_first
        || line.contains(':') && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn is_known_key(line: &str) -> bool {
    let name = line.split([':', '=']).next().unwrap_or("").trim();
    line.contains([':', '=']) && KEYS.contains(&name.trim_matches('"'))
}

/// Whether a line fences front matter in other tools, or was three hyphens before an editor made dashes of them.
fn is_other_fence(line: &str) -> bool {
    let is_dashes = line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—'));
    matches!(line, "+++" | ";;;" | "{" | "***" | "___" | "—" | "```yaml" | "```yml" | "```toml") || is_dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Front matter and body, and the faults.
    fn read(text: &str) -> (Option<&str>, &str, Vec<FaultKind>) {
        let mut faults = Vec::new();
        let parts = split(text, FileId(0), &mut faults);
        (
            parts.front.map(|range| &text[range]),
            &text[parts.body],
            faults.into_iter().map(|f| f.kind).collect(),
        )
    }

    #[test]
    fn front_matter_may_stand_after_blank_lines_and_comments() {
        for lead in ["", "\n", "\n \n\n", "<!-- ours -->\n\n"] {
            let text = format!("{lead}---\ntitle: x\n---\nb\n");
            assert_eq!(read(&text), (Some("title: x\n"), "b\n", vec![]), "{text}");
        }
        assert_eq!(read("---\ntitle: x\n...\nb\n"), (Some("title: x\n"), "b\n", vec![]));
        assert_eq!(read(" ---\ntitle: x\n---\nb\n"), (Some("title: x\n"), "b\n", vec![]));
        assert_eq!(read("---\n---\nb\n"), (Some(""), "b\n", vec![]));
        assert_eq!(read("---\ntitle: x\n").2, [FaultKind::UnclosedFrontMatter]);
    }

    #[test]
    fn what_looks_like_front_matter_is_not_published_as_text() {
        for text in [
            "+++\ntitle = \"x\"\n+++\nb\n",
            "----\ntitle: x\n----\nb\n",
            "–-\ndraft: true\n–-\nb\n",
            "{\n\"title\": \"x\"\n}\nb\n",
            "title: x\n---\nb\n",
            "\n\ndraft: true\n---\nb\n",
        ] {
            let (front, body, faults) = read(text);
            assert!(matches!(faults[..], [FaultKind::MisplacedFrontMatter(_)]), "{text}: {faults:?}");
            assert_eq!((front, body), (None, ""), "{text}");
        }
    }

    #[test]
    fn a_body_may_begin_with_rules_and_colons() {
        for text in [
            "b\n",
            "\n---\n\nb\n---\n",
            "Title: b\n---\n",
            "\n---\nb: c\n",
            "title: b\n",
            "***\nb\n",
            "",
            "\n\n",
        ] {
            assert_eq!(read(text), (None, text, vec![]), "{text:?}");
        }
    }
}
