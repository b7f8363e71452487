//! Finds words in all captures, typing slips included, and makes the citation to paste.

use std::ops::Range;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::archive::Archived;
use super::blank::quoted;
use super::near::near;
use super::runs::{alike, begins, run_after, run_at, run_before, runs};
use super::spellings::{Wanted, is_grouping, spellings};
use crate::text::fold::fold;
use crate::text::words::words;

/// How many places are looked at in one text: a word that stands everywhere says nothing.
const MAX_PLACES: usize = 2000;

/// The share of the words that must stand at a place.
const NEEDED: f64 = 0.75;

/// How many words beside a quote are tried, that tell it from another place with the same words.
const BESIDE: [usize; 4] = [3, 6, 12, 24];

/// A text of more bytes is not compared as a whole for each place.
const LONG: usize = 32 << 10;

/// A place where the words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The source.
    pub source: String,
    /// Its capture and the line in it, from 1.
    pub capture: String,
    /// The line, from 1.
    pub line: usize,
    /// How many of the words stand there, each by how like it is: 1 where all do as they were asked for.
    pub score: f64,
    /// What stands before, the words themselves, and what stands after.
    pub around: [String; 3],
    /// The citation: in place where the words stand once, else as a value of `cites`.
    pub citation: String,
}

/// The places of words in captures, the best first.
#[must_use]
pub fn cite(archive: &[Archived], words: &str, most: usize) -> Vec<Hit> {
    let texts: Vec<&Archived> = archive.iter().collect();
    let found = like(&texts, words).into_iter().take(most);
    found.map(|(n, range, score)| hit(texts[n], range, score)).collect()
}

/// The places of words in some texts, typing slips included, the best first: each with the number of its text and how
/// well it fits.
pub(super) fn like(archive: &[&Archived], words: &str) -> Vec<(usize, Range<usize>, f64)> {
    let wanted = spellings(words);
    if wanted.iter().all(|wanted| wanted.words.is_empty()) {
        return Vec::new();
    }
    let mut places = places_in(archive, |text, lower| {
        let lower = text.lower(lower);
        apart(wanted.iter().flat_map(|wanted| places(text, lower, wanted)).collect())
    });
    // Only where no capture has any of the longest words as it was typed is every word looked at.
    if places.is_empty() {
        places = places_in(archive, |text, lower| apart(slow_places(text, text.lower(lower), &wanted[0])));
    }
    places.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1.start).cmp(&(b.0, b.1.start))));
    places
}

/// The places in all texts, each with the number of its text. Whoever looks gets a buffer too.
fn places_in(
    archive: &[&Archived],
    look: impl Fn(&Archived, &mut Vec<u8>) -> Vec<(Range<usize>, f64)> + Sync + Send,
) -> Vec<(usize, Range<usize>, f64)> {
    let numbered = archive.par_iter().enumerate();
    let found = numbered.map_init(Vec::new, |buffer, (n, text)| (n, look(text, buffer)));
    found.flat_map_iter(|(n, found)| found.into_iter().map(move |(range, score)| (n, range, score))).collect()
}

/// The places in one text, with how well they fit.
fn places(text: &Archived, lower: &[u8], wanted: &Wanted) -> Vec<(Range<usize>, f64)> {
    let words = &wanted.words;
    let mut found: Vec<(Range<usize>, f64)> = Vec::new();
    // The longest words are the rarest. One that is typed right leads to all others.
    let mut anchors: Vec<usize> = (0..words.len()).collect();
    anchors.sort_by_key(|n| std::cmp::Reverse(words[*n].len()));
    for anchor in anchors.into_iter().take(3) {
        let finder = Finder::new(words[anchor].as_bytes());
        let is_word = |at: &usize| {
            let run = *at..*at + words[anchor].len();
            begins(&text.text, *at) && run_at(&text.text, *at).is_some_and(|found| found == run)
        };
        let at_words = finder.find_iter(lower).filter(is_word);
        for at in at_words.take(MAX_PLACES) {
            found.extend(fit(&text.text, at, anchor, wanted));
        }
        if found.iter().any(|(_, score)| *score >= 1.0) {
            break;
        }
    }
    found
}

