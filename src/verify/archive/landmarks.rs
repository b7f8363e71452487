//! What a capture has where: names, the starts of sentences, and the words that change what a passage beside
//! them means. The same marks are read from the capture and kept in its seal, so that passages are judged
//! alike with and without the text.
//!
//! The cutting into sentences is simpler than that of notes and part of the lock's format: it must not
//! change when a library does.

use std::borrow::Cow;
use std::ops::Range;

use super::capture::FoldedCapture;
use crate::model::Landmarks;
use crate::read::cues::{Cues, denies, is_light, lowered, negates, reverses, says};
use crate::read::names::NameFinder;

/// How many light words may stand between a negation and what it negates: "was not expected to".
const MOST_LIGHT: usize = 4;

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "art", "aug", "brig", "capt", "cf", "co", "col", "corp", "dec", "dr", "esp", "etc", "feb",
    "fig", "fr", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar",
    "messrs", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "op", "prof", "rep", "rev", "sen", "sep",
    "sept", "sgt", "sr", "st", "vol", "vs",
];

/// Reads the marks of a capture. Linear in its length.
pub(crate) fn landmarks(capture: &FoldedCapture, names: &NameFinder) -> Landmarks {
    let reader = Reader::of(capture);
    let mut found = Landmarks { sentences: reader.sentences(), ..Landmarks::default() };
    for reading in names.read_folded(capture.folded.text()) {
        let words = reader.words_touching(&reading.span);
        found.names.entry(reading.note.to_string()).or_default().push(words);
    }
    for places in found.names.values_mut() {
        places.dedup();
    }
    for at in 0..reader.words.len() {
        reader.mark(at, &mut found);
    }
    found.denied.sort_unstable();
    found.denied.dedup();
    found
}

struct Reader<'c> {
    capture: &'c FoldedCapture,
    /// The words in lower case.
    words: Vec<Cow<'c, str>>,
    /// Whether a blank line stands before a word in the capture as it was archived.
    paragraphs: Vec<bool>,
}

impl<'c> Reader<'c> {
    fn of(capture: &'c FoldedCapture) -> Self {
        let text = capture.folded.text();
        let words = capture.words.iter().map(|range| lowered(&text[range.clone()])).collect();
        let mut end = 0;
        let begins_paragraph = |place: Range<usize>| {
            let gap = capture.original.get(std::mem::replace(&mut end, place.end)..place.start);
            gap.is_some_and(has_blank_line)
        };
        let paragraphs = capture.folded.originals(&capture.words).map(begins_paragraph).collect();
        Self { capture, words, paragraphs }
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.capture.words.get(before)).map_or(0, |w| w.end);
        let end = self.capture.words.get(at).map_or(self.capture.folded.text().len(), |w| w.start);
        &self.capture.folded.text()[start..end]
    }

    fn words_touching(&self, span: &Range<usize>) -> Range<usize> {
        let words = &self.capture.words;
        words.partition_point(|w| w.end <= span.start)..words.partition_point(|w| w.start < span.end)
    }

    fn sentences(&self) -> Vec<usize> {
        (0..self.words.len()).filter(|at| *at == 0 || self.starts_sentence(*at)).collect()
    }

    fn starts_sentence(&self, at: usize) -> bool {
        if self.paragraphs.get(at) == Some(&true) {
            return true;
        }
        let gap = self.gap(at);
        if gap == " " {
            return false;
        }
        let before = self.words.get(at - 1).map_or("", AsRef::as_ref);
        let is_stop = gap.starts_with('.') && !gap.starts_with("..");
        let is_short = before.chars().nth(1).is_none() && before.chars().all(char::is_alphabetic)
            || before.contains('.')
            || ABBREVIATIONS.contains(&before);
        let ends = gap.contains(['!', '?', '…']) || gap.contains('.') && !(is_stop && is_short);
        let word = &self.capture.folded.text()[self.capture.words[at].clone()];
        ends && gap.contains(' ') && !word.starts_with(char::is_lowercase)
    }

    /// Whether two words follow on each other within a clause.
    fn is_close(&self, at: usize) -> bool {
        !self.gap(at).contains([',', ';', ':', '.', '!', '?', '(', ')', '-'])
    }

    fn mark(&self, at: usize, found: &mut Landmarks) {
        let word = self.words[at].as_ref();
        let turning = Cues::SAYING.or(Cues::NEGATION).or(Cues::DENIAL).or(Cues::REVERSAL);
        if !Cues::of(word).has(turning) && !negates(word) {
            return;
        }
        if says(word) {
            found.sayings.push(at);
        }
        if negates(word) {
            found.negations.push(at);
        }
        if negates(word) && !self.is_limited(at) || denies(word) {
            found.denied.extend(self.governed(at));
        }
        let end = (at + 3).min(self.words.len());
        let ahead: Vec<&str> = self.words[at..end].iter().map(AsRef::as_ref).collect();
        // "but" within a list or after a full stop takes back the sentence before it as well.
        if at > 0 && reverses(&ahead) && !self.follows_not_only(at) {
            found.reversals.push(at);
        }
    }

    /// "not only" negates nothing.
    fn is_limited(&self, at: usize) -> bool {
        matches!(self.words.get(at + 1).map(AsRef::as_ref), Some("only" | "just" | "until"))
    }

    fn follows_not_only(&self, at: usize) -> bool {
        let from = at.saturating_sub(12);
        self.words[from..at]
            .windows(2)
            .any(|pair| pair[0] == "not" && matches!(pair[1].as_ref(), "only" | "just"))
    }

    /// The words that the negation at `at` governs directly, with the light words between.
    fn governed(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for next in at + 1..(at + 2 + MOST_LIGHT).min(self.words.len()) {
            if !self.is_close(next) {
                break;
            }
            found.push(next);
            if !is_light(&self.words[next]) {
                break;
            }
        }
        found
    }
}

