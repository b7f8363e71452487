//! Quotes against captures: whether the quoted words stand in the text, once, word for word.
//!
//! A quote is looked for after folding and never by likeness. It must begin and end where words do, so
//! that `9 percent` is not found in `19 percent`.

use std::ops::Range;
use std::sync::OnceLock;

use super::pattern::{PatternPart, QuotePattern};
use crate::model::{MatchKind, Passage};
use crate::text::fold::{Folded, fold};
use crate::text::occurrences::{Alignments, PartHits, align};
use crate::text::word_places::WordPlaces;
use crate::text::words::words;

/// Among how many words of a part the rarest is looked for.
const RAREST_OF: usize = 12;

/// A capture made ready for looking things up in it.
#[derive(Clone, Debug)]
pub struct FoldedCapture<'c> {
    /// As it was archived.
    pub original: &'c str,
    /// As it is compared.
    pub folded: Folded,
    /// The words of the folded text, in bytes of it.
    pub words: Vec<Range<usize>>,
    /// Where each word stands; made when something is first looked for.
    places: OnceLock<WordPlaces>,
}

/// What looking for a quote came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is not there.
    Nowhere,
    /// It is there once.
    Once(MatchKind, Passage),
    /// It is there this many times.
    Often(usize),
}

impl<'c> FoldedCapture<'c> {
    /// Folds a capture and splits it into words.
    #[must_use]
    pub fn new(original: &'c str) -> Self {
        let folded = fold(original);
        let words = words(folded.text());
        Self { original, folded, words, places: OnceLock::new() }
    }

    /// Looks for a quote. Linear for each part of the quote in how often the rarest of its words stands in the
    /// capture.
    ///
    /// Two occurrences are ambiguous unless prefix or suffix leaves one of them. Where `...` leaves words
    /// out, the occurrence is the tightest one: of several beginnings before one end the last counts.
    #[must_use]
    pub fn find(&self, quote: &QuotePattern) -> Found {
        if !quote.is_searchable() {
            return Found::Nowhere;
        }
        let mut hits: Vec<PartHits> = quote.parts.iter().map(|part| self.part_hits(part)).collect();
        if let Some(first) = hits.first_mut() {
            first.starts.retain(|start| self.follows(&quote.prefix, *start));
        }
        if let Some(last) = hits.last_mut() {
            let length = last.length;
            last.starts.retain(|start| self.precedes(&quote.suffix, start + length));
        }
        self.found(quote, &align(&hits))
    }

    fn found(&self, quote: &QuotePattern, alignments: &Alignments) -> Found {
        match alignments.count {
            0 => Found::Nowhere,
            1 => {
                let ranges =
                    alignments.first.iter().zip(&quote.parts).map(|(at, p)| *at..at + p.folded.len());
                let ranges: Vec<_> = ranges.collect();
                let kind = self.match_kind(quote, &ranges);
                Found::Once(kind, Passage { words: ranges.into_iter().map(|r| self.words_in(r)).collect() })
            }
            n => Found::Often(n),
        }
    }

    /// Whether `text`, folded, stands somewhere in the capture as whole words.
    #[must_use]
    pub fn contains(&self, part: &PatternPart) -> bool {
        !self.part_hits(part).starts.is_empty()
    }

    /// A part begins and ends where words do, so the words of an occurrence are the part's, and its rarest word
    /// leads to it.
    fn part_hits(&self, part: &PatternPart) -> PartHits {
        let (text, needle) = (self.folded.text(), part.folded.as_str());
        let places = self.places.get_or_init(|| WordPlaces::of(text, &self.words));
        let candidates = words(needle).into_iter().take(RAREST_OF).map(|word| {
            let found = places.of_word(&needle[word.clone()]);
            (found.len(), word.start, found)
        });
        let mut starts = Vec::new();
        if let Some((_, offset, found)) = candidates.min_by_key(|(count, offset, _)| (*count, *offset)) {
            let start = |word: usize| self.words.get(word)?.start.checked_sub(offset);
            let is_there = |start: &usize| {
                let end = start + needle.len();
                text.as_bytes().get(*start..end) == Some(needle.as_bytes())
                    && self.is_edge(*start)
                    && self.is_edge(end)
            };
            starts.extend(found.filter_map(start).filter(is_there));
        }
        PartHits { starts, length: needle.len() }
    }

    /// Whether no word goes on across `offset`.
    fn is_edge(&self, offset: usize) -> bool {
        let next = self.words.partition_point(|word| word.end <= offset);
        self.words.get(next).is_none_or(|word| offset <= word.start)
    }

    fn follows(&self, prefix: &str, start: usize) -> bool {
        let before = &self.folded.text()[..start];
        prefix.is_empty()
            || [before, before.trim_end()]
                .iter()
                .any(|text| text.ends_with(prefix) && self.is_edge(text.len() - prefix.len()))
    }

    fn precedes(&self, suffix: &str, end: usize) -> bool {
        let after = &self.folded.text()[end..];
        let space = after.len() - after.trim_start().len();
        suffix.is_empty()
            || [0, space]
                .iter()
                .any(|skip| after[*skip..].starts_with(suffix) && self.is_edge(end + skip + suffix.len()))
    }

