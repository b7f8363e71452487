//! Quotes against captures: whether the quoted words stand in the text, once, word for word.
//!
//! A quote is looked for after folding and never by likeness. It must begin and end where words do, so
//! that `9 percent` is not found in `19 percent`. At a hyphen that ended a line it may have the hyphen or not.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;

use super::alike;
use super::pattern::{EditorWords, PatternPart, QuotePattern, Resolved};
use super::runs::{MANY, Runs};
use crate::model::{MatchKind, Passage};
use crate::text::fold::{BREAK, Folded, fold};
use crate::text::occurrences::{Alignments, PartHits, align};
use crate::text::word_places::WordPlaces;
use crate::text::words::{WordSpans, has_words, words};

/// Among how many words of a part the rarest is looked for.
const RAREST_OF: usize = 12;

/// Up to how many bytes a text without breaks is looked through from its beginning.
const SHORT: usize = 32 << 10;

/// How often one part without anything around it is counted: whoever quotes it has to say more.
pub(in crate::verify) const MOST_TIMES: usize = 1000;

/// How many bytes of a quote are searched for; the others are compared where these stand.
const HEAD: usize = 24;

/// A capture made ready for looking things up in it.
#[derive(Clone, Debug)]
pub struct FoldedCapture {
    /// As it was archived.
    pub original: Arc<str>,
    /// As it is compared.
    pub folded: Folded,
    /// The words of the folded text, in bytes of it.
    pub words: WordSpans,
    /// Where a hyphen ended a line between two letters, in bytes of the folded text.
    pub breaks: Vec<usize>,
    /// Where each word stands; made when something is first looked for.
    places: OnceLock<WordPlaces>,
    /// Where runs of words stand; made when a quote has no rare word.
    runs: Runs,
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

/// Where a quote stands, as a seal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// How often.
    pub(crate) times: usize,
    /// The parts of the first occurrence, in bytes of the folded text.
    pub(crate) parts: Vec<Range<usize>>,
    /// The same with the prefix before the first and the suffix after the last.
    pub(crate) runs: Vec<Range<usize>>,
    /// What was answered when the brackets of the quote were looked at, in order.
    pub(crate) answers: Vec<bool>,
    /// Of each bracket that holds an editor's words, whether these stand there.
    pub(crate) beside: Vec<bool>,
}

impl FoldedCapture {
    /// Folds a capture and splits it into words.
    #[must_use]
    pub fn new(original: impl Into<Arc<str>>) -> Self {
        let original = original.into();
        let folded = fold(&original);
        let (words, breaks) = (WordSpans::of(folded.text()), folded.breaks());
        Self { original, folded, words, breaks, places: OnceLock::new(), runs: Runs::default() }
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
        let parts = self.parts_of(quote).map_or(Cow::Borrowed(&quote.parts), |found| Cow::Owned(found.parts));
        if self.lacks_a_word(quote, &parts) {
            return Found::Nowhere;
        }
        let alignments = self.alignments(quote, &parts, MOST_TIMES);
        match alignments.count {
            0 => Found::Nowhere,
            1 => {
                let kind = self.match_kind(&parts, &alignments.first);
                let words = alignments.first.into_iter().map(|range| self.words_in(range)).collect();
                Found::Once(kind, Passage { words })
            }
            n => Found::Often(n),
        }
    }

    /// The brackets of a quote that hold words which stand there in the source, in bytes of the quote.
    #[must_use]
    pub fn needless_brackets(&self, quote: &QuotePattern) -> Vec<Range<usize>> {
        let Some(Resolved { parts, mut needless, editors }) = self.parts_of(quote) else { return Vec::new() };
        let alignments = Some(()).filter(|()| !self.lacks_a_word(quote, &parts));
        let alignments = alignments.map(|()| self.alignments(quote, &parts, MOST_TIMES));
        if let Some(alignments) = alignments.filter(|alignments| alignments.count == 1) {
            let stands_there = |editor: &&EditorWords| self.stands_beside(editor, &alignments.first);
            needless.extend(editors.iter().filter(stands_there).map(|editor| editor.range.clone()));
        }
        needless.sort_unstable_by_key(|range| range.start);
        needless
    }

