//! What somebody is: "the prosecutor, Imran Sethi" is not "his lawyer, Imran Sethi"; and which of two parties does what,
//! where both have no name: "the operator suspended the strike", which the union did.
//!
//! A role is judged only beside a name that has another role in the quotes, and a party only where the quote speaks of it
//! as well, as of another.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::claim::Found;
use super::clauses::{name_runs, names_of};
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::name_words::name_word;
use crate::read::number::ENGLISH;
use crate::read::words::Word;

/// What somebody may be, in groups that may be one.
#[rustfmt::skip]
const ROLES: &[&[&str]] = &[
    &["lawyer", "attorney", "barrister", "solicitor", "advocate", "counsel"], &["prosecutor"], &["judge", "magistrate"],
    &["minister", "secretary"], &["mayor"], &["governor"], &["teacher", "professor", "lecturer", "headmaster"],
    &["doctor", "physician", "surgeon"], &["nurse"], &["engineer"], &["farmer"], &["goalkeeper"], &["defender"],
    &["midfielder"], &["striker", "forward", "winger"], &["journalist", "reporter", "editor"], &["economist"], &["historian"],
    &["accountant"], &["architect"], &["builder"], &["soldier"], &["priest", "bishop", "vicar"], &["plumber"], &["baker"],
    &["fisherman"], &["student", "pupil"], &["ambassador"], &["senator"], &["singer"], &["actor", "actress"], &["painter"],
    &["novelist", "author", "writer", "poet"], &["banker"], &["pilot"], &["driver"], &["chairman", "chairwoman", "chair"],
    &["spokesman", "spokeswoman", "spokesperson"],
];

/// How many words behind a name its role may stand.
const BEHIND: usize = 5;

/// The most words of a sentence or quote that is judged.
const MOST_WORDS: usize = 120;

/// Whether a sentence and its quotes are short enough to be looked through for each of its words.
fn are_short(prose: &Prose, quotes: &[&CitedQuote]) -> bool {
    let mut all = quotes.iter().map(|quote| quote.words());
    prose.words().len() <= MOST_WORDS && all.all(|words| words.len() <= MOST_WORDS)
}

/// A role that a sentence gives to a name, where the quotes give it another.
pub(super) fn other_role(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    if !are_short(prose, quotes) {
        return None;
    }
    let is_role = |at: &usize| role(&words[*at].lower).is_some() && prose.is_own(&words[*at].span);
    for at in (0..words.len()).filter(is_role) {
        let own = role(&words[at].lower)?;
        let is_told = |word: &Word| role(&word.lower) == Some(own);
        if quotes.iter().any(|quote| quote.words().iter().any(is_told)) {
            continue;
        }
        let texts: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
        let runs = name_runs(&prose.text, words, prose.capital_runs(), &texts);
        let Some(run) = runs.into_iter().find(|run| holds(&prose.text, words, run, at)) else { continue };
        let names = names_of(&prose.text[run]);
        for quote in quotes {
            let quoted = quote.words();
            let shares = |run: &Range<usize>| {
                names_of(&quote.text[run.clone()]).iter().any(|name| names.contains(name))
            };
            let runs = name_runs(&quote.text, quoted, quote.capital_runs(), &[prose.text.as_str()]);
            for theirs in runs.iter().filter(|run| shares(run)) {
                let there = (0..quoted.len()).find(|there| {
                    role(&quoted[*there].lower).is_some() && holds(&quote.text, quoted, theirs, *there)
                });
                if let Some(there) = there {
                    let kind = ClaimKind::Opposite(quote.quoted(quoted[there].span.clone()));
                    return Some(Found::new(words[at].span.clone(), kind));
                }
            }
        }
    }
    None
}

/// The group of each role.
static GROUPS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let groups = ROLES.iter().enumerate();
    groups.flat_map(|(number, group)| group.iter().map(move |word| (*word, number))).collect()
});

/// The group of a role.
fn role(word: &str) -> Option<usize> {
    GROUPS.get(word).copied()
}

