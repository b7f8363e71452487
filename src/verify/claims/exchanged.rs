//! Who, which and when are kept together: where sentence and quote both have several numbers or names, each goes with
//! the same word in both. "Killed 26 and injured 15" is not "killed 15 and injured 26", nor "Mill sued Harbour"
//! "Harbour sued Mill".
//!
//! Where the words that would tell are not on both sides, nothing is said.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::Found;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use crate::model::{ClaimKind, Class, Decimal, QuotedWords};
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::number::NumberReading;
use crate::read::reading::Reading;
use crate::read::words::Word;

/// How many words beside a number tell what it counts.
const BESIDE: usize = 3;

/// How many words may stand between a name and its verb.
const NEAR: usize = 2;

/// How far behind a verb its object may stand.
const OBJECT: usize = 6;

/// Numbers and names that the quotes give to something else.
pub(super) fn exchange_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    reading: &Reading,
    prose: &Prose,
) -> Vec<Found> {
    if !scope.is_cited {
        return Vec::new();
    }
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let mut found = Vec::new();
    let counts: Vec<&NumberReading> = counted(reading).collect();
    for number in counts.iter().filter(|number| prose.is_own(&number.span)) {
        let kind = other_thing(prose.words(), number, &counts, &quotes);
        found.extend(kind.map(|kind| Found::new(number.span.clone(), kind)));
    }
    if evidence.tells_names_by_capitals() {
        found.extend(other_subject(prose, &quotes));
    }
    found
}

/// The numbers of a text that count or measure something.
fn counted(reading: &Reading) -> impl Iterator<Item = &NumberReading> {
    reading.numbers.iter().filter(|n| n.label.is_none() && n.class != Class::Ordinal)
}

/// The other number of the sentence that has changed places with this one: in a quote the words beside each stand
/// beside the other.
fn other_thing(
    words: &[Word],
    number: &NumberReading,
    all: &[&NumberReading],
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let own = beside(words, &number.span);
    let shares = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.iter().any(|word| other.iter().any(|other| cues::same_stem(word, other)))
    };
    let rivals = all.iter().filter(|other| other.class == number.class && other.value != number.value);
    let rivals: Vec<(&NumberReading, BTreeSet<String>)> =
        rivals.map(|other| (*other, beside(words, &other.span))).collect();
    if own.is_empty() || rivals.is_empty() {
        return None;
    }
    let mut found = None;
    for quote in quotes {
        let there = |of: &NumberReading| -> Vec<(Range<usize>, BTreeSet<String>)> {
            let same = counted(&quote.reading).filter(|n| is_same(n.value, &n.class, of));
            same.map(|n| (n.span.clone(), beside(quote.words(), &n.span))).collect()
        };
        let mine = there(number);
        if mine.iter().any(|(_, words)| words.is_empty() || shares(&own, words)) {
            return None;
        }
        for (rival, beside_rival) in &rivals {
            let theirs = there(rival);
            let is_mine = |(_, words): &&(Range<usize>, BTreeSet<String>)| {
                shares(&own, words) && !shares(beside_rival, words)
            };
            let gives_back = mine.iter().any(|(_, words)| shares(beside_rival, words));
            let place = theirs.iter().find(is_mine).filter(|_| gives_back);
            found = found.or_else(|| place.map(|(span, _)| quoted(quote, span.clone())));
        }
    }
    found.map(ClaimKind::Exchanged)
}

fn is_same(value: Decimal, class: &Class, number: &NumberReading) -> bool {
    value == number.value && *class == number.class
}

