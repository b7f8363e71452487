//! Small dossiers for tests, with captures.

use super::archive::pattern::QuotePattern;
pub(super) use crate::index::fixture::*;
use crate::model::Capture;

pub(super) fn capture(text: &str) -> Capture {
    Capture { name: "capture.txt".to_owned(), text: text.into(), sha256: super::archive::seal::sha256(text) }
}

/// A quote as it is looked for, with nothing around it.
pub(super) fn pattern(quote: &str) -> QuotePattern {
    QuotePattern::of_quote(&crate::syntax::parse_quote(text(quote)))
}