/// Whether a name is what a word says: "his lawyer, Imran Sethi", "Imran Sethi, a former lawyer,".
fn holds(text: &str, words: &[Word], run: &Range<usize>, at: usize) -> bool {
    let word = &words[at];
    let before = text.get(word.span.end..run.start).is_some_and(|gap| matches!(gap, " " | ", "));
    let first = words.partition_point(|word| word.span.start < run.end);
    let behind = (first..(first + BEHIND).min(words.len())).take_while(|n| *n == first || !words[*n].is_cut);
    let is_apposition = words.get(first).is_some_and(|next| {
        next.is_cut
            && (matches!(next.lower.as_str(), "a" | "an" | "the")
                || next.lower.starts_with(|c: char| c.is_ascii_digit()))
            && text.get(run.end..next.span.start) == Some(", ")
    });
    before || is_apposition && behind.into_iter().any(|n| n == at)
}

/// A deed that the quotes give to another party, where both are told by what they are.
pub(super) fn other_party(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    if !are_short(prose, quotes) {
        return None;
    }
    (2..words.len()).filter(|verb| prose.is_own(&words[*verb].span)).find_map(|verb| {
        let own = party(&prose.text, words, verb)?;
        let object = words.get(verb + 1..verb + 3)?;
        let mut found = None;
        for quote in quotes {
            let quoted = quote.words();
            for there in (2..quoted.len()).filter(|there| quoted[*there].lower == words[verb].lower) {
                let is_same_object = quoted.get(there + 1..there + 3).is_some_and(|others| {
                    others.iter().zip(object).all(|(one, other)| one.lower == other.lower)
                });
                let theirs = party(&quote.text, quoted, there).filter(|_| is_same_object)?;
                let is_one =
                    |one: &str, other: &str| ENGLISH.same_noun(one, other) || cues::same_stem(one, other);
                if is_one(&own, &theirs) {
                    return None;
                }
                let speaks_of =
                    |at: usize| quoted[at].lower == *own && at > 0 && quoted[at - 1].lower == "the";
                if (0..quoted.len()).any(speaks_of) {
                    found =
                        found.or(Some(quote.quoted(quoted[there - 1].span.start..quoted[there].span.end)));
                }
            }
        }
        let span = words[verb - 1].span.start..words[verb].span.end;
        Some(Found::new(span, ClaimKind::NameExchanged(found?)))
    })
}

/// "The union suspended": the noun without a name right before a verb that tells of a deed.
fn party(text: &str, words: &[Word], verb: usize) -> Option<String> {
    let (article, noun) = (words.get(verb.checked_sub(2)?)?, words.get(verb - 1)?);
    let is_noun = !noun.is_cut
        && !words[verb].is_cut
        && article.lower == "the"
        && noun.lower.chars().nth(3).is_some()
        && text[noun.span.clone()].starts_with(char::is_lowercase);
    (is_noun && is_past(&words[verb].lower)).then(|| name_word(&noun.lower))
}

/// "Boys did better than girls", where the quotes have girls do better than boys.
pub(super) fn turned_comparison(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    if !prose.text.contains(" than ") || !are_short(prose, quotes) {
        return None;
    }
    let (one, other, at) = compared(&prose.text, prose.words())?;
    let mut found = None;
    for quote in quotes {
        if let Some((first, second, there)) = compared(&quote.text, quote.words()) {
            if first == one || second == other {
                return None;
            }
            let same = prose.words()[at].lower == quote.words()[there].lower;
            if first == other && second == one && same {
                let span = quote.words()[there].span.start..quote.words()[there + 2].span.end;
                found = found.or(Some(quote.quoted(span)));
            }
        }
    }
    let span = prose.words()[at].span.start..prose.words()[at + 2].span.end;
    Some(Found::new(span, ClaimKind::NameExchanged(found?)))
}

/// The two that a text compares, "girls did better than boys", with the place of the comparative.
fn compared(text: &str, words: &[Word]) -> Option<(String, String, usize)> {
    let than =
        (2..words.len().saturating_sub(1)).find(|at| words[*at].lower == "than" && !words[*at].is_cut)?;
    let second = &words[than + 1];
    let clause = (0..than).rev().find(|at| *at == 0 || words[*at].is_cut)?;
    let first = &words[clause];
    let tells = |word: &Word| {
        word.lower.chars().nth(3).is_some() && !cues::is_light(&word.lower) && !cues::is_pronoun(&word.lower)
    };
    let is_number =
        text.get(second.span.clone()).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    (tells(first) && tells(second) && !second.is_cut && !is_number)
        .then(|| (name_word(&first.lower), name_word(&second.lower), than - 1))
}