    /// The numbers of the words that lie in a range of the folded text.
    fn words_in(&self, range: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.start < range.start);
        let end = self.words.partition_point(|word| word.end <= range.end);
        first..end.max(first)
    }

    fn match_kind(&self, quote: &QuotePattern, ranges: &[Range<usize>]) -> MatchKind {
        let same = |(part, range): (&PatternPart, &Range<usize>)| {
            self.original.get(self.folded.original(range.clone())) == Some(part.written.as_str())
        };
        if quote.parts.iter().zip(ranges).all(same) { MatchKind::Exact } else { MatchKind::Folded }
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::text::fixture::random_text;
    use crate::verify::fixture::pattern;

    const TEXT: &str = "The “harbour board” met on Monday. Traffic rose by 19 percent, to 973.6 million tons \
        — a record.\nThe board met again on Tuesday; traffic “will not” fall, the mayor’s office said.";

    fn find(quote: &str) -> Found {
        FoldedCapture::new(TEXT).find(&pattern(quote))
    }

    fn once(kind: MatchKind, words: &[Range<usize>]) -> Found {
        Found::Once(kind, Passage { words: words.to_vec() })
    }

    #[test]
    fn exact_and_folded_are_told_apart() {
        assert_eq!(find("met on Monday. Traffic rose"), once(MatchKind::Exact, &[3..8]));
        assert_eq!(find("The \"harbour board\" met"), once(MatchKind::Folded, &[0..4]));
        assert_eq!(find("tons - a record. The board"), once(MatchKind::Folded, &[14..19]));
        assert_eq!(find("tons — a record.\nThe board"), once(MatchKind::Exact, &[14..19]));
    }

    #[test]
    fn a_quote_begins_and_ends_with_whole_words() {
        assert_eq!(find("9 percent, to"), Found::Nowhere);
        assert_eq!(find("3.6 million tons"), Found::Nowhere);
        assert_eq!(find("by 19 percent, to 973"), Found::Nowhere);
        assert_eq!(find("the mayor"), Found::Nowhere);
        assert!(matches!(find("19 percent"), Found::Once(..)));
    }

    #[test]
    fn a_word_more_less_or_other_is_absent() {
        assert_eq!(find("traffic will fall"), Found::Nowhere);
        assert_eq!(find("traffic \"will\" fall"), Found::Nowhere);
        assert_eq!(find("the board met again"), Found::Nowhere);
        assert_eq!(find("met on Monday, Traffic"), Found::Nowhere);
    }

    #[test]
    fn gaps_leave_words_out_in_order() {
        assert_eq!(find("Traffic rose ... a record"), once(MatchKind::Exact, &[6..8, 15..17]));
        assert_eq!(find("Traffic rose … again"), once(MatchKind::Exact, &[6..8, 20..21]));
        assert_eq!(find("a record ... Traffic rose"), Found::Nowhere);
        assert_eq!(find("[The port's] Traffic rose [then] by 19"), once(MatchKind::Exact, &[6..8, 8..10]));
        assert_eq!(find("... ... []"), Found::Nowhere);
        assert_eq!(find(""), Found::Nowhere);
    }

    #[test]
    fn two_occurrences_need_a_prefix_or_suffix() {
        let capture = FoldedCapture::new(TEXT);
        let mut quote = pattern("board");
        assert_eq!(capture.find(&quote), Found::Often(2));
        quote.suffix = fold("met again").text().to_owned();
        assert_eq!(capture.find(&quote), once(MatchKind::Exact, &[18..19]));
        quote.suffix.clear();
        quote.prefix = fold("“harbour").text().to_owned();
        assert_eq!(capture.find(&quote), once(MatchKind::Exact, &[2..3]));
        quote.prefix = "arbour".to_owned();
        assert_eq!(capture.find(&quote), Found::Nowhere);
    }

    #[test]
    fn any_run_of_words_is_found_and_any_changed_word_is_not() {
        let mut rng = fastrand::Rng::with_seed(11);
        for _ in 0..400 {
            let text = random_text(&mut rng, 60);
            let capture = FoldedCapture::new(&text);
            let from = rng.usize(..capture.words.len() - 6);
            let to = from + 1 + rng.usize(..5);
            let range = capture.words[from].start..capture.words[to].end;
            let quote = text[capture.folded.original(range)].to_owned();
            assert_ne!(capture.find(&pattern(&quote)), Found::Nowhere, "{quote:?} in {text:?}");
            let mut changed: Vec<&str> = quote.split(' ').collect();
            let at = rng.usize(..changed.len());
            changed[at] = "unheard-of";
            assert_eq!(capture.find(&pattern(&changed.join(" "))), Found::Nowhere);
        }
    }

    #[test]
    fn a_periodic_quote_in_a_periodic_text_is_linear() {
        let text = "a ".repeat(400_000);
        let quote = pattern(&"a ".repeat(100_000));
        assert_eq!(FoldedCapture::new(&text).find(&quote), Found::Often(300_001));
    }
}
