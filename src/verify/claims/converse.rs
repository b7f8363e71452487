//! One event told from its two sides: what one sells another buys, who wins beats who loses.

use super::note_evidence::CitedQuote;
use crate::read::cues;
use crate::read::opposites::sides;
use crate::read::words::Word;

/// How many words before a verb are looked through for who does it.
const BEFORE: usize = 7;

/// How many words behind "to" and "from" are looked through for the other side.
const BEHIND: usize = 5;

/// How many words behind a word for kin are looked through for whose it is.
const KIN_BEHIND: usize = 3;

/// How far behind a verb its other side may be named.
const FAR: usize = 12;

/// Words for kin, each of which has another for the other side: "Quinn's brother Brook" is "Brook's sister Quinn".
const KIN: &[&str] = &["husband", "wife", "brother", "sister", "brothers", "sisters"];

/// Whether a lower-case word tells whose kin somebody is: of both it can be said first.
pub(super) fn is_kin(word: &str) -> bool {
    matches!(word, "uncle" | "aunt" | "father" | "mother" | "grandfather" | "grandmother")
        || KIN.contains(&word)
}

/// Words of the sets that tell one event from its two sides: one word stands for all of its set.
const TWO_SIDED: &[&str] = &["buy", "win", "victory", "import", "attack"];

/// Whether a word says of one side what its opposite says of the other.
fn has_two_sides(word: &str) -> bool {
    let own = sides(word);
    TWO_SIDED.iter().flat_map(|known| sides(known)).any(|known| own.iter().any(|side| side.set == known.set))
}

/// Whether whoever does the one is the other side of the other: "Mill bought it" and "it was sold to Mill". "It bought
/// them" may be told of whoever that is.
pub(super) fn is_the_other_side(words: &[Word], at: usize, quote: &CitedQuote, there: usize) -> bool {
    let quoted = quote.words();
    let is_open =
        || has_two_sides(&words[at].lower) && is_done_by_pronoun(words, at) && names_other(quote, there);
    let are_kin = [&words[at], &quoted[there]].iter().all(|word| KIN.contains(&word.lower.as_str()));
    is_open()
        || meets(&doers(words, at), &others(quoted, there, are_kin))
        || meets(&doers(quoted, there), &others(words, at, are_kin))
}

/// Whether the nearest word before a verb that may say who does it is a pronoun.
fn is_done_by_pronoun(words: &[Word], at: usize) -> bool {
    let before = words[at.saturating_sub(BEFORE)..at].iter().rev();
    let mut doers = before.filter(|word| tells(&word.lower) || cues::is_pronoun(&word.lower));
    doers.next().is_some_and(|word| cues::is_pronoun(&word.lower))
}

/// Whether a name stands on the other side of a verb of a quote.
fn names_other(quote: &CitedQuote, there: usize) -> bool {
    let words = quote.words();
    let ahead = there + 1..(there + 1 + FAR).min(words.len());
    let mut sides = ahead.filter(|n| matches!(words[*n].lower.as_str(), "to" | "from" | "against"));
    sides.any(|n| {
        let named = words.get(n + 1).map(|word| &quote.text[word.span.clone()]);
        named.is_some_and(|name| name.starts_with(char::is_uppercase))
    })
}

fn meets(ones: &[&str], others: &[&str]) -> bool {
    ones.iter().any(|one| others.iter().any(|other| one == other || cues::same_stem(one, other)))
}

fn tells(word: &str) -> bool {
    word.chars().nth(2).is_some()
        && !cues::is_light(word)
        && !cues::is_pronoun(word)
        && !super::around::is_small(word)
}

/// The words that may say who does what a verb says: those before it, and those behind its "by".
fn doers(words: &[Word], at: usize) -> Vec<&str> {
    let near = words[at.saturating_sub(BEFORE)..at].iter();
    let before = near.map(|word| word.lower.as_str());
    let by = behind(words, at, &["by"]);
    before.chain(by).filter(|word| tells(word)).collect()
}

/// The words that may say who stands on the other side.
fn others(words: &[Word], at: usize, are_kin: bool) -> Vec<&str> {
    let found = if are_kin {
        words[at + 1..].iter().take(KIN_BEHIND).map(|word| word.lower.as_str()).collect()
    } else {
        behind(words, at, &["to", "from", "against"])
    };
    found.into_iter().filter(|word| tells(word)).collect()
}

/// The words behind the first of some prepositions that follows a verb in its sentence.
fn behind<'w>(words: &'w [Word], at: usize, prepositions: &[&str]) -> Vec<&'w str> {
    let ahead = at + 1..(at + 1 + FAR).min(words.len());
    let mut found = Vec::new();
    for start in ahead.filter(|n| prepositions.contains(&words[*n].lower.as_str())) {
        let named = start + 1..(start + 1 + BEHIND).min(words.len());
        // "By fishers to stop the work": who does it ends where the next preposition stands.
        let ends = |word: &&Word| {
            !matches!(word.lower.as_str(), "to" | "from" | "by" | "against" | "in" | "on" | "at")
        };
        found.extend(words[named].iter().take_while(ends).map(|word| word.lower.as_str()));
    }
    found
}
