//! Whether a sentence says yes where its quotes say no, and whether it is as certain as they are.
//!
//! A negation, or a doubt, is compared only where both sides have the words that it governs: a sentence may
//! well negate what no quote speaks of, and quote a plan for the name in it.

use std::ops::Range;

use super::around::is_small;
use super::claim::Found;
use super::clauses::opens_condition;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use crate::model::{ClaimKind, QuotedWords};
use crate::read::cues::{self, Cues};
use crate::read::deeds::is_past_of;
use crate::read::opposites::sides;
use crate::read::words::Word;

/// A sentence that negates what no quote negates, or the other way round, and doubts that it drops.
pub(super) fn polarity_faults(evidence: &NoteEvidence<'_, '_>, scope: &Scope, prose: &Prose) -> Vec<Found> {
    if !scope.is_cited {
        return Vec::new();
    }
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    // Most sentences and quotes negate and doubt nothing, and need not be cut into words.
    // "Yet" is among the words that turn a sentence round.
    let judged = Cues::NEGATION.or(Cues::DENIAL).or(Cues::DECLINE).or(Cues::DOUBT).or(Cues::REVERSAL);
    let says_no = Cues::NEGATION.or(Cues::DENIAL).or(Cues::DECLINE);
    if !prose.cues.has(says_no) && !quotes.iter().any(|quote| quote.cues.has(judged)) {
        return Vec::new();
    }
    let words = prose.words();
    let mut found = Vec::new();
    found.extend(negation(words, &quotes, prose));
    if let [quote] = quotes.as_slice() {
        found.extend(doubt(words, quote).map(|kind| Found::new(0..prose.text.len(), kind)));
    }
    found
}

/// How many words a clause has at most that may be part of a longer one.
const SHORT: usize = 4;

/// How many words a negation or a doubt is taken to govern.
const GOVERNED: usize = 2;

/// Whether `others` have one of the words that the word at `at` governs, in any form.
fn shares_governed(words: &[Word], at: usize, others: &[Word]) -> bool {
    let is_content = |word: &&Word| {
        let lower = word.lower.as_str();
        lower.chars().nth(2).is_some()
            && !cues::is_light(lower)
            && !cues::is_pronoun(lower)
            && !is_small(lower)
    };
    let clause = words.iter().skip(at + 1).take_while(|word| !word.is_cut && word.lower != "and");
    let is_one = |word: &str, other: &str| cues::same_stem(word, other) || is_past_of(other, word);
    let is_there = |word: &Word| others.iter().any(|other| is_one(&word.lower, &other.lower));
    let governed: Vec<&Word> = clause.filter(is_content).take(GOVERNED).collect();
    match words[at].lower.as_str() {
        // "No evidence of fraud", "without a league goal".
        "no" | "without" | "neither" | "nor" => {
            !governed.is_empty() && governed.iter().all(|word| is_there(word))
        }
        // "Did not play in March" negates the playing.
        _ if cues::negates(&words[at].lower) => {
            governed.iter().find(|word| !is_modal(&word.lower)).is_some_and(|word| is_there(word))
        }
        // "Refused to pay the fine" says nothing of the fine.
        _ if is_refusal(words, at) => words.get(at + 2).is_some_and(is_there),
        _ => governed.iter().any(|word| is_there(word)),
    }
}

/// Whether a lower-case word governs the verb that is negated: "not required to pay".
fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "required"
            | "allowed"
            | "forced"
            | "obliged"
            | "asked"
            | "permitted"
            | "supposed"
            | "need"
            | "needed"
            | "going"
    )
}

