//! The passage of a capture that is most like a quote that is not in it, for showing beside the quote.
//!
//! Never decides anything: however alike they are, the quote stays absent. Compares words without regard
//! to case or to punctuation at their edges, then marks every word that is not written the same.

use std::collections::HashMap;
use std::ops::Range;

use super::alike;
use super::capture::FoldedCapture;
use super::pattern::{PatternPart, QuotePattern};
use crate::model::NearestPassage;
use crate::text::fold::BREAK;
use crate::text::words::WordSpans;

/// How many words of a quote are compared: one for each bit of a machine word.
const MOST_WORDS: usize = 64;

/// How many words more than the quote the passage may have.
const SLACK: usize = 4;

impl FoldedCapture {
    /// The nearest passage to the first part of `quote` that is not here, or to its first part where each
    /// is here but not in this order. None where less than a third of the words are in common.
    ///
    /// Linear in the capture's length (Myers 1999, on words).
    #[must_use]
    pub fn nearest(&self, quote: &QuotePattern) -> Option<NearestPassage> {
        let searched = quote.parts.iter().take(crate::text::occurrences::MOST_PARTS);
        let part = searched.clone().find(|part| !self.contains(part)).or_else(|| searched.clone().next())?;
        Nearest::new(self, part).passage(part)
    }
}

struct Nearest<'a> {
    capture: &'a FoldedCapture,
    /// The words of the quote and of the capture, in bytes of the folded texts.
    quote_words: WordSpans,
    quote_keys: Vec<String>,
}

/// One step of an alignment: which word of the quote stands beside which word of the capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Both(usize, usize),
    Quote(usize),
    Capture(usize),
}

impl<'a> Nearest<'a> {
    fn new(capture: &'a FoldedCapture, part: &PatternPart) -> Self {
        let mut quote_words = WordSpans::of(&part.folded);
        quote_words.truncate(MOST_WORDS);
        let quote_keys = quote_words.iter().map(|word| part.folded[word].to_lowercase()).collect();
        Self { capture, quote_words, quote_keys }
    }

    fn passage(&self, part: &PatternPart) -> Option<NearestPassage> {
        let end = self.best_end()?;
        let steps = self.alignment(end);
        let common = steps.iter().filter(|step| self.is_alike(**step)).count();
        if common == 0 || common * 3 < self.quote_keys.len() {
            return None;
        }
        let in_capture = steps.iter().filter_map(|step| match step {
            Step::Both(_, c) | Step::Capture(c) => Some(*c),
            Step::Quote(_) => None,
        });
        let first = in_capture.clone().min()?;
        let last = in_capture.max()?;
        Some(self.show(part, &steps, first..last + 1))
    }