/// Whether a line between two others is blank.
fn has_blank_line(gap: &str) -> bool {
    if gap.len() < 2 || !gap.contains('\n') {
        return false;
    }
    let mut lines = gap.split('\n').map(str::trim);
    let lines = (lines.next(), lines.next(), lines.next());
    matches!(lines, (_, Some(""), Some(_)))
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a name's places are a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::verify::fixture::index;

    fn of(text: &str) -> Landmarks {
        landmarks(&FoldedCapture::new(text), &NameFinder::new(&index()))
    }

    fn sentences(text: &str) -> Vec<String> {
        let capture = FoldedCapture::new(text);
        let first = |at: &usize| capture.folded.text()[capture.words[*at].clone()].to_owned();
        of(text).sentences.iter().map(first).collect()
    }

    #[test]
    fn sentences_start_after_stops_and_blank_lines() {
        let text = "Mr. Ross of the U.S. paid $973.6 million. \"Good,\" he said. On May 8 it ended!\n\nTrade\n\nMore \
            trade (in all) ... stopped. 5 of Jan. 3 went";
        assert_eq!(sentences(text), ["Mr", "Good", "On", "Trade", "More", "5"]);
    }

    #[test]
    fn names_are_words() {
        let found = of("Talks of Anna Berg in the Norland-Sudland area");
        assert_eq!(found.names["anna-berg"], [2..4]);
        assert_eq!((&found.names["norland"][..], &found.names["sudland"][..]), (&[6..7][..], &[6..7][..]));
        assert!(found.names_within(&crate::model::NoteId::new("anna-berg"), &(1..4)));
        assert!(!found.names_within(&crate::model::NoteId::new("anna-berg"), &(3..9)));
    }

    #[test]
    fn what_negations_govern_is_marked() {
        assert_eq!(of("They did not close it").denied, [3]);
        assert_eq!(of("He is not expected to attend it").denied, [3, 4, 5]);
        assert_eq!(of("The mine, which was not rich, closed").denied, [5]);
        assert_eq!(of("They denied that it had closed").denied, [2, 3, 4, 5]);
        assert_eq!(of("not only here but also there").denied, Vec::<usize>::new());
    }

    #[test]
    fn what_takes_back_is_marked() {
        assert_eq!(of("It rose in May, but fell").reversals, [4]);
        assert_eq!(of("It passed. However, it fell").reversals, [2]);
        assert_eq!(of("It sails only if paid").reversals, [2]);
        assert_eq!(of("not only here but also there").reversals, Vec::<usize>::new());
    }

    #[test]
    fn the_sentence_of_a_word_is_known() {
        let found = of("One ran. Two sat down. Three");
        assert_eq!((found.sentence_of(0), found.sentence_of(3)), (0..2, 2..5));
        assert_eq!(found.sentence_of(9).start, 5);
    }
}
