//! Names as they are written, whoever may bear them: runs of capitalised words, and what is known by a name that is
//! not capitalised throughout.
//!
//! A name is told by its capitals, so in languages that capitalise every noun only known names are read. The first
//! word of a sentence is a name where the text has it capitalised within a sentence too. Headlines, whose words are
//! mostly capitalised, have known names only.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::deeds::is_past;
use super::name_words::is_nation;
use super::names::{NameReading, defined_initials};
use crate::text::shapes::Shapes;
use crate::text::words::WordSpans;

/// What no name begins or ends with.
static NO_NAMES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| [OPENERS, DATES, PARTICLES].into_iter().flatten().copied().collect());

/// Their shapes.
static NO_NAME_SHAPES: LazyLock<Shapes> =
    LazyLock::new(|| Shapes::of([OPENERS, DATES, PARTICLES].into_iter().flatten().copied()));

/// How many bytes the longest of them may take in any case.
const LONGEST_NO_NAME: usize = 16;

/// A text cut into words and sentences.
pub(crate) struct CutText<'t> {
    pub(crate) text: &'t str,
    /// In bytes of the text.
    pub(crate) words: &'t WordSpans,
    /// The first word of each sentence.
    pub(crate) sentences: &'t [usize],
}

/// Words that begin sentences, and are no names.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "about", "according", "after", "again", "all", "along", "already", "also", "although", "am", "among", "an",
    "and", "another", "any", "are", "as", "asked", "at", "be", "because", "before", "both", "but", "by", "can",
    "could", "despite", "did", "do", "does", "during", "each", "earlier", "even", "every", "few", "finally", "first",
    "five", "following", "for", "four", "from", "further", "given", "had", "has", "have", "he", "her", "here", "his",
    "how", "however", "i", "if", "in", "instead", "is", "it", "its", "last", "later", "like", "many", "may",
    "meanwhile", "more", "moreover", "most", "much", "my", "neither", "never", "next", "no", "none", "nor", "not",
    "nothing", "now", "of", "on", "once", "one", "only", "or", "other", "others", "our", "over", "perhaps", "second",
    "several", "she", "should", "since", "six", "so", "some", "soon", "still", "such", "ten", "than", "that", "the",
    "their", "then", "there", "these", "they", "this", "those", "though", "three", "through", "thus", "to", "today",
    "tomorrow", "two", "under", "unless", "until", "was", "we", "were", "what", "when", "where", "whether", "which",
    "while", "who", "why", "will", "with", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

/// Capitalised words that are dates.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Small words within names: `Bank of Norland`, `Ursula von der Leyen`.
const PARTICLES: &[&str] =
    &["of", "the", "de", "da", "di", "del", "la", "le", "van", "von", "der", "den", "al", "bin", "ibn"];

/// How many particles may follow each other.
const MOST_PARTICLES: usize = 2;

/// The names of a folded text in order: their words, and the text that says whose they are. `known` are the names
/// that are known in it.
pub(crate) fn written_names(
    cut: &CutText<'_>,
    known: &[NameReading],
    capitals: Capitals,
) -> Vec<(Range<usize>, String)> {
    let mut spans = match capitals {
        Capitals::Names => Runs::of(cut).found(),
        Capitals::Nouns => Vec::new(),
    };
    spans.extend(known.iter().map(|name| cut.whole_words(&name.span)));
    let spans = joined(spans);
    let meanings = meanings(cut.text, &spans);
    let named = |span: Range<usize>| {
        let written = &cut.text[span.clone()];
        let meaning = meanings.iter().find(|(short, _)| *short == written).map_or(written, |(_, long)| long);
        (cut.words_of(&span), meaning.to_owned())
    };
    spans.into_iter().map(named).collect()
}

/// The runs of capitalised words in a sentence that are names, in bytes.
pub(crate) fn capital_runs(sentence: &str) -> Vec<Range<usize>> {
    // Most sentences have no capital but their first.
    if !sentence.chars().skip(1).any(char::is_uppercase) && !opens_with_nation(sentence) {
        return Vec::new();
    }
    let words = WordSpans::of(sentence);
    Runs::of(&CutText { text: sentence, words: &words, sentences: &[0] }).found()
}

/// Whether a sentence begins with the name of a country or its people.
pub(crate) fn opens_with_nation(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.find(|word| !word.is_empty()).is_some_and(|word| is_nation(&word.to_lowercase()))
}

