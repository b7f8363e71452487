//! Quotes made wrong: a word replaced, dropped or swapped, a negation put in or taken out.

use std::ops::Range;

use super::context::Context;
use super::mutant::Mutant;
use super::numbers::with_case_of;
use super::operator::Operator;
use super::points::quotes;
use super::rng::Rng;
use crate::model::ParsedNote;

/// The words that are put in the place of a quote's words.
const REPLACEMENT_WORDS: [&str; 20] = [
    "rarely", "former", "southern", "denied", "harbour", "quietly", "several", "minister", "against",
    "early", "refused", "private", "without", "winter", "opposed", "railway", "lesser", "hardly", "beyond",
    "annual",
];
/// Words after which a negation reads well.
const AUXILIARY_VERBS: [&str; 18] = [
    "is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "should", "must",
    "may", "might", "do", "does", "did",
];
const NEGATIONS: [&str; 3] = ["not", "no", "never"];

/// The words of a quote, as runs of what is no white space. None for words that cannot be changed by
/// themselves: those in an editor's brackets, omissions, and what is written with escapes.
fn words(text: &str) -> Vec<Option<Range<usize>>> {
    let mut words = Vec::new();
    let mut in_brackets = false;
    let mut at = 0;
    for word in text.split(' ') {
        let range = at..at + word.len();
        at = range.end + 1;
        if word.is_empty() {
            continue;
        }
        let opens = in_brackets || word.contains('[');
        in_brackets = opens && !word.contains(']');
        let is_plain = !opens && !word.contains(['\\', ']', '…']) && !word.contains("...");
        words.push((is_plain && word.contains(char::is_alphanumeric)).then_some(range));
    }
    words
}

/// The letters and digits of a word, without the punctuation around them.
fn core(text: &str, word: &Range<usize>) -> Range<usize> {
    let written = text.get(word.clone()).unwrap_or("");
    let is_mark = |c: char| !c.is_alphanumeric();
    let start = word.start + written.len() - written.trim_start_matches(is_mark).len();
    start..start.max(word.start + written.trim_end_matches(is_mark).len())
}

/// A word of a quote replaced, dropped or swapped with the next.
pub(super) fn quote_word(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (_, point) in quotes(context, note) {
        let words = words(point.text);
        let change = match rng.below(3) {
            0 => dropped(point.text, &words, rng),
            1 => swapped(point.text, &words, rng),
            _ => None,
        };
        let change = change.or_else(|| replaced(point.text, &words, rng));
        mutants.extend(change.map(|(range, new)| point.mutant(Operator::QuoteWord, note, &range, new)));
    }
    mutants
}

type Words = [Option<Range<usize>>];

fn replaced(text: &str, words: &Words, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let plain: Vec<&Range<usize>> = words.iter().flatten().collect();
    let core = core(text, rng.pick(&plain)?);
    let old = text.get(core.clone())?;
    let others: Vec<&&str> =
        REPLACEMENT_WORDS.iter().filter(|other| !other.eq_ignore_ascii_case(old)).collect();
    Some((core, with_case_of(old, rng.pick(&others)?)))
}

/// A word that stands between two others, without the space before it: what is left when an outer word is
/// dropped is still a quote. A word that is said twice in a row is left alone for the same reason.
fn dropped(text: &str, words: &Words, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let inner: Vec<Range<usize>> = words
        .windows(3)
        .filter_map(|window| match window {
            [Some(before), Some(word), Some(after)] => {
                let differs = |other: &Range<usize>| text.get(other.clone()) != text.get(word.clone());
                (differs(before) && differs(after)).then_some(before.end..word.end)
            }
            _ => None,
        })
        .collect();
    rng.pick(&inner).map(|range| (range.clone(), String::new()))
}

fn swapped(text: &str, words: &Words, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let pairs: Vec<(Range<usize>, Range<usize>)> = words
        .windows(2)
        .filter_map(|window| match window {
            [Some(one), Some(two)] => Some((core(text, one), core(text, two))),
            _ => None,
        })
        .filter(|(one, two)| {
            let (one, two) = (text.get(one.clone()), text.get(two.clone()));
            one.zip(two).is_some_and(|(one, two)| !one.eq_ignore_ascii_case(two))
        })
        .collect();
    let (one, two) = rng.pick(&pairs)?.clone();
    let between = text.get(one.end..two.start)?;
    let new = [text.get(two.clone())?, between, text.get(one.clone())?].concat();
    Some((one.start..two.end, new))
}

/// A negation taken out of a quote, or put into it where there is none.
pub(super) fn negation(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (_, point) in quotes(context, note) {
        let words = words(point.text);
        let change = without(point.text, &words, rng).or_else(|| with_not(point.text, &words, rng));
        mutants.extend(change.map(|(range, new)| point.mutant(Operator::Negation, note, &range, new)));
    }
    mutants
}

fn is_one_of(text: &str, word: &Range<usize>, list: &[&str]) -> bool {
    text.get(word.clone()).is_some_and(|word| list.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn without(text: &str, words: &Words, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let inner = words.windows(3).filter_map(|window| match window {
        [Some(before), Some(word), Some(_)] if is_one_of(text, word, &NEGATIONS) => {
            Some(before.end..word.end)
        }
        _ => None,
    });
    rng.pick(&inner.collect::<Vec<_>>()).map(|range| (range.clone(), String::new()))
}

/// "not" after a verb that takes it, or else between any two words.
fn with_not(text: &str, words: &Words, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let pairs = || words.windows(2).filter_map(|window| Some((window[0].as_ref()?, window[1].as_ref()?)));
    let after_verb: Vec<usize> = pairs()
        .filter(|(word, _)| is_one_of(text, word, &AUXILIARY_VERBS))
        .map(|(word, _)| word.end)
        .collect();
    let anywhere: Vec<usize> = pairs().map(|(word, _)| word.end).collect();
    let at = *rng.pick(&after_verb).or_else(|| rng.pick(&anywhere))?;
    Some((at..at, " not".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Change = fn(&str, &Words, &mut Rng) -> Option<(Range<usize>, String)>;

    fn all(text: &str, change: Change) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..300 {
            if let Some((range, new)) = change(text, &words(text), &mut Rng::new(seed, &[])) {
                seen.insert([&text[..range.start], &new, &text[range.end..]].concat());
            }
        }
        seen.into_iter().collect()
    }

    #[test]
    fn only_inner_words_are_dropped() {
        assert_eq!(all("one two three four", dropped), ["one three four", "one two four"]);
        assert!(all("one two ... three four", dropped).is_empty());
        assert!(all("one two two", dropped).is_empty());
    }

    #[test]
    fn words_that_follow_one_another_are_swapped() {
        assert_eq!(all("one, two ... three", swapped), ["two, one ... three"]);
        assert!(all("one One", swapped).is_empty());
    }

    #[test]
    fn editors_words_and_escapes_are_left_alone() {
        let text = "one [two of three] \\\"four\\\" ...";
        assert!(all(text, replaced).iter().all(|new| new.ends_with("[two of three] \\\"four\\\" ...")));
        assert_eq!(all(text, replaced).len(), REPLACEMENT_WORDS.len());
    }

    #[test]
    fn negations_are_taken_out_or_put_in() {
        assert_eq!(all("it will not open", without), ["it will open"]);
        assert!(all("not open", without).is_empty());
        assert_eq!(all("it will open soon", with_not), ["it will not open soon"]);
        assert_eq!(all("open soon", with_not), ["open not soon"]);
        assert!(all("open", with_not).is_empty());
    }
}
