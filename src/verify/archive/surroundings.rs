//! What stands around a passage of a capture: the starts of sentences, names as they are written, and the words
//! that change what the words beside them mean.
//!
//! Read from the whole capture, cut down to what a quote is judged by, and that is kept in the seal: so quotes are
//! judged alike with and without the text. Who is named is decided last, of the names as they are written.
//!
//! The cutting into sentences is simpler than that of notes: it must not change when a library does.

use std::borrow::Cow;

use super::capture::FoldedCapture;
use super::passages::sorted_names;
use crate::model::{Surroundings, WrittenName};
use crate::read::cues::{Cues, denies, is_light, may_turn, negates, reverses, says};
use crate::read::lower::lowered;
use crate::read::names::NameFinder;
use crate::read::proper::{Capitals, CutText, written_names};

/// How many light words may stand between a negation and what it negates: "was not expected to".
const MOST_LIGHT: usize = 4;

/// How many words behind a "but" tell whether it takes back what stands before it.
const MOST_REVERSING: usize = 14;

/// Words behind a "but" by which what stands before it holds no more, sorted.
#[rustfmt::skip]
const TAKEN_BACK: &[&str] = &[
    "abandoned", "afterwards", "against", "cancelled", "corrected", "denied", "denies", "disputed", "disputes", "dropped",
    "false", "incorrect", "later", "mistaken", "overturned", "rejected", "retracted", "reversed", "revoked", "scrapped",
    "subsequently", "then", "untrue", "withdrawn", "withdrew", "wrong",
];

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "art", "aug", "brig", "capt", "cf", "co", "col", "corp", "dec", "dr", "esp", "etc", "feb",
    "fig", "fr", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar",
    "messrs", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "op", "prof", "rep", "rev", "sen", "sep",
    "sept", "sgt", "sr", "st", "vol", "vs",
];

/// Reads a whole capture, with the names that are known and what capitals tell in its language. Linear in its
/// length.
pub(crate) fn surroundings(capture: &FoldedCapture, names: &NameFinder, capitals: Capitals) -> Surroundings {
    let reader = Reader { capture };
    let mut found = Surroundings { sentences: reader.sentences(), ..Surroundings::default() };
    found.names = names_written(capture, &found.sentences, names, capitals);
    for at in 0..capture.words.len() {
        if may_turn(reader.written(at)) {
            reader.mark(at, &mut found);
        }
    }
    found.denied.sort_unstable();
    found.denied.dedup();
    found
}

/// The names in a capture whose sentences are known.
pub(crate) fn names_written(
    capture: &FoldedCapture,
    sentences: &[usize],
    names: &NameFinder,
    capitals: Capitals,
) -> Vec<WrittenName> {
    let text = capture.folded.text();
    let cut = CutText { text, words: &capture.words, sentences };
    let written = written_names(&cut, &names.read_folded(text), capitals).into_iter();
    sorted_names(written.map(|(words, text)| WrittenName { words, text: text.into() }).collect())
}

struct Reader<'c> {
    capture: &'c FoldedCapture,
}

