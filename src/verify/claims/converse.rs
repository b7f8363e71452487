//! One event told from its two sides: what one sells another buys, who wins beats who loses.

use super::note_evidence::CitedQuote;
use crate::read::cues;
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

/// Whether a word says of one side what another says of the other side.
pub(super) fn has_two_sides(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "buy", "bought", "purchas", "acqui", "sell", "sold", "sale", "win", "won", "lose", "losing", "lost",
        "beat",
    ];
    const MORE: &[&str] = &["import", "export", "attack", "defend"];
    STEMS.iter().chain(MORE).any(|stem| word.starts_with(stem)) || KIN.contains(&word)
}

/// Whether whoever does the one is the other side of the other: "Mill bought it" and "it was sold to Mill".
pub(super) fn is_the_other_side(words: &[Word], at: usize, quote: &CitedQuote, there: usize) -> bool {
    let quoted = quote.words();
    meets(&doers(words, at), &others(quoted, there)) || meets(&doers(quoted, there), &others(words, at))
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
fn others(words: &[Word], at: usize) -> Vec<&str> {
    let found = if KIN.contains(&words[at].lower.as_str()) {
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
        found.extend(words[named].iter().map(|word| word.lower.as_str()));
    }
    found
}