/// The nearest words that say something on both sides of a number, in its clause and up to the next number.
fn beside(words: &[Word], span: &Range<usize>) -> BTreeSet<String> {
    let first = words.partition_point(|word| word.span.end <= span.start);
    let end = words.partition_point(|word| word.span.start < span.end);
    let goes_on = |word: &Word| {
        let lower = word.lower.as_str();
        !lower.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(lower, "and" | "or" | "but" | "while" | "against")
    };
    let tells = |word: &&Word| {
        let lower = word.lower.as_str();
        lower.chars().nth(3).is_some()
            && !cues::is_light(lower)
            && !cues::is_pronoun(lower)
            && !is_measure(lower)
    };
    let behind = words[end..].iter().take(BESIDE).take_while(|word| goes_on(word) && !word.is_cut);
    let mut before: Vec<&Word> = Vec::new();
    let mut at = first;
    // The word itself may begin after a comma; what stands before that belongs elsewhere.
    while at > 0
        && before.len() < BESIDE
        && !words.get(at).is_some_and(|word| word.is_cut)
        && goes_on(&words[at - 1])
    {
        before.push(&words[at - 1]);
        at -= 1;
    }
    let nearest = behind.into_iter().find(tells).into_iter().chain(before.into_iter().find(tells));
    nearest.map(|word| word.lower.clone()).collect()
}

/// Words that stand beside any number.
fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "some"
            | "more"
            | "than"
            | "least"
            | "most"
            | "nearly"
            | "almost"
            | "around"
            | "over"
            | "under"
            | "million"
            | "billion"
            | "thousand"
            | "hundred"
            | "percent"
            | "dollars"
            | "euros"
            | "pounds"
            | "years"
            | "days"
            | "months"
            | "weeks"
            | "hours"
            | "points"
            | "with"
            | "from"
            | "were"
            | "have"
            | "only"
            | "just"
            | "another"
            | "other"
            | "others"
            | "people"
            | "share"
            | "compared"
            | "total"
            | "year"
            | "last"
    )
}

/// A name before a verb that a quote gives to another name, with the same object behind it.
fn other_subject(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    let is_subject = |run: &Range<usize>| {
        let before = prose.text[..run.start].split_whitespace().next_back().unwrap_or("");
        let is_joined = prose.text[..run.start].ends_with('-') || prose.text[run.end..].starts_with('-');
        !is_joined && !is_before_objects(&before.to_lowercase())
    };
    // The first word is a name where the quotes have it so within a sentence.
    let first = words
        .first()
        .map(|word| word.span.clone())
        .filter(|span| is_name_in(quotes, &prose.text[span.clone()]));
    let runs = prose.capital_runs().iter().cloned().chain(first);
    runs.filter(|run| prose.is_own(run)).filter(is_subject).find_map(|run| {
        let names: Vec<String> = names_of(&prose.text[run.clone()]);
        let verb = verb_after(words, run.end).filter(|_| !names.is_empty())?;
        let mut other = None;
        for quote in quotes {
            match subject_of(quote, words, verb, &names) {
                Subject::Same => return None,
                Subject::Other(span) => other = other.or(Some((*quote, span))),
                Subject::Unknown => {}
            }
        }
        let (quote, span) = other?;
        Some(Found::new(run.start..words[verb].span.end, ClaimKind::Exchanged(quoted(quote, span))))
    })
}

/// Whether a word stands capitalised within a quote.
fn is_name_in(quotes: &[&CitedQuote], written: &str) -> bool {
    let is_it = |quote: &&CitedQuote| {
        let mut words = quote.words().iter().enumerate();
        words.any(|(at, word)| at > 0 && !word.is_cut && quote.text.get(word.span.clone()) == Some(written))
    };
    written.starts_with(char::is_uppercase) && quotes.iter().any(is_it)
}

/// The words of a name that tell it from others.
fn names_of(run: &str) -> Vec<String> {
    let parts = run.split([' ', '-']).filter(|part| part.starts_with(char::is_uppercase)).map(name_word);
    parts.filter(|word| word.chars().nth(2).is_some() && !names_nobody(word)).collect()
}

/// The verb right behind a name, with nothing but an adverb or an auxiliary between.
fn verb_after(words: &[Word], end: usize) -> Option<usize> {
    let first = words.partition_point(|word| word.span.start < end);
    let mut at = first;
    while at < words.len() && at <= first + NEAR && !words[at].is_cut {
        let lower = words[at].lower.as_str();
        if !is_auxiliary(lower) && !lower.ends_with("ly") {
            let is_verb = cues::says(lower) || is_past(lower);
            return (is_verb && !cues::is_light(lower)).then_some(at);
        }
        at += 1;
    }
    None
}