impl<'c> Reader<'c> {
    /// A word as it stands in the folded text; empty where there is none.
    fn written(&self, at: usize) -> &'c str {
        let word = self.capture.words.get(at);
        word.and_then(|word| self.capture.folded.text().get(word)).unwrap_or("")
    }

    /// A word in lower case.
    fn lower(&self, at: usize) -> Cow<'c, str> {
        lowered(self.written(at))
    }

    /// The words before which a blank line stands in the capture as it was archived, in order. Where folded text
    /// is the original byte for byte, there is no line end in it.
    fn paragraphs(&self) -> Vec<usize> {
        let (words, folded) = (&self.capture.words, &self.capture.folded);
        let mut found = Vec::new();
        for seam in folded.seams() {
            let at = words.partition_point(|word| word.start < seam);
            let Some((before, word)) = at.checked_sub(1).and_then(|n| words.get(n)).zip(words.get(at)) else {
                continue;
            };
            let is_new = found.last() != Some(&at) && before.end <= seam;
            let gap = || {
                let start = folded.original(before.clone()).end;
                self.capture.original.get(start..folded.original(word.clone()).start)
            };
            if is_new && gap().is_some_and(has_blank_line) {
                found.push(at);
            }
        }
        found
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.capture.words.get(before)).map_or(0, |w| w.end);
        let end = self.capture.words.get(at).map_or(self.capture.folded.text().len(), |w| w.start);
        &self.capture.folded.text()[start..end]
    }

    fn sentences(&self) -> Vec<usize> {
        let (words, bytes) = (&self.capture.words, self.capture.folded.text().as_bytes());
        let mut paragraphs = self.paragraphs().into_iter().peekable();
        let mut found = Vec::with_capacity(words.len() / 16 + 1);
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_new = match before {
                None => true,
                Some(_) if paragraphs.next_if_eq(&at).is_some() => true,
                // Nearly all words follow on another one after a space.
                Some(before) => {
                    let is_apart = word.start != before.end + 1 || bytes[before.end] != b' ';
                    (is_apart || bytes[before.start].is_ascii_digit()) && self.starts_sentence(at)
                }
            };
            if is_new {
                found.push(at);
            }
        }
        found
    }

    /// Whether a sentence starts with a word before which there is no blank line.
    fn starts_sentence(&self, at: usize) -> bool {
        if self.gap(at) == " " && !self.is_note_mark(at - 1) {
            return false;
        }
        // A note's mark at a sentence's end belongs to the sentence: `the plan.[3] Residents`.
        let last = (1..at).rev().find(|before| !self.is_note_mark(*before)).unwrap_or(at - 1);
        let gap = if last + 1 == at { self.gap(at) } else { self.gap_between(last, at) };
        let is_full_stop = gap.contains('.');
        if !is_full_stop && !gap.contains(['!', '?', '…', '。']) {
            return false;
        }
        let before = self.lower(last);
        let before = before.as_ref();
        let is_stop = gap.starts_with('.') && !gap.starts_with("..");
        let is_short = before.chars().nth(1).is_none() && before.chars().all(char::is_alphabetic)
            || before.contains('.')
            || ABBREVIATIONS.contains(&before);
        let ends = gap.contains(['!', '?', '…', '。']) || is_full_stop && !(is_stop && is_short);
        let word = self.written(at);
        let is_joined = || before.ends_with(char::is_lowercase) && word.starts_with(char::is_uppercase);
        let is_parted = gap.contains(' ') || gap.contains('。') || is_joined();
        ends && is_parted && !self.is_note_mark(at) && !word.starts_with(char::is_lowercase)
    }

    /// Whether a word is the number of a note in brackets, right after what it belongs to.
    fn is_note_mark(&self, at: usize) -> bool {
        let is_number = self.written(at).bytes().all(|b| b.is_ascii_digit());
        is_number
            && self.gap(at).ends_with('[')
            && !self.gap(at).contains(' ')
            && self.gap(at + 1).starts_with(']')
    }

    fn gap_between(&self, before: usize, at: usize) -> &str {
        &self.capture.folded.text()[self.capture.words.at(before).end..self.capture.words.at(at).start]
    }

    /// Whether two words follow on each other within a clause.
    fn is_close(&self, at: usize) -> bool {
        !self.gap(at).contains([',', ';', ':', '.', '!', '?', '(', ')', '-'])
    }

    fn mark(&self, at: usize, found: &mut Surroundings) {
        let word = self.lower(at);
        let word = word.as_ref();
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
        let end = (at + 3).min(self.capture.words.len());
        let ahead: Vec<Cow<'_, str>> = (at..end).map(|at| self.lower(at)).collect();
        let ahead: Vec<&str> = ahead.iter().map(AsRef::as_ref).collect();
        // A sentence that begins with "But" goes on as often as it takes back.
        if found.sentences.binary_search(&at).is_err()
            && reverses(&ahead)
            && self.is_of_the_same(at)
            && !self.follows_not_only(at)
        {
            found.reversals.push(at);
        }
    }

    /// Whether what "but" opens speaks of what stands before it, and is no further fact: "but only on Sundays", "but the
    /// figure was later withdrawn".
    fn is_of_the_same(&self, at: usize) -> bool {
        if !matches!(self.lower(at).as_ref(), "but" | "although" | "though" | "however" | "yet") {
            return true;
        }
        if matches!(
            self.lower(at + 1).as_ref(),
            "not" | "only" | "never" | "no" | "without" | "if" | "unless"
        ) {
            return true;
        }
        let clause = (at + 1..(at + MOST_REVERSING).min(self.capture.words.len()))
            .take_while(|next| !self.gap(*next).contains(['.', '!', '?', ';']));
        clause.into_iter().any(|next| TAKEN_BACK.binary_search(&self.lower(next).as_ref()).is_ok())
    }

    /// "not only" negates nothing.
    fn is_limited(&self, at: usize) -> bool {
        matches!(self.lower(at + 1).as_ref(), "only" | "just" | "until")
    }

    fn follows_not_only(&self, at: usize) -> bool {
        let is_not_only =
            |at: usize| self.lower(at) == "not" && matches!(self.lower(at + 1).as_ref(), "only" | "just");
        (at.saturating_sub(12)..at.saturating_sub(1)).any(is_not_only)
    }

    /// The words that the negation at `at` governs directly, with the light words between.
    fn governed(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for next in at + 1..(at + 2 + MOST_LIGHT).min(self.capture.words.len()) {
            if !self.is_close(next) {
                break;
            }
            found.push(next);
            if !is_light(&self.lower(next)) {
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
    use std::sync::Arc;

    use super::super::passages::NamedWords;
    use super::*;
    use crate::model::{Landmarks, NoteId};
    use crate::verify::fixture::index;

    fn of(text: &str) -> Surroundings {
        surroundings(&FoldedCapture::new(text), &NameFinder::new(&index()), Capitals::Names)
    }

    fn sentences(text: &str) -> Vec<String> {
        let capture = FoldedCapture::new(text);
        let first = |at: &usize| capture.folded.text()[capture.words.at(*at)].to_owned();
        of(text).sentences.iter().map(first).collect()
    }

    fn resolved(around: Surroundings, finder: &NameFinder) -> Landmarks {
        around.resolved(|written| Arc::new(NamedWords::of(written, finder)))
    }

    #[test]
    fn sentences_start_after_stops_and_blank_lines() {
        let text = "Mr. Ross of the U.S. paid $973.6 million. \"Good,\" he said. On May 8 it ended!\n\nTrade\n\nMore \
            trade (in all) ... stopped. 5 of Jan. 3 went";
        assert_eq!(sentences(text), ["Mr", "Good", "On", "Trade", "More", "5"]);
    }

    #[test]
    fn sentences_start_where_scrapers_and_notes_left_no_space() {
        let text = "It closed.[3] The mayor came on Friday.Residents (see example.Org) left.[4][5] All went. 港口。市長來";
        assert_eq!(sentences(text), ["It", "The", "Residents", "Org", "All", "港", "市"]);
        assert_eq!(sentences("On May 3.5 p.m. it [5] rose.5 Of the U.S.[2] it [2] sang"), ["On"]);
    }

    #[test]
    fn names_are_words() {
        let found = of("Talks of Anna Berg in the Norland-Sudland area");
        let found = resolved(found, &NameFinder::new(&index()));
        assert_eq!(found.names[0], (NoteId::new("anna-berg"), 2..4));
        assert!(found.names_within(&NoteId::new("anna-berg"), &(1..4)));
        assert!(!found.names_within(&NoteId::new("anna-berg"), &(3..9)));
        assert!(found.names_within(&NoteId::new("norland"), &(6..8)));
        assert!(found.names_within(&NoteId::new("sudland"), &(6..8)));
    }

    #[test]
    fn a_passage_is_judged_alike_by_the_whole_and_by_what_is_around_it() {
        let mut rng = fastrand::Rng::with_seed(23);
        let finder = NameFinder::new(&index());
        for _ in 0..300 {
            let words = [
                "Anna Berg",
                "said",
                "not",
                "Norland.",
                "But",
                "the",
                "bridge",
                "he denied",
                "opens.",
                "Sudland",
            ];
            let text: Vec<&str> = (0..60).map(|_| rng.choice(words).unwrap()).collect();
            let text = text.join(" ");
            let whole = of(&text);
            let from = rng.usize(..30);
            let passage = [from..from + 1 + rng.usize(..9), from + 12..from + 13 + rng.usize(..9)];
            let parts = &passage[..1 + rng.usize(..2)];
            let around = whole.around(parts);
            assert_eq!(around.around(parts), around);
            for part in parts {
                assert_eq!(around.sentence_of(part.start), whole.sentence_of(part.start), "{text}");
                assert_eq!(around.sentences_of(part), whole.sentences_of(part), "{text}");
                assert_eq!(around.neighbours(part), whole.neighbours(part), "{text}");
                assert_eq!(around.says_in_sentence_of(part.start), whole.says_in_sentence_of(part.start));
                let (near, here) = (whole.neighbours(part), resolved(whole.clone(), &finder));
                let around = resolved(around.clone(), &finder);
                assert_eq!(around.named_within(&near), here.named_within(&near));
            }
        }
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
    fn the_table_is_sorted() {
        assert!(TAKEN_BACK.is_sorted());
    }

    #[test]
    fn what_takes_back_is_marked() {
        assert_eq!(of("It rose in May, but the figure was withdrawn").reversals, [4]);
        assert_eq!(of("It sails in May, but only on Sundays").reversals, [4]);
        assert_eq!(of("It rose in May, but so did the other").reversals, Vec::<usize>::new());
        assert_eq!(of("It passed. However, it fell").reversals, Vec::<usize>::new());
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