/// The best of places that lie apart.
fn apart(mut found: Vec<(Range<usize>, f64)>) -> Vec<(Range<usize>, f64)> {
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.start.cmp(&b.0.start)));
    let mut kept: Vec<(Range<usize>, f64)> = Vec::new();
    for (range, score) in found {
        if kept.len() < 50
            && kept.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start)
        {
            kept.push((range, score));
        }
    }
    kept
}

/// Where no word stands as it was typed: every word is held against the longest one.
fn slow_places(text: &Archived, lower: &[u8], wanted: &Wanted) -> Vec<(Range<usize>, f64)> {
    let longest = wanted.words.iter().enumerate().max_by_key(|(_, word)| word.len());
    let Some((anchor, longest)) = longest.filter(|(_, word)| word.chars().count() >= 4) else {
        return Vec::new();
    };
    let near = near(&text.text, lower, longest).into_iter();
    let near = near.filter(|run| alike(longest, &text.text[run.clone()].to_lowercase()) > 0.0);
    near.take(MAX_PLACES).filter_map(|run| fit(&text.text, run.start, anchor, wanted)).collect()
}

/// Lays the wanted words beside those of a text, the one with number `anchor` at `at`.
fn fit(text: &str, at: usize, anchor: usize, wanted: &Wanted) -> Option<(Range<usize>, f64)> {
    let Wanted { words, goes_on } = wanted;
    let mut range = run_at(text, at)?;
    let mut score = alike(&words[anchor], &text[range.clone()].to_lowercase());
    let mut run = range.clone();
    // The groups of one number stand together.
    let is_apart = |goes_on: bool, between: &str| goes_on && !is_grouping(between);
    for (word, goes_on) in words[..anchor].iter().zip(goes_on).rev() {
        let Some(before) = run_before(text, run.start) else { break };
        if is_apart(*goes_on, &text[before.end..run.start]) {
            return None;
        }
        run = before;
        let like = alike(word, &text[run.clone()].to_lowercase());
        score += like;
        if like > 0.0 {
            range.start = run.start;
        }
    }
    run = run_at(text, at)?;
    for (word, goes_on) in words[anchor + 1..].iter().zip(&goes_on[anchor..]) {
        let Some(after) = run_after(text, run.end) else { break };
        if is_apart(*goes_on, &text[run.end..after.start]) {
            return None;
        }
        run = after;
        let like = alike(word, &text[run.clone()].to_lowercase());
        score += like;
        if like > 0.0 {
            range.end = run.end;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "nobody asks for 2^52 words")]
    let share = score / words.len() as f64;
    (share >= NEEDED).then_some((range, share))
}

fn hit(text: &Archived, range: Range<usize>, score: f64) -> Hit {
    let range = whole_words(&text.text, range);
    let line = text.line(range.start);
    let around = [
        one_line(&text.text[floor(&text.text, range.start.saturating_sub(60))..range.start]),
        one_line(&text.text[range.clone()]),
        one_line(&text.text[range.end..ceiling(&text.text, range.end + 60)]),
    ];
    let citation = citation(text, range);
    Hit { source: text.source.clone(), capture: text.capture.clone(), line, score, around, citation }
}

/// Words of a source as a note cites them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The source's id.
    pub source: String,
    /// The words, on one line.
    pub quote: String,
    /// The words before, where the quote stands in the source more than once and they tell it.
    pub prefix: Option<String>,
    /// The words after it, likewise.
    pub suffix: Option<String>,
}

