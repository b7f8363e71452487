//! Where a clause begins, what stands before a verb, and which words of a text are names: by these a name is told to be a
//! subject.

use std::ops::Range;

use super::note_evidence::CitedQuote;
use crate::read::cues;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::words::Word;

/// The words of a name that tell it from others; of "the Courier's Ada Quinn", hers.
pub(super) fn names_of(run: &str) -> Vec<String> {
    let owner = ["'s ", "\u{2019}s "].iter().filter_map(|end| run.rfind(end).map(|at| at + end.len())).max();
    let run = &run[owner.unwrap_or(0)..];
    let parts = run.split([' ', '-']).filter(|part| part.starts_with(char::is_uppercase)).map(name_word);
    parts.filter(|word| word.chars().nth(2).is_some() && !names_nobody(word)).collect()
}

/// Words behind which a name is no subject, or the description of one.
pub(super) fn is_before_objects(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "from", "of", "in", "at", "for", "with", "by", "to", "against", "on", "and", "or", "the",
        "near", "over", "under", "into", "between", "like", "than", "as",
    ];
    WORDS.contains(&word)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has" | "have" | "had" | "will" | "would" | "also" | "then" | "now" | "later" | "and" | "first"
    )
}

/// Whether two words are one auxiliary in other tenses: a report's "has" is later told as "had".
pub(super) fn is_same_helper(one: &str, other: &str) -> bool {
    const FORMS: [&[&str]; 3] = [&["has", "have", "had"], &["is", "are", "was", "were"], &["will", "would"]];
    FORMS.iter().any(|forms| forms.contains(&one) && forms.contains(&other))
}

/// Whether a word opens a clause that has to come true first: "until", "once".
pub(super) fn opens_condition(word: &str) -> bool {
    matches!(word, "until" | "before" | "once" | "unless" | "if" | "when" | "after" | "till")
}

/// Whether a word says something by itself: one of four letters and more that is no small word, or a number.
pub(super) fn says_much(word: &str) -> bool {
    let is_number =
        word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "one" | "two" | "six" | "ten");
    is_number || word.chars().nth(3).is_some() && !cues::is_light(word) && !cues::is_pronoun(word)
}

/// How many words before another a sentence is looked for the beginning of.
const MOST_BACK: usize = 200;

/// The first word of the sentence of a quote in which a word stands.
pub(super) fn sentence_start(quote: &CitedQuote, at: usize) -> usize {
    let words = quote.words();
    let ends = |n: &usize| {
        let gap = quote.text.get(words[n - 1].span.end..words[*n].span.start).unwrap_or("");
        gap.contains(['.', '!', '?', ';']) && words[n - 1].lower.chars().nth(2).is_some()
    };
    (1..=at).rev().take(MOST_BACK).find(ends).unwrap_or(at.saturating_sub(MOST_BACK))
}

/// The capitalised runs of a text, its first word among them where it is plainly a name that another of these texts has:
/// a possessor, or with a comma behind it.
pub(super) fn name_runs(
    text: &str,
    words: &[Word],
    runs: &[Range<usize>],
    others: &[&str],
) -> Vec<Range<usize>> {
    let first = words.first().map(|word| word.span.clone()).filter(|span| {
        let written = &text[span.clone()];
        let name = written.trim_end_matches("'s").trim_end_matches("\u{2019}s");
        let is_plain = name.len() < written.len() || text[span.end..].starts_with(',');
        is_plain
            && name.starts_with(char::is_uppercase)
            && name.chars().nth(3).is_some()
            && runs.first().is_none_or(|run| run.start > span.start)
            && others.iter().any(|other| other.contains(name))
    });
    first.into_iter().chain(runs.iter().cloned()).collect()
}