    /// Finds the places of a quote; none where it does not stand here.
    pub(crate) fn locate(&self, quote: &QuotePattern) -> Option<Located> {
        let mut answers = Vec::new();
        let resolved = quote.resolved(|part| {
            answers.push(self.contains(part));
            answers.last() == Some(&true)
        });
        let (parts, editors) = match &resolved {
            Some(resolved) => (&resolved.parts, resolved.editors.as_slice()),
            None => (&quote.parts, &[][..]),
        };
        if !quote.is_searchable() {
            return None;
        }
        let Alignments { count: times, first: parts } = self.alignments(quote, parts, usize::MAX);
        let mut runs = parts.clone();
        let (first, last) = (parts.first()?, parts.last()?);
        if let Some(run) = runs.first_mut() {
            run.start = self.prefix_start(&quote.prefix, first.start)?;
        }
        if let Some(run) = runs.last_mut() {
            run.end = self.suffix_end(&quote.suffix, last.end)?;
        }
        let beside = editors.iter().map(|editor| self.stands_beside(editor, &parts)).collect();
        Some(Located { times, parts, runs, answers, beside })
    }

    /// The words of the parts of a quote, which stand at these bytes of the folded text.
    pub(crate) fn words_of(&self, parts: &[Range<usize>]) -> Vec<Range<usize>> {
        parts.iter().map(|part| self.words_in(part.clone())).collect()
    }

    /// The parts of a quote as they are written in the capture.
    pub(crate) fn written(&self, parts: &[Range<usize>]) -> Vec<&str> {
        parts.iter().map(|part| self.original.get(self.folded.original(part.clone())).unwrap_or("")).collect()
    }

    fn parts_of(&self, quote: &QuotePattern) -> Option<Resolved> {
        quote.resolved(|part| self.contains(part))
    }

    /// Whether a quote of several parts, or one with something around it, has a word that stands nowhere here. Its
    /// other words may stand in every line, and need not be looked at then.
    fn lacks_a_word(&self, quote: &QuotePattern, parts: &[PatternPart]) -> bool {
        let around = [quote.prefix.as_str(), quote.suffix.as_str()];
        if parts.len() < 2 && around.iter().all(|text| text.is_empty()) {
            return false;
        }
        let mut runs = parts.iter().map(|part| part.folded.as_str()).chain(around);
        runs.any(|run| self.lacks_a_word_of(run))
    }

    /// Whether a word of a run stands nowhere here. A word that a line parts may stand there in a form that is not
    /// among its places, and a sign before a number is a part of it or not, by what stands before it.
    fn lacks_a_word_of(&self, run: &str) -> bool {
        if !self.breaks.is_empty() {
            return false;
        }
        let places = self.places.get_or_init(|| self.word_places());
        words(run).into_iter().any(|word| {
            let written = &run[word];
            written.starts_with(char::is_alphanumeric) && places.of_word(written).len() == 0
        })
    }

    /// The ways in which the parts of a quote stand in order; of one part alone no more than `most`.
    fn alignments(&self, quote: &QuotePattern, parts: &[PatternPart], most: usize) -> Alignments {
        let is_alone = parts.len() == 1 && quote.prefix.is_empty() && quote.suffix.is_empty();
        let most = if is_alone { most } else { usize::MAX };
        let mut hits: Vec<PartHits> = parts.iter().map(|part| self.part_hits(part, most)).collect();
        if let Some(first) = hits.first_mut() {
            first.retain(|hit| self.follows(&quote.prefix, hit.start));
        }
        if let Some(last) = hits.last_mut() {
            last.retain(|hit| self.precedes(&quote.suffix, hit.end));
        }
        align(&hits)
    }