    /// The number of the word with which the most similar passage ends: Myers' bit-vector algorithm, with
    /// a column of differences for each word of the capture.
    fn best_end(&self) -> Option<usize> {
        let length = self.quote_keys.len();
        let mut masks: HashMap<&str, u64> = HashMap::new();
        for (i, key) in self.quote_keys.iter().enumerate() {
            *masks.entry(key).or_default() |= 1 << i;
        }
        let top = 1_u64.checked_shl(u32::try_from(length.checked_sub(1)?).ok()?)?;
        let (mut plus, mut minus, mut cost) = (u64::MAX, 0_u64, length);
        let mut best: Option<(usize, usize)> = None;
        let mut key = String::new();
        for at in 0..self.capture.words.len() {
            self.capture_key(at, &mut key);
            let equal = masks.get(key.as_str()).copied().unwrap_or(0);
            let vertical = equal | minus;
            let horizontal = ((equal & plus).wrapping_add(plus) ^ plus) | equal;
            let mut up = minus | !(horizontal | plus);
            let mut down = plus & horizontal;
            cost = cost + usize::from(up & top != 0) - usize::from(down & top != 0);
            up <<= 1;
            down <<= 1;
            plus = down | !(vertical | up);
            minus = up & vertical;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// The alignment of the whole quote with the words up to `end`, starting anywhere within reach.
    fn alignment(&self, end: usize) -> Vec<Step> {
        let from = (end + 1).saturating_sub(self.quote_keys.len() + SLACK);
        let keys: Vec<String> = (from..=end).map(|at| self.key(at)).collect();
        let columns = keys.len() + 1;
        let mut costs = vec![0_usize; (self.quote_keys.len() + 1) * columns];
        for q in 1..=self.quote_keys.len() {
            costs[q * columns] = q;
            for c in 1..columns {
                let differs = usize::from(self.quote_keys[q - 1] != keys[c - 1]);
                let both = costs[(q - 1) * columns + c - 1] + differs;
                let one = costs[(q - 1) * columns + c].min(costs[q * columns + c - 1]) + 1;
                costs[q * columns + c] = both.min(one);
            }
        }
        self.trace(&costs, &keys, from)
    }

    fn trace(&self, costs: &[usize], keys: &[String], from: usize) -> Vec<Step> {
        let columns = keys.len() + 1;
        let (mut q, mut c) = (self.quote_keys.len(), keys.len());
        let mut steps = Vec::new();
        while q > 0 {
            let here = costs[q * columns + c];
            let both = (c > 0).then(|| {
                let differs = usize::from(self.quote_keys[q - 1] != keys[c - 1]);
                costs[(q - 1) * columns + c - 1] + differs
            });
            if both == Some(here) {
                steps.push(Step::Both(q - 1, from + c - 1));
                (q, c) = (q - 1, c - 1);
            } else if costs[(q - 1) * columns + c] + 1 == here {
                steps.push(Step::Quote(q - 1));
                q -= 1;
            } else {
                steps.push(Step::Capture(from + c - 1));
                c -= 1;
            }
        }
        steps.reverse();
        steps
    }

    fn show(&self, part: &PatternPart, steps: &[Step], taken: Range<usize>) -> NearestPassage {
        let folded = &self.capture.folded;
        let words = &self.capture.words;
        let start = folded.original(words.at(taken.start)).start;
        let end = folded.original(words.at(taken.end - 1)).end;
        let original = |at: usize| {
            let range = folded.original(words.at(at));
            range.start - start..range.end - start
        };
        let differing = |step: &&Step| !self.is_written_alike(**step, part, &taken);
        let differences = steps.iter().filter(differing).filter_map(|step| match step {
            Step::Both(_, c) | Step::Capture(c) => Some(original(*c)),
            Step::Quote(_) => None,
        });
        let written = crate::text::fold::fold(&part.written);
        let in_quote = |q: usize| {
            let range = written.original(self.quote_words.at(q));
            part.range.start + range.start..part.range.start + range.end
        };
        let quote_differences = steps.iter().filter(differing).filter_map(|step| match step {
            Step::Both(q, _) | Step::Quote(q) => Some(in_quote(*q)),
            Step::Capture(_) => None,
        });
        NearestPassage {
            text: self.capture.original[start..end].to_owned(),
            differences: differences.collect(),
            quote_differences: quote_differences.collect(),
            line: line_of(&self.capture.original, start),
        }
    }

    fn is_alike(&self, step: Step) -> bool {
        matches!(step, Step::Both(q, c) if self.quote_keys[q] == self.key(c))
    }

    /// Whether both words are written the same with the punctuation around them, save at the outer edges.
    fn is_written_alike(&self, step: Step, part: &PatternPart, taken: &Range<usize>) -> bool {
        let Step::Both(q, c) = step else { return false };
        let folded = &self.capture.folded;
        let (first, last) =
            (q == 0 || c == taken.start, q + 1 == self.quote_words.len() || c + 1 == taken.end);
        let quoted = token(&part.folded, &self.quote_words, q, (first, last));
        let written = token(folded.text(), &self.capture.words, c, (first, last));
        let end = alike::end_of(folded.text(), &self.capture.breaks, written.start, &part.folded[quoted]);
        end == Some(written.end)
    }

    fn key(&self, at: usize) -> String {
        let mut key = String::new();
        self.capture_key(at, &mut key);
        key
    }

    fn capture_key(&self, at: usize, key: &mut String) {
        let (folded, range) = (&self.capture.folded, self.capture.words.at(at));
        let written = folded.text()[range].chars().filter(|c| *c != BREAK);
        key.clear();
        key.extend(written.flat_map(char::to_lowercase));
    }
}

/// A word with the punctuation that touches it, except on the sides where the passage ends.
fn token(text: &str, words: &WordSpans, at: usize, (first, last): (bool, bool)) -> Range<usize> {
    let word = words.at(at);
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |before| before.end);
    let after = words.get(at + 1).map_or(text.len(), |after| after.start);
    let start = text[before..word.start].rfind(' ').map_or(before, |space| before + space + 1);
    let end = text[word.end..after].find(' ').map_or(after, |space| word.end + space);
    (if first { word.start } else { start })..(if last { word.end } else { end })
}

fn line_of(text: &str, offset: usize) -> u32 {
    let breaks = text[..offset].bytes().filter(|b| *b == b'\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::verify::fixture::pattern;

    const TEXT: &str = "Nothing was said at first.\nThen the mayor told reporters, on Monday, that the new \
        bridge will not open before June.\nTraffic rose by 19 percent.";

    fn nearest(text: &str, quote: &str) -> Option<NearestPassage> {
        FoldedCapture::new(text).nearest(&pattern(quote))
    }

    fn marked<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
        ranges.iter().map(|r| &text[r.clone()]).collect()
    }

    #[test]
    fn a_changed_word_is_marked_on_both_sides() {
        let quote = "the new bridge will now open before June";
        let near = nearest(TEXT, quote).unwrap();
        assert_eq!(near.text, "the new bridge will not open before June");
        assert_eq!(marked(&near.text, &near.differences), ["not"]);
        assert_eq!(marked(quote, &near.quote_differences), ["now"]);
        assert_eq!(near.line, 2);
    }

    #[test]
    fn a_word_left_out_or_put_in_is_marked_where_it_stands() {
        let left_out = nearest(TEXT, "new bridge will open before June").unwrap();
        assert_eq!(left_out.text, "new bridge will not open before June");
        assert_eq!(marked(&left_out.text, &left_out.differences), ["not"]);
        assert!(left_out.quote_differences.is_empty());
        let quote = "Traffic rose by about 19 percent";
        let put_in = nearest(TEXT, quote).unwrap();
        assert_eq!(put_in.text, "Traffic rose by 19 percent");
        assert!(put_in.differences.is_empty());
        assert_eq!(marked(quote, &put_in.quote_differences), ["about"]);
        assert_eq!(put_in.line, 3);
    }

    #[test]
    fn case_and_punctuation_count_as_differences() {
        let quote = "the Mayor told reporters on Monday, that";
        let near = nearest(TEXT, quote).unwrap();
        assert_eq!(near.text, "the mayor told reporters, on Monday, that");
        assert_eq!(marked(&near.text, &near.differences), ["mayor", "reporters"]);
        assert_eq!(marked(quote, &near.quote_differences), ["Mayor", "reporters"]);
    }

    #[test]
    fn words_are_told_apart_where_no_space_stands_between() {
        let text =
            "港口委員會批准了計劃。The plan.[3] Residents of lan-\nterns asked on Friday.The mayor spoke.";
        let near = nearest(text, "委員會否決了計劃").unwrap();
        assert_eq!(marked(&near.text, &near.differences), ["批", "准"]);
        let near = nearest(text, "Residents of lanterns spoke on Friday.The mayor").unwrap();
        assert_eq!(marked(&near.text, &near.differences), ["asked"]);
        let near = nearest(text, "The plan. Residents of lanterns").unwrap();
        assert_eq!(marked(&near.text, &near.differences), ["plan", "3"]);
    }

    #[test]
    fn of_several_parts_the_absent_one_is_shown() {
        let quote = "Nothing was said ... new bridge will soon open";
        let near = nearest(TEXT, quote).unwrap();
        assert_eq!(near.text, "new bridge will not open");
        assert_eq!(marked(quote, &near.quote_differences), ["soon"]);
    }

    #[test]
    fn what_has_nothing_in_common_has_no_nearest_passage() {
        assert_eq!(nearest(TEXT, "quite unrelated words entirely"), None);
        assert_eq!(nearest("", "some words"), None);
        assert_eq!(nearest(TEXT, ""), None);
    }

    #[test]
    fn a_long_quote_is_compared_by_its_beginning() {
        let text = (0..500).map(|i| format!("w{i}")).collect::<Vec<_>>().join(" ");
        let quote = text.replace("w250 ", "x ").replace("w3 ", "y ");
        let near = nearest(&text, &quote).unwrap();
        assert_eq!(marked(&near.text, &near.differences), ["w3"]);
        assert!(near.text.ends_with("w63"));
    }
}
