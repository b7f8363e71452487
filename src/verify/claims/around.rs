//! Whether two words, one of a sentence and one of a quote, stand in the same surroundings.

use std::collections::BTreeSet;

use crate::read::words::Word;
use crate::read::{cues, name_words};

/// How many words around a word tell what it is said of.
const AROUND: usize = 6;

/// How many words before a word may negate it.
const NEGATED: usize = 4;

fn is_content(word: &Word) -> bool {
    let lower = word.lower.as_str();
    lower.chars().nth(2).is_some() && !cues::is_light(lower) && !cues::is_pronoun(lower) && !is_small(lower)
}

/// Small words that stand in any sentence.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "for"
            | "with"
            | "from"
            | "and"
            | "but"
            | "who"
            | "which"
            | "its"
            | "his"
            | "her"
            | "their"
            | "this"
            | "these"
            | "said"
            | "says"
            | "will"
            | "would"
            | "than"
            | "into"
            | "about"
            | "after"
            | "before"
            | "during"
            | "are"
    )
}

/// Whether the nearest words that say something, before or behind, are the same.
pub(super) fn is_beside_the_same(words: &[Word], at: usize, others: &[Word], there: usize) -> bool {
    let behind = |words: &'_ [Word], at: usize| {
        words[at + 1..].iter().take(4).find(|word| is_content(word)).map(|w| w.lower.to_string())
    };
    let before = |words: &'_ [Word], at: usize| {
        words[at.saturating_sub(3)..at]
            .iter()
            .rev()
            .find(|word| is_content(word))
            .map(|w| w.lower.to_string())
    };
    let same = |one: Option<String>, other: Option<String>| {
        one.zip(other).is_some_and(|(one, other)| cues::same_stem(&one, &other))
    };
    let ends = |words: &[Word], at: usize| words.get(at + 1).is_none_or(|next| next.is_cut);
    if ends(words, at) && ends(others, there) {
        return same(before(words, at), before(others, there));
    }
    same(behind(words, at), behind(others, there))
}

/// Whether the words around two words have one in common that says something.
pub(super) fn shares_around(words: &[Word], at: usize, others: &[Word], there: usize) -> bool {
    let around = |words: &'_ [Word], at: usize| -> Vec<String> {
        let near = at.saturating_sub(AROUND)..(at + AROUND + 1).min(words.len());
        near.filter(|n| *n != at && is_content(&words[*n])).map(|n| words[n].lower.to_string()).collect()
    };
    let there = around(others, there);
    around(words, at).iter().any(|word| there.iter().any(|other| cues::same_stem(word, other)))
}

/// Whether whoever is named before a word is named before the other, or nobody is: one sells what another buys.
pub(super) fn has_the_same_subject(
    text: &str,
    words: &[Word],
    at: usize,
    other_text: &str,
    others: &[Word],
    there: usize,
) -> bool {
    let names = |text: &str, words: &[Word], at: usize| -> BTreeSet<String> {
        let before =
            words[..at].iter().filter(|word| text[word.span.clone()].starts_with(char::is_uppercase));
        let named: Vec<String> = before
            .map(|word| name_words::name_word(&word.lower))
            .filter(|word| !name_words::names_nobody(word))
            .collect();
        // "The European Commission" is the EC.
        let initials = |pair: &[String]| pair.iter().filter_map(|word| word.chars().next()).collect();
        let short: Vec<String> = named.windows(2).chain(named.windows(3)).map(initials).collect();
        named.into_iter().chain(short).collect()
    };
    let (own, other) = (names(text, words, at), names(other_text, others, there));
    own.is_empty() || other.is_empty() || !own.is_disjoint(&other)
}

/// Whether words right before a word negate it, an odd number of times.
pub(super) fn is_negated(words: &[Word], at: usize) -> bool {
    let before = words[at.saturating_sub(NEGATED)..at].iter();
    before.filter(|word| cues::negates(&word.lower) || cues::denies(&word.lower)).count() % 2 == 1
}
