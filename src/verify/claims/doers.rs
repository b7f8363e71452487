//! Who does what, and what is whose: a name goes with the same verb as in the quotes. "Mill sued Harbour" is not
//! "Harbour sued Mill", nor "the parent of Mill" the parent of Harbour.
//!
//! Where the quotes give the verb to nobody by name, or to this name too, nothing is said.

use std::ops::Range;

use super::claim::Found;
use super::clauses::{is_auxiliary, is_before_objects, names_of, sentence_start};
use super::copied;
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::words::Word;

/// How many words may stand between a name and its verb.
const NEAR: usize = 2;

/// How often a quote is looked at for one verb, and how many words before it.
const MOST_VERBS: usize = 8;
const CLAUSE: usize = 60;

/// How far behind a verb its object may stand.
const OBJECT: usize = 6;

/// A name before a verb that a quote gives to another name, with the same object behind it. `is_known` tells whether
/// a word is a name in the sources around what is quoted of them.
pub(super) fn other_doer(
    prose: &Prose,
    quotes: &[&CitedQuote],
    is_known: impl Fn(&str) -> bool,
) -> Option<Found> {
    if !may_name_doers(prose, quotes) {
        return None;
    }
    let words = prose.words();
    let is_subject = |run: &Range<usize>| {
        let before = prose.text[..run.start].split_whitespace().next_back().unwrap_or("");
        let is_joined = prose.text[..run.start].ends_with('-') || prose.text[run.end..].starts_with('-');
        !is_joined && !is_before_objects(&before.to_lowercase())
    };
    // The first word is a name where the quotes have it so within a sentence, or the sources around them.
    let is_name = |span: &Range<usize>| {
        let written = &prose.text[span.clone()];
        is_name_in(quotes, written) || written.starts_with(char::is_uppercase) && is_known(written)
    };
    let first = words.first().map(|word| word.span.clone()).filter(is_name);
    let runs = prose.capital_runs().iter().cloned().chain(first);
    runs.filter(|run| prose.is_own(run)).filter(is_subject).find_map(|run| {
        let names: Vec<String> = names_of(&prose.text[run.clone()]);
        if names.is_empty() {
            return None;
        }
        if let Some(found) = copied::of_another(prose, quotes, &run, &names) {
            return Some(found);
        }
        let verb = verb_after(words, run.end)?;
        let mut other = None;
        for quote in quotes {
            match subject_of(quote, words, verb, &names) {
                Subject::Same => return None,
                Subject::Other(span) => other = other.or(Some((*quote, span))),
                Subject::Unknown => {}
            }
        }
        let (quote, span) = other?;
        Some(Found::new(run.start..words[verb].span.end, ClaimKind::NameExchanged(quote.quoted(span))))
    })
}

/// "The parent of Mill", where a quote has the parent of Harbour and speaks of Mill as well.
pub(super) fn other_owner(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    if !may_name_owners(&prose.text) {
        return None;
    }
    let words = prose.words();
    let owned = owners(&prose.text, words);
    owned.into_iter().filter(|(at, _)| prose.is_own(&words[*at].span)).find_map(|(at, owner)| {
        let mut other = None;
        for quote in quotes {
            let theirs = owners(&quote.text, quote.words());
            let same = theirs.into_iter().filter(|(there, _)| quote.words()[*there].lower == words[at].lower);
            for (there, their_owner) in same {
                let (own, their) = (&words[owner].lower, &quote.words()[their_owner].lower);
                if own == their {
                    return None;
                }
                let has_own = quote.words().iter().any(|word| word.lower == *own);
                let has_their = words.iter().any(|word| word.lower == *their);
                if has_own && has_their {
                    let span = quote.words()[there].span.start..quote.words()[their_owner].span.end;
                    other = other.or(Some((*quote, span)));
                }
            }
        }
        let (quote, span) = other?;
        Some(Found::new(
            words[at].span.start..words[owner].span.end,
            ClaimKind::NameExchanged(quote.quoted(span)),
        ))
    })
}

/// "Mill's candidate for the post", where a quote has Harbour's candidate for the post and speaks of Mill as well.
pub(super) fn other_possessor(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    let is_possessor = |text: &str, word: &Word| {
        text.get(word.span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
            && word.lower.ends_with("'s")
    };
    let goes_on = |words: &[Word], at: usize, others: &[Word], other: usize| {
        let pairs = words[at + 1..].iter().zip(&others[other + 1..]);
        pairs.take(POSSESSED).take_while(|(one, two)| one.lower == two.lower).count()
    };
    let own = (0..words.len())
        .filter(|at| is_possessor(&prose.text, &words[*at]) && prose.is_own(&words[*at].span));
    own.into_iter().find_map(|at| {
        let name = name_word(&words[at].lower);
        let tells = words[at + 1..].iter().take(POSSESSED).any(|w| w.lower.chars().nth(4).is_some());
        let mut other = None;
        let mut is_known = false;
        for quote in quotes {
            let quoted = quote.words();
            is_known = is_known || quote.name_words().contains(&name);
            for there in (0..quoted.len()).filter(|there| goes_on(words, at, quoted, *there) == POSSESSED) {
                // "The bookmakers' favourite": several, of whom a name is none.
                let behind = &quote.text[quoted[there].span.end..];
                let are_several =
                    quoted[there].lower.ends_with('s') && behind.starts_with(['\'', '\u{2019}']);
                if !is_possessor(&quote.text, &quoted[there]) && !are_several {
                    return None;
                }
                let start = there.saturating_sub(NEAR);
                if quote.name_words()[start..=there].contains(&name) {
                    return None;
                }
                other =
                    other.or(Some((*quote, quoted[there].span.start..quoted[there + POSSESSED].span.end)));
            }
        }
        let (quote, span) = other.filter(|_| is_known && tells)?;
        let range = words[at].span.start..words[at + POSSESSED].span.end;
        Some(Found::new(range, ClaimKind::NameExchanged(quote.quoted(span))))
    })
}

/// How many words behind a possessor tell that the same thing is meant.
const POSSESSED: usize = 3;

/// Whether a text may have a name among its own words: a capital behind its first word, or a first word that stands
/// somewhere else too. Most names are titles of notes, and no words have to be cut for them.
fn may_name_doers(prose: &Prose, quotes: &[&CitedQuote]) -> bool {
    let text = prose.text.as_str();
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let mut capitals = prose.own_capitals().peekable();
    let is_elsewhere = || {
        let end =
            text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length);
        let first = &text[start..end];
        text[end..].contains(first) || quotes.iter().any(|quote| quote.text.contains(first))
    };
    capitals.peek().is_some_and(|at| *at != start || is_elsewhere()) || capitals.nth(1).is_some()
}