    /// Whether the words of an editor are what the source has right after the part before them, or right before
    /// the part after them.
    fn stands_beside(&self, editor: &EditorWords, parts: &[Range<usize>]) -> bool {
        let place = |number: Option<usize>| number.and_then(|number| parts.get(number));
        has_words(&editor.folded)
            && (place(editor.after).is_some_and(|part| self.precedes(&editor.folded, part.end))
                || place(editor.before).is_some_and(|part| self.follows(&editor.folded, part.start)))
    }

    /// Whether `text`, folded, stands somewhere in the capture as whole words.
    #[must_use]
    pub fn contains(&self, part: &PatternPart) -> bool {
        // A short text is looked through in less time than it takes to say where its words stand.
        let is_made = self.places.get().is_some() || self.folded.text().len() > SHORT;
        let lacks_a_word = is_made && self.lacks_a_word_of(&part.folded);
        !lacks_a_word && !self.part_hits(part, 1).is_empty()
    }

    /// Where a part stands, the first `most` places of it.
    fn part_hits(&self, part: &PatternPart, most: usize) -> PartHits {
        let needle = part.folded.as_str();
        if self.breaks.is_empty() && self.folded.text().len() <= SHORT {
            self.hits_in_text(needle, most)
        } else if self.lacks_a_word_of(needle) {
            PartHits::new()
        } else {
            self.hits_by_word(needle, most)
        }
    }

    /// Looks through the whole text: in a short one that takes less than to say where each word stands.
    fn hits_in_text(&self, needle: &str, most: usize) -> PartHits {
        let text = self.folded.text();
        let mut hits = PartHits::new();
        if !has_words(needle) {
            return hits;
        }
        // Signs before a number are a part of it or not, by what stands before them.
        let sign = Some(needle).filter(|needle| !needle.starts_with(char::is_alphanumeric));
        let first = sign.and_then(|needle| words(needle).first().map(|word| word.start));
        let is_cut_so = |start: usize| first.is_none_or(|first| self.begins_word(start + first));
        // The beginning is enough to find, and short ones are found without making anything ready.
        let head = needle.len().min(HEAD);
        let finder = Finder::new(&needle.as_bytes()[..head]);
        let mut from = 0;
        while let Some(found) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + found;
            let end = start + needle.len();
            let stands_there = text.as_bytes().get(start + head..end) == Some(&needle.as_bytes()[head..]);
            if stands_there && self.is_edge(start) && self.is_edge(end) && is_cut_so(start) {
                hits.push(start..end);
                if hits.len() == most {
                    break;
                }
            }
            // Occurrences may overlap.
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
        hits
    }

    /// A part begins and ends where words do, so the words of an occurrence are the part's, and its rarest word
    /// leads to it.
    fn hits_by_word(&self, needle: &str, most: usize) -> PartHits {
        let places = self.places.get_or_init(|| self.word_places());
        let candidates = words(needle).into_iter().take(RAREST_OF).map(|word| {
            let found = places.of_word(&needle[word.clone()]);
            (found.len(), word.start, found)
        });
        // A word that a line parts may stand there in a form that is not among its places.
        let candidates = candidates.filter(|(count, _, _)| *count > 0 || self.breaks.is_empty());
        let Some((count, offset, found)) = candidates.min_by_key(|(count, offset, _)| (*count, *offset))
        else {
            return PartHits::new();
        };
        let text = (self.folded.text(), &self.words, self.breaks.as_slice());
        match (count > MANY).then(|| self.runs.rarest(needle, text)).flatten() {
            Some((offset, found)) if found.len() < count => self.hits_at(found, needle, offset, most),
            _ => self.hits_at(found, needle, offset, most),
        }
    }