/// What is needed to cite a place: with words beside it that are enough to tell it, where it does not stand alone.
pub(super) fn cited(text: &Archived, range: Range<usize>) -> Cited {
    let quote = one_line(&text.text[range.clone()]);
    let mut cited = Cited { source: text.source.clone(), quote, prefix: None, suffix: None };
    if is_alone(text, range.clone()) {
        return cited;
    }
    for words in BESIDE {
        let (start, end) = beside(&text.text, &range, words);
        let prefix = Some(one_line(&text.text[start..range.start]).trim().to_owned());
        let suffix = Some(one_line(&text.text[range.end..end]).trim().to_owned());
        if start < range.start && is_alone(text, start..range.end) {
            (cited.prefix, cited.suffix) = (prefix, None);
            break;
        }
        if range.end < end && is_alone(text, range.start..end) {
            (cited.prefix, cited.suffix) = (None, suffix);
            break;
        }
        (cited.prefix, cited.suffix) = (prefix, suffix);
        if is_alone(text, start..end) {
            break;
        }
    }
    cited
}

impl Cited {
    /// Whether the words stand in their source once, so that they can be cited in place.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        self.prefix.is_none() && self.suffix.is_none()
    }

    /// The citation: in place where the words stand there alone, else as a value of `cites`.
    #[must_use]
    pub fn written(&self) -> String {
        let Self { source, quote, prefix, suffix } = self;
        if self.is_alone() {
            return format!("[@{source}, \"{quote}\"]");
        }
        let beside = |key: &str, words: &Option<String>| {
            words.as_ref().map_or(String::new(), |words| format!(", {key}: {}", quoted(words)))
        };
        let (prefix, suffix) = (beside("prefix", prefix), beside("suffix", suffix));
        format!("{{source: {source}, quote: {}{prefix}{suffix}}}", quoted(quote))
    }

    /// The lines of an entry of `cites`, without the label, each so far in.
    #[must_use]
    pub fn lines(&self, indent: usize) -> String {
        let beside = [("prefix", &self.prefix), ("suffix", &self.suffix)];
        let beside = beside.into_iter().filter_map(|(key, words)| Some((key, quoted(words.as_ref()?))));
        let lines =
            [("source", self.source.clone()), ("quote", quoted(&self.quote))].into_iter().chain(beside);
        lines.map(|(key, value)| format!("{:indent$}{key}: {value}\n", "")).collect()
    }
}

/// The citation of a place as it is written.
pub(super) fn citation(text: &Archived, range: Range<usize>) -> String {
    cited(text, range).written()
}

/// As far as so many words before and after a range go.
fn beside(text: &str, range: &Range<usize>, words: usize) -> (usize, usize) {
    let (mut start, mut end) = (range.start, range.end);
    for _ in 0..words {
        start = run_before(text, start).map_or(start, |run| run.start);
        end = run_after(text, end).map_or(end, |run| run.end);
    }
    let whole = whole_words(text, start..end);
    (whole.start, whole.end)
}

/// Whether the words of a range stand in the text once.
fn is_alone(text: &Archived, range: Range<usize>) -> bool {
    let quote = &text.text[range];
    if text.text.len() <= LONG {
        return fold(&text.text).text().matches(fold(quote).text()).take(2).count() < 2;
    }
    let Some(anchor) = runs(quote).max_by_key(Range::len) else { return true };
    // What stands before the longest word and what follows it are compared apart: so a place is counted once.
    let (before, after) = (fold(&quote[..anchor.start]), fold(&quote[anchor.start..]));
    let reach = 3 * quote.len() + 64;
    let is_there = |at: &usize| {
        let (start, end) = (floor(&text.text, at.saturating_sub(reach)), ceiling(&text.text, at + reach));
        run_at(&text.text, *at).is_some_and(|run| run.start == *at)
            && fold(&text.text[*at..end]).text().starts_with(after.text())
            && fold(&text.text[start..*at]).text().ends_with(before.text())
    };
    let finder = Finder::new(&quote[anchor.clone()]);
    finder.find_iter(text.text.as_bytes()).filter(is_there).take(2).count() < 2
}