/// The first word of a sentence, where a verb follows that tells what somebody did: "Holm was sent off".
pub(crate) fn opening_name(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let (first, rest) = text[start..].split_once(' ')?;
    let next = rest.split(' ').next().unwrap_or("");
    let is_word = first.chars().all(char::is_alphabetic) && first.chars().nth(3).is_some();
    let tells = matches!(next, "was" | "has" | "had" | "is" | "said" | "will" | "would") || is_past(next);
    (is_word && tells && first.starts_with(char::is_uppercase)).then_some(start..start + first.len())
}

/// What capitals tell in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// Names.
    Names,
    /// Every noun; or there are none.
    Nouns,
}

impl Capitals {
    /// What they tell in a language, by its tag; where there is none, as in English.
    pub(crate) fn in_language(tag: Option<&str>) -> Self {
        let language = tag.and_then(|tag| tag.split('-').next()).unwrap_or("en");
        if matches!(language, "de" | "lb" | "gsw" | "nds" | "als" | "bar") {
            Self::Nouns
        } else {
            Self::Names
        }
    }
}

/// Sorted ranges, those that overlap made into one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// What the text says that its abbreviations stand for: `HB`, and `Harbour Board (HB)`.
fn meanings<'t>(text: &'t str, spans: &[Range<usize>]) -> Vec<(&'t str, &'t str)> {
    let meaning = |inner: Range<usize>| {
        let long = spans.iter().rfind(|span| span.end < inner.start)?;
        let is_right_before = text.get(long.end..inner.start).is_some_and(|gap| gap.trim() == "(");
        let end = inner.end + 1;
        is_right_before.then(|| Some((text.get(inner)?, text.get(long.start..end)?))).flatten()
    };
    defined_initials(text).into_iter().filter_map(meaning).collect()
}

impl<'t> CutText<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| self.text.get(word)).unwrap_or("")
    }

    /// The words that a range of bytes touches.
    fn words_of(&self, span: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end <= span.start);
        first..self.words.partition_point(|word| word.start < span.end).max(first)
    }

    /// A range of bytes, made to begin and end where words do.
    fn whole_words(&self, span: &Range<usize>) -> Range<usize> {
        let words = self.words_of(span);
        let first = self.words.get(words.start).map_or(span.start, |word| word.start.min(span.start));
        let last = words.end.checked_sub(1).and_then(|at| self.words.get(at));
        first..last.map_or(span.end, |word| word.end.max(span.end))
    }

    /// What stands before a word.
    fn gap(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        self.words.get(at).and_then(|word| self.text.get(start..word.start)).unwrap_or("")
    }
}

/// Finds runs of capitalised words.
struct Runs<'t, 'c> {
    cut: &'c CutText<'t>,
    /// Of each word whether it is capitalised.
    capitals: Vec<bool>,
    /// The words that stand capitalised within a sentence.
    inner: FxHashSet<&'t str>,
}

impl<'t, 'c> Runs<'t, 'c> {
    fn of(cut: &'c CutText<'t>) -> Self {
        let is_capital = |word: Range<usize>| match cut.text.as_bytes().get(word.start) {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => cut.text.get(word).is_some_and(|word| word.starts_with(char::is_uppercase)),
        };
        let capitals = cut.words.iter().map(is_capital).collect();
        let mut runs = Self { cut, capitals, inner: FxHashSet::default() };
        let within = (0..cut.words.len()).filter(|at| runs.is_capital(*at) && !runs.may_begin(*at));
        runs.inner = within.map(|at| cut.word(at)).collect();
        runs
    }

    fn found(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let ends = self.cut.sentences.iter().skip(1).copied().chain([self.cut.words.len()]);
        for (first, end) in self.cut.sentences.iter().copied().zip(ends) {
            if self.is_headline(first..end) {
                continue;
            }
            let mut at = first;
            while at < end {
                // A run begins with a capital.
                if !self.is_capital(at) {
                    at += 1;
                    continue;
                }
                let run = self.run(at, end);
                at = run.end.max(at + 1);
                found.extend(self.name(run));
            }
        }
        found
    }

    /// The words of a run that begins at a word; none where it does not.
    fn run(&self, at: usize, end: usize) -> Range<usize> {
        let mut run = at..at;
        let mut next = at;
        while next < end && (next == at || self.is_joined(next)) {
            if self.is_capital(next) {
                run.end = next + 1;
            } else if run.is_empty() || next >= run.end + MOST_PARTICLES || !self.is_particle(next) {
                break;
            }
            next += 1;
        }
        run
    }