    /// Where `needle` stands with its byte `offset` at the beginning of one of these words, which are in order.
    fn hits_at(
        &self,
        numbers: impl IntoIterator<Item = usize>,
        needle: &str,
        offset: usize,
        most: usize,
    ) -> PartHits {
        let mut hits = PartHits::new();
        for word in numbers.into_iter().filter_map(|number| self.words.get(number)) {
            let mut hit = self.hit(needle, offset, word.start);
            // The word may be the end of one that a line parts.
            let mut inner = alike::breaks_within(&self.breaks, &word).iter();
            while let (None, Some(at)) = (&hit, inner.next()) {
                hit = self.hit(needle, offset, at + BREAK.len_utf8());
            }
            hits.extend(hit);
            if hits.len() == most {
                break;
            }
        }
        hits.dedup();
        hits
    }

    /// The range of `needle` in the text where its byte `offset` stands at `at`, if it does and begins and ends
    /// where words do.
    fn hit(&self, needle: &str, offset: usize, at: usize) -> Option<Range<usize>> {
        let (text, breaks) = (self.folded.text(), self.breaks.as_slice());
        let end = alike::end_of(text, breaks, at, &needle[offset..])?;
        let start = alike::start_of(text, breaks, at, &needle[..offset])?;
        (self.is_edge(start) && self.is_edge(end)).then_some(start..end)
    }

    /// Forgets where each word stands, until it is asked for again.
    pub(in crate::verify) fn forget_places(&mut self) {
        self.places = OnceLock::new();
        self.runs = Runs::default();
    }

    /// Where each word stands. One that a line parts stands there in each of its forms.
    fn word_places(&self) -> WordPlaces {
        let (text, breaks) = (self.folded.text(), self.breaks.as_slice());
        let whole = || (0..).zip(self.words.iter()).map(|(number, word)| (number, &text[word]));
        if breaks.is_empty() {
            return WordPlaces::of(whole());
        }
        let parted =
            (0..).zip(self.words.iter()).filter(|(_, word)| !alike::breaks_within(breaks, word).is_empty());
        let forms: Vec<(usize, String)> = parted
            .flat_map(|(number, word)| {
                alike::forms(text, breaks, &word).into_iter().map(move |form| (number, form))
            })
            .collect();
        WordPlaces::of(whole().chain(forms.iter().map(|(number, form)| (*number, form.as_str()))))
    }

    fn begins_word(&self, offset: usize) -> bool {
        self.words
            .get(self.words.partition_point(|word| word.start < offset))
            .is_some_and(|word| word.start == offset)
    }

    /// Whether no word goes on across `offset`.
    fn is_edge(&self, offset: usize) -> bool {
        let next = self.words.partition_point(|word| word.end <= offset);
        self.words.get(next).is_none_or(|word| offset <= word.start)
    }

    fn follows(&self, prefix: &str, start: usize) -> bool {
        self.prefix_start(prefix, start).is_some()
    }

    fn precedes(&self, suffix: &str, end: usize) -> bool {
        self.suffix_end(suffix, end).is_some()
    }

    /// Where a prefix begins that stands right before `start`, or before the space there.
    fn prefix_start(&self, prefix: &str, start: usize) -> Option<usize> {
        let before = &self.folded.text()[..start];
        let found = |end| alike::start_of(self.folded.text(), &self.breaks, end, prefix);
        if prefix.is_empty() {
            return Some(start);
        }
        [start, before.trim_end().len()].into_iter().filter_map(found).find(|at| self.is_edge(*at))
    }

    /// Where a suffix ends that stands right after `end`, or after the space there.
    fn suffix_end(&self, suffix: &str, end: usize) -> Option<usize> {
        let after = &self.folded.text()[end..];
        let space = after.len() - after.trim_start().len();
        let found = |start| alike::end_of(self.folded.text(), &self.breaks, start, suffix);
        if suffix.is_empty() {
            return Some(end);
        }
        [end, end + space].into_iter().filter_map(found).find(|at| self.is_edge(*at))
    }

