//! A quote as it is looked for: its runs of quoted words, folded, with what stands around them.
//!
//! Brackets hold an editor's words, or else are the source's own: which of the two, only the source can tell.

use std::ops::Range;

use crate::model::{Citation, Quote, QuotePart, QuotePartKind};
use crate::text::fold::fold;
use crate::text::occurrences::MOST_PARTS;
use crate::text::words::has_words;

/// A quote as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePattern {
    /// The runs of quoted words, in order. `...`, `…` and `[an editor's words]` stand between them.
    pub parts: Vec<PatternPart>,
    /// What stands right before the first part, folded; may be empty.
    pub prefix: String,
    /// What stands right after the last part, folded; may be empty.
    pub suffix: String,
    /// The whole quote, where it has brackets.
    pub(super) bracketed: Option<Quote>,
}

/// The parts of a quote once it is known which of its brackets are the source's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Resolved {
    /// The runs of words that stand in the source, in order.
    pub(crate) parts: Vec<PatternPart>,
    /// The brackets that hold words which stand there in the source, in bytes of the quote.
    pub(crate) needless: Vec<Range<usize>>,
    /// The brackets that hold an editor's words.
    pub(crate) editors: Vec<EditorWords>,
}

/// An editor's words between two parts of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditorWords {
    /// Where they stand in the quote, in bytes, with the brackets.
    pub(crate) range: Range<usize>,
    /// What stands in the brackets, folded.
    pub(crate) folded: String,
    /// The number of the part right before them.
    pub(crate) after: Option<usize>,
    /// The number of the part right after them.
    pub(crate) before: Option<usize>,
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
        let brackets = quote.parts.iter().filter(|part| part.kind == QuotePartKind::Editor).count();
        let bracketed = (1..=MOST_PARTS).contains(&brackets).then(|| quote.clone());
        Self { parts, prefix: String::new(), suffix: String::new(), bracketed }
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
        let is_only_brackets = self.parts.is_empty() && self.bracketed.is_some();
        is_only_brackets || (1..=MOST_PARTS).contains(&self.parts.len())
    }

    /// The parts to look for in a source, of which `contains` says whether a run of words stands in it. None
    /// where the quote has no brackets: then they are the parts as they are. What is asked depends on the quote
    /// and on the answers so far, so that whoever kept them can give them again without the source.
    pub(crate) fn resolved(&self, contains: impl FnMut(&PatternPart) -> bool) -> Option<Resolved> {
        let quote = self.bracketed.as_ref()?;
        let mut resolver = Resolver { quote, contains, out: Resolved::default(), open: None };
        let mut bracket = None;
        for part in &quote.parts {
            match part.kind {
                QuotePartKind::Words => resolver.read_words(bracket.take(), part.range.clone()),
                QuotePartKind::Gap => resolver.close(bracket.take()),
                QuotePartKind::Editor => {
                    if let Some(earlier) = bracket.replace(part) {
                        resolver.read_words(Some(earlier), part.range.start..part.range.start);
                    }
                }
            }
        }
        resolver.close(bracket);
        Some(resolver.out)
    }
}

/// Goes through a quote and joins what stands together in the source.
struct Resolver<'q, F> {
    quote: &'q Quote,
    contains: F,
    out: Resolved,
    /// The run of words that is being read.
    open: Option<PatternPart>,
}