fn negation(words: &[Word], quotes: &[&CitedQuote], prose: &Prose) -> Option<Found> {
    let declines = |words: &[Word], others: &[Word]| {
        let undoes = |word: &Word| others.iter().any(|other| cues::undoes(&word.lower, &other.lower));
        words.iter().any(|word| cues::declines(&word.lower) || undoes(word) || is_unharmed(word))
            || (0..words.len()).any(|at| is_pending(words, at))
    };
    let refused = (0..words.len()).filter(|at| is_refusal(words, *at));
    if let Some(at) = negations(words).chain(refused).find(|at| prose.is_own(&words[*at].span)) {
        let is_turned = quotes.iter().any(|quote| shares_governed(words, at, quote.words()));
        let is_borne_out = quotes
            .iter()
            .any(|quote| declines(quote.words(), words) || has_opposite(words, at, quote.words()))
            || is_until(words, at) && quotes.iter().any(|quote| quote.words().iter().any(is_condition))
            || is_of_all(words, at) && quotes.iter().any(|quote| quote.words().iter().any(is_superlative));
        let turned = || Found::new(words[at].span.clone(), ClaimKind::Negation(None));
        return if is_turned && !is_borne_out { Some(turned()) } else { affirmed(words, quotes, prose) };
    }
    // One quote among several may negate what the sentence does not speak of.
    let [quote] = quotes else { return None };
    let quoted = quote.words();
    // A sentence that stands in the quote word for word says what it says there.
    let begins = |word: &Word| word.is_cut || quote.text[word.span.clone()].starts_with(char::is_uppercase);
    let is_same = |window: &[Word]| {
        window.first().is_some_and(begins)
            && window.iter().zip(words).all(|(one, other)| one.lower == other.lower)
    };
    if words.len() > SHORT && quoted.windows(words.len()).any(is_same) {
        return None;
    }
    let refused = (0..quoted.len()).filter(|at| is_refusal(quoted, *at));
    let at = negations(quoted)
        .chain(refused)
        .find(|at| shares_governed(quoted, *at, words))
        .filter(|_| !declines(words, quoted))?;
    let kind = ClaimKind::Negation(Some(quoted_words(quote, &quoted[at].span)));
    Some(Found::new(0..prose.text.len(), kind))
}

/// A word that the one quote of a sentence negates right before it, and that the sentence has without a negation,
/// though it negates something else: "it is listed and would not say why" for "it is not listed, and would not say why".
fn affirmed(words: &[Word], quotes: &[&CitedQuote], prose: &Prose) -> Option<Found> {
    let [quote] = quotes else { return None };
    let quoted = quote.words();
    let is_plain = |at: usize| {
        let clause = words[at.saturating_sub(SHORT)..at].iter();
        let near = clause.chain(words[at + 1..].iter().take(1));
        !near.clone().any(|word| cues::declines(&word.lower)) && prose.is_own(&words[at].span)
    };
    negations(quoted).find_map(|at| {
        let word = quoted.get(at + 1).filter(|word| !word.is_cut && word.lower.len() > SHORT)?;
        let is_word = |other: &Word| other.lower.as_str() == word.lower.as_str();
        let is_once = quoted.iter().filter(|other| is_word(other)).count() == 1;
        let here = words.iter().position(is_word).filter(|here| is_once && is_plain(*here))?;
        let kind = ClaimKind::Negation(Some(quoted_words(quote, &quoted[at].span)));
        Some(Found::new(words[here].span.clone(), kind))
    })
}

/// "The pilots were unhurt": neither of them was hurt.
fn is_unharmed(word: &Word) -> bool {
    matches!(
        word.lower.as_str(),
        "unhurt" | "unharmed" | "uninjured" | "unscathed" | "undamaged" | "unchanged" | "unaffected"
    )
}

/// "He cannot play until he has served it": a negation that ends with a condition.
fn is_until(words: &[Word], at: usize) -> bool {
    words[at + 1..].iter().any(|word| matches!(word.lower.as_str(), "until" | "unless" | "before" | "till"))
}

/// A word by which one thing has to come before another.
fn is_condition(word: &Word) -> bool {
    opens_condition(&word.lower) || matches!(word.lower.as_str(), "only" | "least")
}

/// "None had ever cost so much": a negation by which something is compared with all others.
fn is_of_all(words: &[Word], at: usize) -> bool {
    let behind = words[at + 1..].iter().take_while(|word| !word.is_cut);
    behind.into_iter().any(|word| {
        matches!(word.lower.as_str(), "ever" | "so" | "more" | "such" | "before" | "other" | "as")
    })
}