    /// What of a run is a name, in bytes.
    fn name(&self, mut run: Range<usize>) -> Option<Range<usize>> {
        let is_no_name = |at: usize| {
            let written = self.cut.word(at);
            written.len() <= LONGEST_NO_NAME
                && (NO_NAME_SHAPES.may_have(written) || !written.is_ascii())
                && NO_NAMES.contains(written.to_lowercase().as_str())
        };
        while !run.is_empty() && is_no_name(run.start) {
            run.start += 1;
        }
        while !run.is_empty() && is_no_name(run.end - 1) {
            run.end -= 1;
        }
        let is_sure =
            run.len() > 1 || !self.may_begin(run.start) || self.inner.contains(self.cut.word(run.start));
        let (first, last) = (self.cut.words.get(run.start)?, self.cut.words.get(run.end.checked_sub(1)?)?);
        (!run.is_empty() && is_sure).then_some(first.start..last.end)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at) == Some(&true)
    }

    fn is_particle(&self, at: usize) -> bool {
        PARTICLES.contains(&self.cut.word(at))
    }

    /// Whether a word may be capitalised because a sentence begins with it.
    fn may_begin(&self, at: usize) -> bool {
        let gap = self.cut.gap(at);
        let begins = self.cut.sentences.binary_search(&at).is_ok()
            || gap != " " && gap.contains(['"', '\'', ':', '(', '-', '.', '…', '!', '?', '·', '•', '|', '/']);
        // "French troops looted them" begins with a name all the same.
        begins && !is_nation(&self.cut.word(at).to_lowercase())
    }

    /// Whether a word follows on the one before it within a name: `J. Berg`, `Tolm-Weiss`.
    fn is_joined(&self, at: usize) -> bool {
        let before = self.cut.word(at - 1);
        let is_initial = before.chars().nth(1).is_none() || before.contains('.') || is_short_title(before);
        match self.cut.gap(at) {
            " " | "-" => true,
            ". " => is_initial,
            _ => false,
        }
    }

    fn is_headline(&self, sentence: Range<usize>) -> bool {
        const FEW: usize = 6;
        let capitals = sentence.clone().filter(|at| self.is_capital(*at)).count();
        sentence.len() >= FEW && capitals * 3 > sentence.len() * 2
    }
}

fn is_short_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "Gen" | "Col" | "Prof" | "Sen" | "Rep" | "Gov" | "Lt" | "Capt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, sentences: &[usize], known: &[&str]) -> Vec<String> {
        let words = WordSpans::of(text);
        let known: Vec<NameReading> = known
            .iter()
            .map(|name| {
                let at = text.find(name).unwrap();
                NameReading { span: at..at + name.len(), note: crate::model::NoteId::new(name) }
            })
            .collect();
        let cut = CutText { text, words: &words, sentences };
        written_names(&cut, &known, Capitals::Names).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn runs_of_capitals_are_names_and_sentences_begin_with_none() {
        let text = "Traffic fell, the minister of the Bank of Norland, J. M. Berg, told Ursula von der Lee on Monday.";
        assert_eq!(names(text, &[0], &[]), ["Bank of Norland", "J. M. Berg", "Ursula von der Lee"]);
        assert_eq!(names("On Friday Anna Berg spoke", &[0], &[]), ["Anna Berg"]);
        assert_eq!(names("Berg spoke. In May Berg left", &[0, 2], &[]), ["Berg", "Berg"]);
        assert_eq!(names("he said: \"Nothing is lost for the U.S. Navy.\"", &[0], &[]), ["U.S. Navy"]);
    }

    #[test]
    fn what_is_known_is_a_name_however_it_is_written() {
        assert_eq!(names("The Harbour board met", &[0], &["Harbour board"]), ["Harbour board"]);
        assert_eq!(names("Traffic fell", &[0], &["Traffic"]), ["Traffic"]);
        assert_eq!(
            names("in the Old Kremlin press service", &[0], &["Kremlin press service"]),
            ["Old Kremlin press service"]
        );
    }

    #[test]
    fn headlines_have_known_names_only() {
        assert_eq!(names("Great Bridge Opens Today in Norland", &[0], &["Norland"]), ["Norland"]);
    }

    #[test]
    fn abbreviations_are_given_with_what_they_stand_for() {
        let text = "It was the Harbour Board (HB) that asked. Later HB left";
        assert_eq!(names(text, &[0, 8], &[]), ["Harbour Board", "Harbour Board (HB)", "Harbour Board (HB)"]);
    }

    #[test]
    fn where_nouns_are_capitalised_only_known_names_are_read() {
        assert_eq!(Capitals::in_language(Some("de-AT")), Capitals::Nouns);
        assert_eq!(Capitals::in_language(Some("fr")), Capitals::Names);
        assert_eq!(Capitals::in_language(None), Capitals::Names);
    }
}