/// Whether a capital may follow an "of".
fn may_name_owners(text: &str) -> bool {
    let ends = text.as_bytes().windows(2).enumerate().filter(|(_, pair)| pair.eq_ignore_ascii_case(b"of"));
    let mut after = ends.filter_map(|(at, _)| text.get(at + 2..)?.chars().find(|c| c.is_alphanumeric()));
    after.any(char::is_uppercase)
}

/// What is whose: each "… of Name", by the places of both words.
fn owners(text: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let is_name = |at: &usize| {
        text.get(words[*at].span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let of = (1..words.len()).filter(|at| words[*at].lower == "of" && !words[*at].is_cut);
    of.map(|at| (at - 1, at + 1)).filter(|(_, owner)| *owner < words.len() && is_name(owner)).collect()
}

/// Whether a word stands capitalised within a quote.
fn is_name_in(quotes: &[&CitedQuote], written: &str) -> bool {
    let is_it = |quote: &&CitedQuote| {
        let mut words = quote.words().iter().enumerate();
        words.any(|(at, word)| at > 0 && !word.is_cut && quote.text.get(word.span.clone()) == Some(written))
    };
    written.starts_with(char::is_uppercase) && quotes.iter().any(is_it)
}

/// The verb right behind a name, with nothing but an adverb or an auxiliary between.
fn verb_after(words: &[Word], end: usize) -> Option<usize> {
    let first = words.partition_point(|word| word.span.start < end);
    let mut at = first;
    while at < words.len() && at <= first + NEAR && !words[at].is_cut {
        let lower = words[at].lower.as_str();
        if !is_auxiliary(lower) && !lower.ends_with("ly") {
            let is_present = lower.ends_with('s') && lower.chars().nth(3).is_some();
            let is_verb = cues::says(lower) || is_past(lower) || is_present;
            return (is_verb && !cues::is_light(lower)).then_some(at);
        }
        at += 1;
    }
    None
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
    for at in (0..quoted.len()).filter(is_verb).take(MOST_VERBS) {
        let start = sentence_start(quote, at);
        let is_own = |at: usize| {
            names.contains(&quote.name_words()[at])
                || quoted[at].lower.contains('-')
                    && quoted[at].lower.split('-').any(|part| names.contains(&name_word(part)))
        };
        let is_named = (start.max(at.saturating_sub(CLAUSE))..at).any(is_own);
        if is_named {
            return Subject::Same;
        }
        // "Mill sued Harbour" and "Harbour sued Mill", or both sued the council.
        if let Some(other) = name_before(quote, start, at)
            && !is_behind_object(quoted, start, other)
            && (is_behind(words, verb, &quoted[other].lower)
                // "Mill workers" share what they do with others.
                || (cues::says(&words[verb].lower) || is_past(&words[verb].lower))
                    && shares_object(words, verb, quoted, at))
            && !(is_mutual(&quoted[at].lower) && (at..quoted.len()).take(OBJECT).any(is_own))
        {
            found = Subject::Other(quoted[other].span.start..quoted[at].span.end);
        }
    }
    found
}

/// Words that stand behind any verb.
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "season"
            | "year"
            | "years"
            | "month"
            | "months"
            | "week"
            | "weeks"
            | "time"
            | "times"
            | "today"
            | "yesterday"
    )
}

/// Whether what is done stands before the one who does it: "the goals that Mill have scored".
fn is_behind_object(words: &[Word], start: usize, name: usize) -> bool {
    let relative = name.checked_sub(1).filter(|at| *at > start && words[*at].lower == "that");
    relative.is_some_and(|at| !words[at].is_cut && !cues::says(&words[at - 1].lower))
}

/// Whether a deed is as much the other's: who met whom.
fn is_mutual(verb: &str) -> bool {
    matches!(
        verb,
        "met" | "meets" | "married" | "divorced" | "embraced" | "faced" | "played" | "fought" | "tied"
    )
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

/// Whether a word stands behind a verb.
fn is_behind(words: &[Word], verb: usize, name: &str) -> bool {
    words[verb + 1..].iter().take(OBJECT).any(|word| word.lower == name)
}

/// Whether some word behind the one verb stands behind the other.
fn shares_object(words: &[Word], verb: usize, others: &[Word], other: usize) -> bool {
    let behind = |words: &'_ [Word], at: usize| -> Vec<String> {
        let ahead = words[at + 1..].iter().take(OBJECT);
        let tells = |word: &&Word| {
            let lower = word.lower.as_str();
            lower.chars().nth(3).is_some() && !cues::is_light(lower) && !is_time(lower)
        };
        ahead.filter(tells).map(|word| word.lower.to_string()).collect()
    };
    let there = behind(others, other);
    behind(words, verb).iter().any(|word| there.iter().any(|other| cues::same_stem(word, other)))
}