/// Words behind which a name is no subject, or the description of one.
fn is_before_objects(word: &str) -> bool {
    matches!(
        word,
        "from"
            | "of"
            | "in"
            | "at"
            | "for"
            | "with"
            | "by"
            | "to"
            | "against"
            | "on"
            | "and"
            | "or"
            | "the"
            | "near"
            | "over"
            | "under"
            | "into"
            | "between"
            | "like"
            | "than"
            | "as"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has" | "have" | "had" | "will" | "would" | "also" | "then" | "now" | "later" | "and" | "first"
    )
}

/// Whom a quote gives a verb to.
enum Subject {
    Same,
    /// Another name; where name and verb stand.
    Other(Range<usize>),
    Unknown,
}

fn subject_of(quote: &CitedQuote, words: &[Word], verb: usize, names: &[String]) -> Subject {
    let quoted = quote.words();
    let mut found = Subject::Unknown;
    let is_verb = |at: &usize| quoted[*at].lower == words[verb].lower;
    for at in (0..quoted.len()).filter(is_verb) {
        let start = sentence_start(quote, at);
        let is_named = quoted[start..at].iter().any(|word| names.contains(&name_word(&word.lower)));
        if is_named {
            return Subject::Same;
        }
        if let Some(other) = name_before(quote, start, at)
            && shares_object(words, verb, quoted, at)
        {
            found = Subject::Other(quoted[other].span.start..quoted[at].span.end);
        }
    }
    found
}

/// The first word of the sentence of a quote in which a word stands.
fn sentence_start(quote: &CitedQuote, at: usize) -> usize {
    let words = quote.words();
    let ends = |n: &usize| {
        let gap = quote.text.get(words[n - 1].span.end..words[*n].span.start).unwrap_or("");
        gap.contains(['.', '!', '?', ';']) && words[n - 1].lower.chars().nth(2).is_some()
    };
    (1..=at).rev().find(ends).unwrap_or(0)
}

/// A name right before a verb, or before what stands between commas there.
fn name_before(quote: &CitedQuote, start: usize, verb: usize) -> Option<usize> {
    let words = quote.words();
    let is_name = |at: &usize| {
        let written = &quote.text[words[*at].span.clone()];
        let lower = name_word(written);
        written.starts_with(char::is_uppercase)
            && *at > 0
            && !names_nobody(&lower)
            && lower.chars().nth(2).is_some()
            || *at == 0 && written.starts_with(char::is_uppercase) && is_run(quote, *at)
    };
    let mut end = verb;
    while end > start && (is_auxiliary(&words[end - 1].lower) || words[end - 1].lower.ends_with("ly")) {
        end -= 1;
    }
    if words.get(end).is_some_and(|word| word.is_cut) {
        // "Harbour, which owns the pier, sued".
        let inner = (start + 1..end).rev().find(|at| words[*at].is_cut)?;
        return inner.checked_sub(1).filter(|at| *at >= start && is_name(at));
    }
    end.checked_sub(1).filter(|at| *at >= start && is_name(at))
}

/// Whether a capitalised word at the beginning is more than the sentence's first: a name stands there only if it is
/// followed by a verb, which the caller knows, and is no common opener.
fn is_run(quote: &CitedQuote, at: usize) -> bool {
    let word = &quote.words()[at];
    !cues::is_light(&word.lower)
        && !cues::is_pronoun(&word.lower)
        && word.lower.chars().nth(3).is_some()
        && !word.lower.ends_with('s')
}

/// Whether some word behind the one verb stands behind the other.
fn shares_object(words: &[Word], verb: usize, others: &[Word], other: usize) -> bool {
    let behind = |words: &'_ [Word], at: usize| -> Vec<String> {
        let ahead = words[at + 1..].iter().take(OBJECT);
        let tells = |word: &&Word| word.lower.chars().nth(3).is_some() && !cues::is_light(&word.lower);
        ahead.filter(tells).map(|word| word.lower.clone()).collect()
    };
    let there = behind(others, other);
    behind(words, verb).iter().any(|word| there.iter().any(|other| cues::same_stem(word, other)))
}

fn quoted(quote: &CitedQuote, span: Range<usize>) -> QuotedWords {
    let written = quote.text.get(span).unwrap_or("").to_owned();
    QuotedWords { citation: quote.key.clone(), written, meaning: None }
}
