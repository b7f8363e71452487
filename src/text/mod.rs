//! Positions in text: which file, which bytes, which line and column. Also words that are like others, and
//! digests.
//!
//! Knows nothing of notes, YAML or Markdown. Every other room speaks of places in these terms only.

pub(crate) mod blocks;
mod byte_map;
mod changed_lines;
mod characters;
mod cursor;
mod digest;
mod entities;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fold;
mod forbidden;
pub(crate) mod html;
mod json;
mod line_index;
mod markup;
pub mod occurrences;
mod percent;
pub(crate) mod run;
mod scripts;
pub(crate) mod shapes;
pub(crate) mod similar;
mod source_map;
mod spaces;
mod span;
mod unique;
pub(crate) mod word_places;
pub mod words;

pub use byte_map::ByteMap;
pub use changed_lines::ChangedLines;
pub use characters::Characters;
pub use digest::{GrowingDigest, sha256_hex, short_digest};
pub use forbidden::{first_forbidden, forbidden, held_by_xml, is_unseen, seen, seen_in_json};
pub use json::{push_json, write_json};
pub use line_index::{LineColumn, LineIndex};
pub(crate) use percent::{percent_decoded, percent_encoded};
pub use scripts::is_unspaced;
pub use similar::{meant, similar};
pub use source_map::{SourceMap, SourceText};
pub(crate) use spaces::is_plainly_single;
pub use spaces::single_spaced;
pub use span::{FileId, Span, Spanned};
pub use unique::UniqueNames;