/// "The largest", "a record".
fn is_superlative(word: &Word) -> bool {
    let lower = word.lower.as_str();
    matches!(
        lower,
        "most" | "least" | "record" | "best" | "worst" | "first" | "unprecedented" | "unique" | "sole"
    ) || lower.len() > 5 && lower.ends_with("est")
}

/// Whether the others have an opposite of a word that the negation at `at` governs: what is not supported is opposed.
fn has_opposite(words: &[Word], at: usize, others: &[Word]) -> bool {
    let governed = words.iter().skip(at + 1).take(GOVERNED + 1).flat_map(|word| sides(&word.lower));
    let opposed = |set: usize, group: usize| {
        let mut sides = others.iter().flat_map(|other| sides(&other.lower));
        sides.any(|other| other.set == set && other.group != group)
    };
    governed.into_iter().any(|side| opposed(side.set, side.group))
}

/// The negations of a text that do negate something: not "no fewer than", "not only", "not until", "No. 4".
/// "Refused to pay": what is refused, or failed in, is not done.
fn is_refusal(words: &[Word], at: usize) -> bool {
    matches!(
        words[at].lower.as_str(),
        "refused" | "refuses" | "declined" | "declines" | "failed" | "fails" | "neglected"
    ) && words.get(at + 1).is_some_and(|next| next.lower == "to")
}

fn negations(words: &[Word]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().filter_map(|(at, word)| {
        let next = words.get(at + 1).map_or("", |next| next.lower.as_str());
        let limits = matches!(
            next,
            "only" | "until" | "since" | "just" | "fewer" | "less" | "more" | "later" | "merely" | "least"
        );
        // "Not even half of them".
        let counted = words.get(at + 1 + usize::from(next == "even")).map_or("", |word| word.lower.as_str());
        let is_number =
            counted.starts_with(|c: char| c.is_ascii_digit()) || next == "even" && counted == "half";
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
        let is_idiom = word.lower == "none" && before == "to";
        let negates = cues::negates(&word.lower) && !limits && !is_number && !is_idiom;
        (negates || is_pending(words, at)).then_some(at)
    })
}

/// "Has yet to be chosen", "is still to come", "remains to be seen": what is not done so far.
fn is_pending(words: &[Word], at: usize) -> bool {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let is_put_off = match lower(at) {
        "yet" | "still" => {
            let before = at.checked_sub(1).map_or("", lower);
            matches!(before, "has" | "have" | "had" | "is" | "are" | "was" | "were")
        }
        "remains" | "remain" | "remained" => lower(at + 2) == "be",
        _ => false,
    };
    is_put_off && lower(at + 1) == "to"
}

/// A word of a quote that makes it less certain than the sentence.
fn doubt(words: &[Word], quote: &CitedQuote) -> Option<ClaimKind> {
    let quoted = quote.words();
    let dropped = quoted.iter().enumerate().find(|(at, word)| {
        let is_month = word.lower == "may" && quote.text[word.span.clone()].starts_with('M');
        let Some(group) = cues::doubts(&word.lower).filter(|_| !is_month) else { return false };
        let is_kept = words.iter().any(|w| cues::keeps_doubt(group, &w.lower));
        !is_kept && !is_known_as(quoted, *at) && shares_governed(quoted, *at, words)
    });
    dropped.map(|(_, word)| ClaimKind::Certainty(quoted_words(quote, &word.span)))
}

/// "known as" is a name and no doubt; "well-known" neither.
fn is_known_as(words: &[Word], at: usize) -> bool {
    let word = words.get(at).map_or("", |word| word.lower.as_str());
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
    word == "known" && !matches!(before, "first" | "last" | "only" | "oldest" | "earliest")
}

fn quoted_words(quote: &CitedQuote, span: &Range<usize>) -> QuotedWords {
    let written = quote.text.get(span.clone()).unwrap_or("").to_owned();
    QuotedWords { citation: quote.key.clone(), written, meaning: None }
}