    /// The numbers of the words that lie in a range of the folded text.
    fn words_in(&self, range: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.start < range.start);
        let end = self.words.partition_point(|word| word.end <= range.end);
        first..end.max(first)
    }

    fn match_kind(&self, parts: &[PatternPart], ranges: &[Range<usize>]) -> MatchKind {
        let is_same = parts.iter().map(|part| part.written.as_str()).eq(self.written(ranges));
        if is_same { MatchKind::Exact } else { MatchKind::Folded }
    }
}

#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
#[cfg(test)]
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
    fn quotes_of_words_that_stand_everywhere_are_found_by_their_runs() {
        let mut seed = 7_u32;
        let words: Vec<&str> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if seed >> 31 == 0 { "ba" } else { "bo" }
        })
        .take(20_000)
        .collect();
        let plain = words.join(" ");
        let parted = plain.replacen("ba bo", "ba-\nbo", 1);
        let capture = FoldedCapture::new(plain.as_str());
        let with_break = FoldedCapture::new(parted.as_str());
        for from in (1_000..19_000).step_by(1_500) {
            let mut quote = words[from..from + 40].to_vec();
            assert_eq!(capture.find(&pattern(&quote.join(" "))), once(MatchKind::Exact, &[from..from + 40]));
            assert!(matches!(with_break.find(&pattern(&quote.join(" "))), Found::Once(..)));
            quote[20] = if quote[20] == "ba" { "bo" } else { "ba" };
            assert_eq!(capture.find(&pattern(&quote.join(" "))), Found::Nowhere);
        }
        let across = words[..60].join(" ").replacen("ba bo", "babo", 1);
        assert!(matches!(with_break.find(&pattern(&across)), Found::Once(..)));
        let many = FoldedCapture::new("ba ".repeat(20_000));
        assert_eq!(many.find(&pattern("ba ba ba")), Found::Often(MOST_TIMES));
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
    fn what_has_a_word_that_stands_nowhere_is_not_looked_for() {
        let capture = FoldedCapture::new("a b ".repeat(1000));
        let lacks = |quote: &QuotePattern| capture.lacks_a_word(quote, &quote.parts);
        assert!(lacks(&pattern("a ... b ... c")) && !lacks(&pattern("a ... b ... a")));
        let mut around = pattern("a");
        around.prefix = "zz".to_owned();
        assert!(lacks(&around));
        // The sign of a number belongs to it or not, by what stands before it.
        let signed = FoldedCapture::new("From 3 to 5 points it rose.");
        let mut quote = pattern("3");
        quote.suffix = "-5".to_owned();
        assert!(!signed.lacks_a_word(&quote, &quote.parts));
        assert_ne!(FoldedCapture::new(TEXT).find(&pattern("Traffic rose ... to 973.6")), Found::Nowhere);
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

    /// Whether `quote` stands once in `text`.
    fn stands(text: &str, quote: &str) -> bool {
        matches!(FoldedCapture::new(text).find(&pattern(quote)), Found::Once(..))
    }

    #[test]
    fn a_quote_begins_and_ends_wherever_letters_and_digits_do_not_go_on() {
        for (text, quote) in [
            ("The council approved the plan.[3] Residents asked", "council approved the plan"),
            ("The council approved the plan.[3] Residents asked", "Residents asked"),
            ("approved on Friday.The mayor said so", "The mayor said"),
            ("approved on Friday.The mayor said so", "approved on Friday"),
            ("The mayor said:\"We will build it\"and left", "We will build it"),
            ("Home|News|The ferry sails|Tides", "The ferry sails"),
            ("Weather•Sport•The ferry sails→more", "The ferry sails"),
            ("<p>The ferry sails</p>", "The ferry sails"),
            ("in 2019.The ferry sails.Then", "The ferry sails"),
            ("港口委員會於星期五批准了新碼頭的計劃並公布預算。", "批准了新碼頭的計劃"),
            ("港口委員會於\n星期五批准了", "委員會於星期五"),
            ("他们说：“3月5日开会”", "3月5日开会"),
            ("ที่นี่คือท่าเรือเก่าของเมือง", "ท่าเรือเก่า"),
        ] {
            assert!(stands(text, quote), "{quote} in {text}");
        }
    }

    #[test]
    fn a_cut_that_changes_the_sense_is_refused() {
        for (text, quote) in [
            ("rose by 19 percent", "9 percent"),
            ("rose by 3.5 points", "3"),
            ("rose by 3.5 points", "5 points"),
            ("rose by .5 points", "5 points"),
            ("a smart move", "art move"),
            ("the half-finished quay", "finished quay"),
            ("the half-\nfinished quay", "finished quay"),
            ("more lan-\nterns", "terns"),
            ("cost $9 a day", "9 a day"),
            ("cost US$9 a day", "9 a day"),
            ("fell to -5 degrees", "5 degrees"),
            ("about 9% of", "about 9"),
            ("at 10:30 on", "30 on"),
            ("all 1,500 people", "500 people"),
            ("at 120 km/h on", "120 km"),
            ("the U.S. fleet", "S. fleet"),
            ("the mayor’s office", "the mayor"),
            ("a 28–29 vote", "29 vote"),
            ("共有十九人出席", "九人出席"),
            ("共有3万人出席", "共有3"),
            ("於13月5日", "3月5日"),
        ] {
            assert!(!stands(text, quote), "{quote} in {text}");
        }
    }

    #[test]
    fn a_hyphen_at_a_lines_end_is_there_or_not() {
        let text =
            "Members asked for more lan-\nterns along the half-\nfinished quay, in pre-\nand post-war style.";
        for quote in [
            "more lanterns along",
            "lanterns",
            "asked for more lanterns along the half-finished quay",
            "half-finished",
            "in pre- and post-war style",
            "asked for more lan-\nterns",
        ] {
            assert!(stands(text, quote), "{quote}");
        }
        for quote in
            ["more lan terns", "half finished", "more lanternsalong", "for more lan", "post-\nwar styles"]
        {
            assert!(!stands(text, quote), "{quote}");
        }
        assert!(stands("more lan\u{ad}\nterns along", "more lanterns along"));
        assert!(!stands("from 1990-\n95 on", "199095"));
    }

    #[test]
    fn what_a_capture_was_left_with_hides_no_quote() {
        for (text, quote) in [
            ("Brandt &amp; Sons won the contract", "Brandt & Sons won"),
            ("the caf&eacute;&#8217;s owner", "the café's owner"),
            ("The council **approved** the _new_ plan", "council approved the new plan"),
            ("The [harbour council](https://example.org/a_b) met", "The harbour council met"),
            ("The mayor said “we will build the quay” on Friday", "said 'we will build the quay' on Friday"),
            ("“The mayor said ‘we will’ twice,” she said", "The mayor said \"we will\" twice"),
            ("council of Orvane met on Friday and approved", "council of Orvane . . . approved"),
            ("council of Orvane met on Friday and approved", "council of Orvane (…) approved"),
        ] {
            assert!(stands(text, quote), "{quote} in {text}");
        }
        for (text, quote) in [
            ("Brandt &amp; Sons won", "Brandt Sons won"),
            ("a 5*3 grid", "a 53 grid"),
            ("a file_name here", "a filename here"),
            ("said “we will build”", "said we will build"),
            ("a wall of 5' here", "a wall of 5\" here"),
        ] {
            assert!(!stands(text, quote), "{quote} in {text}");
        }
    }

    #[test]
    fn brackets_of_the_source_can_be_quoted() {
        let text = "The board [HBO] approved the plan[3] of Mr. Old, the board said.";
        for quote in ["board [HBO] approved", "the plan[3]", "[HBO] approved", "approved the plan[3] of"] {
            assert!(stands(text, quote), "{quote}");
            assert!(FoldedCapture::new(text).needless_brackets(&pattern(quote)).is_empty());
        }
        assert_eq!(FoldedCapture::new(text).find(&pattern("board")), Found::Often(2));
        assert_eq!(
            FoldedCapture::new(text).find(&pattern("board [HBO] approved")),
            once(MatchKind::Exact, &[1..4])
        );
    }

    #[test]
    fn brackets_that_hide_words_of_the_source_are_known() {
        let text = "The harbour council approved the new plan for the northern quay of Orvane.";
        let needless = |quote: &str| -> Vec<String> {
            let found = FoldedCapture::new(text).needless_brackets(&pattern(quote));
            found.into_iter().map(|range| quote[range].to_owned()).collect()
        };
        assert_eq!(needless("council approved [the new] plan"), ["[the new]"]);
        assert_eq!(needless("council approved [the] plan"), ["[the]"]);
        assert_eq!(needless("[harbour] council approved"), ["[harbour]"]);
        assert_eq!(
            needless("[The] council [approved the] new [plan for] quay"),
            ["[approved the]", "[plan for]"]
        );
        assert_eq!(needless("approved the new plan [for the northern quay]"), ["[for the northern quay]"]);
        assert!(
            needless("[Its] council approved the [old] plan [sic] for the northern quay [in Orvane]")
                .is_empty()
        );
        assert!(needless("council [then] approved ... quay").is_empty());
        assert!(needless("council approved ... [the northern] Orvane").is_empty());
    }

    #[test]
    fn any_run_of_words_is_found_and_any_changed_word_is_not() {
        let mut rng = fastrand::Rng::with_seed(11);
        for _ in 0..400 {
            let text = random_text(&mut rng, 60);
            let capture = FoldedCapture::new(&*text);
            let from = rng.usize(..capture.words.len() - 6);
            let to = from + 1 + rng.usize(..5);
            let range = capture.words.at(from).start..capture.words.at(to).end;
            let quote = text[capture.folded.original(range)].to_owned();
            assert_ne!(capture.find(&pattern(&quote)), Found::Nowhere, "{quote:?} in {text:?}");
            let mut changed: Vec<&str> = quote.split(' ').collect();
            let at = rng.usize(..changed.len());
            changed[at] = "unheard-of";
            assert_eq!(capture.find(&pattern(&changed.join(" "))), Found::Nowhere);
        }
    }

    #[test]
    fn a_text_is_looked_through_as_its_words_are() {
        let mut rng = fastrand::Rng::with_seed(23);
        let scraps = [
            "a", "b", " ", " ", ".", "-", "5", "%", "$", "#", "'", ",", "(", "é", "U.S.", "1,000", "/", "東",
            "+",
        ];
        for _ in 0..30_000 {
            let text: String = (0..rng.usize(5..40)).map(|_| *rng.choice(&scraps).unwrap()).collect();
            let capture = FoldedCapture::new(text);
            let text = capture.folded.text();
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (one, other) = (*rng.choice(&places).unwrap(), *rng.choice(&places).unwrap());
            let needle = text[one.min(other)..one.max(other)].trim();
            if !has_words(needle) || needle.starts_with(|c: char| !c.is_alphanumeric()) {
                continue;
            }
            let (in_text, by_word) =
                (capture.hits_in_text(needle, usize::MAX), capture.hits_by_word(needle, usize::MAX));
            assert_eq!(in_text, by_word, "{needle:?} in {text:?}");
            assert_eq!(capture.hits_in_text(needle, 1), in_text[..in_text.len().min(1)]);
        }
    }

    #[test]
    fn a_periodic_quote_in_a_periodic_text_is_linear() {
        let text = "a ".repeat(400_000);
        let quote = pattern(&"a ".repeat(100_000));
        let capture = FoldedCapture::new(&*text);
        assert_eq!(capture.find(&quote), Found::Often(MOST_TIMES));
        assert_eq!(capture.locate(&quote).map(|located| located.times), Some(300_001));
    }
}
