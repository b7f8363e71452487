//! A quote as it is looked for: its runs of quoted words, folded, with what stands around them.

use std::ops::Range;

use crate::model::{Citation, Quote, QuotePartKind};
use crate::text::fold::fold;
use crate::text::occurrences::MOST_PARTS;
use crate::text::words::count_words;

/// A quote as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePattern {
    /// The runs of quoted words, in order. `...`, `…` and `[an editor's words]` stand between them.
    pub parts: Vec<PatternPart>,
    /// What stands right before the first part, folded; may be empty.
    pub prefix: String,
    /// What stands right after the last part, folded; may be empty.
    pub suffix: String,
}

/// A run of quoted words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternPart {
    /// Where it stands in the quote as written, in bytes.
    pub range: Range<usize>,
    /// As written.
    pub written: String,
    /// As it is compared.
    pub folded: String,
}

impl QuotePattern {
    /// A quote without anything around it. Parts without a word in them are left out.
    #[must_use]
    pub fn of_quote(quote: &Quote) -> Self {
        let quoted = quote.parts.iter().filter(|part| part.kind == QuotePartKind::Words);
        let parts = quoted.filter_map(|part| PatternPart::new(quote, part.range.clone())).collect();
        Self { parts, prefix: String::new(), suffix: String::new() }
    }

    /// A citation's quote with its prefix and suffix.
    #[must_use]
    pub fn of(citation: &Citation) -> Self {
        let folded = |text: Option<&String>| text.map_or_else(String::new, |t| fold(t).text().to_owned());
        Self {
            prefix: folded(citation.prefix.as_ref().map(|p| &p.value)),
            suffix: folded(citation.suffix.as_ref().map(|s| &s.value)),
            ..Self::of_quote(&citation.quote)
        }
    }

    /// Whether it can be looked for: it has words, and not too many gaps.
    #[must_use]
    pub fn is_searchable(&self) -> bool {
        (1..=MOST_PARTS).contains(&self.parts.len())
    }
}

impl PatternPart {
    fn new(quote: &str, range: Range<usize>) -> Option<Self> {
        let written = &quote[range.clone()];
        let start = range.start + written.len() - written.trim_start().len();
        let written = written.trim();
        let folded = fold(written).text().to_owned();
        (count_words(&folded) > 0).then(|| Self {
            range: start..start + written.len(),
            written: written.to_owned(),
            folded,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::fixture::pattern;

    #[test]
    fn only_quoted_words_are_looked_for() {
        let pattern = pattern("a [b] c [d ... e] f [g");
        let written: Vec<_> = pattern.parts.iter().map(|p| p.written.as_str()).collect();
        assert_eq!(written, ["a", "c", "f [g"]);
    }

    #[test]
    fn a_quote_of_many_parts_or_of_none_is_not_searched() {
        assert!(!pattern(&"a ... ".repeat(40)).is_searchable());
        assert_eq!(pattern(&"[".repeat(100_000)).parts.len(), 0);
    }
}