impl<F: FnMut(&PatternPart) -> bool> Resolver<'_, F> {
    /// Goes on with words that stand after `bracket`, or right after a gap.
    fn read_words(&mut self, bracket: Option<&QuotePart>, words: Range<usize>) {
        let written = &self.quote.text[words.clone()];
        let Some(bracket) = bracket else {
            self.open = Some(PatternPart::of(written, words));
            return;
        };
        let literal = self.quote.written(bracket);
        let inner = &literal[1..literal.len() - 1];
        let (start, before) =
            self.open.as_ref().map_or((bracket.range.start, ""), |open| (open.range.start, &open.written));
        let joined = |middle: &str| PatternPart::of(&format!("{before}{middle}{written}"), start..words.end);
        let as_written = joined(literal);
        if as_written.has_words() && (self.contains)(&as_written) {
            self.open = Some(as_written);
            return;
        }
        let without = joined(inner);
        if has_words(inner) && (self.contains)(&without) {
            self.out.needless.push(bracket.range.clone());
            self.open = Some(without);
            return;
        }
        let after = self.push_open();
        let next = PatternPart::of(written, words);
        let before = next.has_words().then_some(self.out.parts.len());
        let folded = fold(inner).text().to_owned();
        self.out.editors.push(EditorWords { range: bracket.range.clone(), folded, after, before });
        self.open = Some(next);
    }

    /// Ends a run, with `bracket` as its end.
    fn close(&mut self, bracket: Option<&QuotePart>) {
        if let Some(bracket) = bracket {
            self.read_words(Some(bracket), bracket.range.end..bracket.range.end);
        }
        self.push_open();
    }

    /// Puts the run that was read among the parts, where it has words; its number.
    fn push_open(&mut self) -> Option<usize> {
        let part = self.open.take().filter(PatternPart::has_words)?;
        self.out.parts.push(part.trimmed());
        Some(self.out.parts.len() - 1)
    }
}

impl PatternPart {
    fn new(quote: &str, range: Range<usize>) -> Option<Self> {
        Some(Self::of(&quote[range.clone()], range)).filter(Self::has_words).map(Self::trimmed)
    }

    fn of(written: &str, range: Range<usize>) -> Self {
        Self { range, written: written.to_owned(), folded: fold(written).into_text() }
    }

    fn has_words(&self) -> bool {
        has_words(&self.folded)
    }

    /// Without the white space at its ends.
    fn trimmed(self) -> Self {
        if self.written.trim().len() == self.written.len() {
            let end = self.range.end.max(self.range.start);
            return Self { range: self.range.start..end, ..self };
        }
        let start = self.range.start + self.written.len() - self.written.trim_start().len();
        let written = self.written.trim().to_owned();
        Self { range: start..self.range.end.max(start), written, folded: self.folded }
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

    /// The parts, the needless brackets and those with an editor's words, in a source that has `texts`.
    fn resolved(quote: &str, texts: &[&str]) -> (Vec<String>, Vec<String>, Vec<String>) {
        let of = |range: &std::ops::Range<usize>| quote[range.clone()].to_owned();
        let stands = |part: &super::PatternPart| texts.iter().any(|text| text.contains(&part.folded));
        let found = pattern(quote).resolved(stands).unwrap();
        let parts = found.parts.into_iter().map(|part| part.folded).collect();
        let editors = found.editors.iter().map(|editor| of(&editor.range)).collect();
        (parts, found.needless.iter().map(of).collect(), editors)
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn brackets_are_what_the_source_makes_of_them() {
        let source = ["The board [HBO] approved the plan[3] for it."];
        let of = |quote| resolved(quote, &source);
        let only = |parts: &[&str]| (owned(parts), Vec::new(), Vec::new());
        assert_eq!(of("board [HBO] approved"), only(&["board [HBO] approved"]));
        assert_eq!(of("the plan[3]"), only(&["the plan[3]"]));
        assert_eq!(of("the plan[3] ... it"), only(&["the plan[3]", "it"]));
        assert_eq!(
            of("board [HBO] approved [a] plan[3]"),
            (owned(&["board [HBO] approved", "plan[3]"]), Vec::new(), owned(&["[a]"]))
        );
        assert_eq!(
            of("[HBO] approved [the] plan"),
            (owned(&["[HBO] approved the plan"]), owned(&["[the]"]), Vec::new())
        );
        assert_eq!(of("[of] [the board]"), (owned(&[]), Vec::new(), owned(&["[of]", "[the board]"])));
        assert!(pattern("no brackets").resolved(|_| true).is_none());
    }

    #[test]
    fn a_quote_of_many_parts_or_of_none_is_not_searched() {
        assert!(!pattern(&"a ... ".repeat(40)).is_searchable());
        assert_eq!(pattern(&"[".repeat(100_000)).parts.len(), 0);
    }
}
