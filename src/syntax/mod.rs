//! One file's text to a [`ParsedNote`]. Never fails: what is wrong is kept as faults with places.
//!
//! The only user of pulldown-cmark and of the YAML parser. Knows neither configuration nor other notes.

mod conflicts;
mod decode;
mod fences;
mod formula;
mod front;
mod hosts;
mod markdown;
mod quote;
pub mod yaml;

pub use conflicts::find as find_conflicts;
pub use decode::{Decoded, MAX_MARKDOWN_BYTES, decode};
pub use formula::parse_formula;
pub use markdown::sentences;
pub use quote::parse_quote;

use crate::model::{BaseKind, FrontMatter, NoteId, ParsedNote};
use crate::text::{FileId, Span};

/// The most characters of front matter that could not be read which are kept, to be looked for names.
const MAX_UNREAD: usize = 64 << 10;

/// A note's path and the kind that its folder gives it.
#[derive(Clone, Debug)]
pub struct NoteFile<'a> {
    /// The file's number.
    pub file: FileId,
    /// The path below `content/`, with `/` between its parts.
    pub path: &'a str,
    /// The folder of its kind; empty at the top.
    pub folder: &'a str,
    /// The base kind of the folder.
    pub base: BaseKind,
}

/// Parses a note. `decoded` holds its text, and the faults that reading it already showed.
#[must_use]
pub fn parse(place: &NoteFile<'_>, decoded: &Decoded) -> ParsedNote {
    let mut faults = Vec::new();
    let whole = Span::new(place.file, 0..decoded.text.len());
    faults.extend(decoded.faults(place.file));
    let is_conflicted = conflicts::find(&decoded.text, place.file, &mut faults);
    let parts = fences::split(&decoded.text, place.file, &mut faults);
    let id = NoteId::new(stem(place.path));
    let front = match &parts.front {
        // Of two versions in one neither can be told from the other.
        Some(range) if is_conflicted => FrontMatter::empty(place.base, Span::new(place.file, range.clone())),
        Some(range) => {
            let span = Span::new(place.file, range.clone());
            front::read(place.base, &id, &decoded.text, span, &mut faults)
        }
        None => FrontMatter::empty(place.base, whole.at_start()),
    };
    let language = front.lang.as_ref().map_or("en", |lang| lang.value.as_str());
    let mut parsed = markdown::parse(place.file, &decoded.text, parts.body, language, &mut faults);
    parsed.statements.shrink_to_fit();
    faults.sort_by_key(|fault| fault.span);
    let unread = faults.iter().any(|fault| fault.kind.hides_front()).then(|| {
        let range = parts.front.unwrap_or(0..decoded.text.len());
        decoded.text.get(range).unwrap_or("").chars().take(MAX_UNREAD).collect()
    });
    ParsedNote {
        file: place.file,
        path: place.path.to_owned(),
        id,
        folder: place.folder.to_owned(),
        base: place.base,
        front,
        body: parsed.body,
        statements: parsed.statements,
        faults,
        unread,
    }
}

/// The file's name without `.md`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
