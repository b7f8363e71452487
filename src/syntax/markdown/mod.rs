//! The body: CommonMark, and what Factum adds to it, to our own tree and its statements.

mod address;
mod alerts;
mod anchors;
mod bare;
mod blocks;
mod code;
mod ids;
mod inlines;
mod leftovers;
mod limited;
mod marks;
mod masks;
mod parsed;
mod pieces;
mod sentences;
mod slugs;
mod statements;
mod wide;

pub use sentences::sentences;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Options, Parser};

use crate::model::{Fault, FaultKind, Leftover};
use crate::text::FileId;
use parsed::{Claim, MAX_DEPTH, MAX_MARKS, Origin, Parsed};

/// Parses the body at `range` of a file's whole `text`.
pub(super) fn parse(
    file: FileId,
    text: &str,
    range: Range<usize>,
    language: &str,
    faults: &mut Vec<Fault>,
) -> Parsed {
    let body = &text[range.clone()];
    let origin = Origin { file, offset: range.start };
    if let Some(line) = too_deep(body) {
        faults.push(Fault {
            kind: FaultKind::TooLarge { what: "levels of blocks", limit: MAX_DEPTH },
            span: origin.span(line),
        });
        return Parsed::default();
    }
    if let Some(at) = too_many_marks(body) {
        faults.push(Fault {
            kind: FaultKind::TooLarge { what: "line ends and marks of markup", limit: MAX_MARKS },
            span: origin.span(at..at),
        });
        return Parsed::default();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    let masked = masks::mask(body, options);
    if let Some(comment) = masked.unclosed {
        faults.push(Fault { kind: FaultKind::Leftover(Leftover::Comment), span: origin.span(comment) });
    }
    let claim: Claim<'_> = ours;
    let parser = Parser::new_with_broken_link_callback(&masked.text, options, Some(claim));
    for (label, definition) in parser.reference_definitions().iter() {
        if label.starts_with(['@', '^', '?']) {
            let kind = FaultKind::LostDefinition(label.to_owned());
            faults.push(Fault { kind, span: origin.span(definition.span.clone()) });
        }
    }
    let mut parsed = blocks::Builder::new(body, origin, language, parser.into_offset_iter(), faults).build();
    anchors::give(&mut parsed.statements);
    parsed
}

/// Claims `[?]`, `[=43 - 38]` and `[@source, "words"]`, which CommonMark would leave as text.
fn ours<'t>(link: BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let is_ours = link.reference.starts_with(['@', '=']) || &*link.reference == "?";
    is_ours.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
}

/// Where a body has more line ends and marks than are allowed. No short one has.
fn too_many_marks(body: &str) -> Option<usize> {
    if body.len() <= MAX_MARKS {
        return None;
    }
    let is_mark = |b: u8| {
        matches!(
            b,
            b'\n' | b'*' | b'_' | b'~' | b'[' | b']' | b'!' | b'<' | b'>' | b'`' | b'&' | b'\\' | b'|'
        )
    };
    body.bytes().enumerate().filter(|(_, b)| is_mark(*b)).nth(MAX_MARKS).map(|(at, _)| at)
}

/// The first line that opens more blocks than are allowed. CommonMark parsers spend time on each level
/// of each line, so such a body is refused before it is parsed.
fn too_deep(body: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let markers = line.split([' ', '\t']).map_while(block_markers).sum::<usize>();
        if markers > MAX_DEPTH {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// How many blocks a word at a line's start opens; `None` where text begins.
fn block_markers(word: &str) -> Option<usize> {
    let quotes = word.bytes().take_while(|b| *b == b'>').count();
    match &word[quotes..] {
        "" => Some(quotes),
        "-" | "*" | "+" => Some(quotes + 1),
        rest if rest.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit()) && rest.len() < 11 => {
            Some(quotes + 1)
        }
        _ if quotes > MAX_DEPTH => Some(quotes),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