/// A range as far as words go: no number is cut at its point, and no sum of money from its sign.
pub(super) fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor(text, range.start.saturating_sub(80));
    let end = ceiling(text, range.end + 80);
    let mut whole = range.clone();
    for word in words(&text[start..end]) {
        let word = word.start + start..word.end + start;
        // A word that is cut by the window itself is none.
        let is_inside = (word.start > start || start == 0) && (word.end < end || end == text.len());
        if is_inside && word.start < range.end && range.start < word.end {
            whole = whole.start.min(word.start)..whole.end.max(word.end);
        }
    }
    whole
}

/// Text on one line.
pub(super) fn one_line(text: &str) -> String {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let joined = parts.join(" ");
    let (starts, ends) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{joined}{}", if starts { " " } else { "" }, if ends && !joined.is_empty() { " " } else { "" })
}

pub(super) fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) fn ceiling(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<Archived> {
        let courier = "The ferry carried 212,000 passengers in 2030, the board’s clerk\nsaid. It cost $3.5 million. The \
                       ferry waits in spring. On Sunday the ferry waits in autumn.";
        let herald = "Nothing was agreed about Sundays, said Per Vik, the director. The ferry is old.";
        vec![
            Archived::new("courier", "courier.txt", courier.to_owned()),
            Archived::new("herald", "herald.txt", herald.to_owned()),
        ]
    }

    fn first(words: &str) -> String {
        cite(&archive(), words, 5).first().map_or_else(String::new, |hit| hit.citation.clone())
    }

    #[test]
    fn words_are_found_and_made_a_citation() {
        assert_eq!(first("agreed about sundays"), "[@herald, \"agreed about Sundays\"]");
        assert_eq!(first("the board's clerk said"), "[@courier, \"the board’s clerk said\"]");
        assert_eq!(first("3.5 million"), "[@courier, \"$3.5 million\"]");
        assert_eq!(first("nobody says this"), "");
        assert_eq!(first("..."), "");
    }

    #[test]
    fn a_number_is_found_in_another_spelling() {
        for (text, words, quote) in [
            ("Some 1,250 people left.", "some 1250 people", "Some 1,250 people"),
            ("Some 1250 people left.", "Some 1,250 people", "Some 1250 people"),
            ("Some 1\u{202f}250 people left.", "1250 people", "1 250 people"),
            ("Some 1 250 people left.", "Some 1,250 people", "Some 1 250 people"),
            ("It cost $1,250,000 in 2031.", "1250000 in 2031", "$1,250,000 in 2031"),
            ("It cost 1’250 francs.", "cost 1,250 francs", "cost 1’250 francs"),
            ("It grew by 1,5 per cent.", "by 1.5 per cent", "by 1,5 per cent"),
            (
                "“Well—it’s the quay‑side,” he said.",
                "\"well - it's the quay-side\"",
                "Well—it’s the quay‑side",
            ),
        ] {
            let hits = cite(&[Archived::new("a", "a.txt", text.to_owned())], words, 5);
            assert_eq!(hits.first().map(|hit| hit.around[1].as_str()), Some(quote), "{words}");
            assert!(hits[0].score >= 1.0, "{words}");
        }
        for (text, words) in [
            ("On page 1; 250 people left.", "1250"),
            ("It was 1.250 m long.", "1250"),
            ("Some 1,251 left.", "1250"),
        ] {
            assert_eq!(cite(&[Archived::new("a", "a.txt", text.to_owned())], words, 5), [], "{text}");
        }
    }

    #[test]
    fn slips_of_the_pen_are_forgiven() {
        assert_eq!(first("carryed 212,000 pasengers"), "[@courier, \"carried 212,000 passengers\"]");
        assert_eq!(first("direktor"), "[@herald, \"director\"]");
    }

    #[test]
    fn what_stands_twice_is_cited_with_the_words_before() {
        let cited = first("ferry waits");
        assert!(cited.starts_with("{source: courier, quote: \"ferry waits\", prefix: \""), "{cited}");
        // Quotes keep their case, so this one stands there once.
        assert_eq!(first("the ferry waits in"), "[@courier, \"The ferry waits in\"]");
    }
}
