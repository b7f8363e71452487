//! What a number is said to be: "a loss of 310 million" where a quote has a profit of it, "earned 310 million" where it
//! was lost. The nearest word before the number that has an opposite tells.

use super::claim::Found;
use super::converse::is_the_other_side;
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::cues::Cues;
use crate::read::number::{Agreement, NumberReading, compare};
use crate::read::opposites::{Side, sides};
use crate::read::words::Word;

/// How many words before a number may tell what it is.
const BEFORE: usize = 4;

/// A word before a number of which a quote has an opposite before the same number.
pub(super) fn other_kind(prose: &Prose, number: &NumberReading, quotes: &[&CitedQuote]) -> Option<Found> {
    let opposed = |cues: Cues| cues.has(Cues::OPPOSED);
    if !opposed(prose.cues) || !quotes.iter().any(|quote| opposed(quote.cues)) {
        return None;
    }
    let words = prose.words();
    let (at, side) = governor(words, number.span.start)?;
    let mut other = None;
    for quote in quotes {
        let same = |n: &&NumberReading| compare(number, n) <= Agreement::Rounded;
        for there in quote.reading.numbers.iter().filter(same) {
            let (of, theirs) = governor(quote.words(), there.span.start)?;
            let is_other = theirs.set == side.set && theirs.group != side.group;
            if !is_other || is_the_other_side(words, at, quote, of) {
                return None;
            }
            other = other.or(Some(quote.quoted(quote.words()[of].span.clone())));
        }
    }
    Some(Found::new(words[at].span.clone(), ClaimKind::Opposite(other?)))
}

/// The nearest word before a number, in its clause, that has an opposite.
fn governor(words: &[Word], start: usize) -> Option<(usize, Side)> {
    let first = words.partition_point(|word| word.span.end <= start);
    let is_cut = |at: usize| words.get(at).is_some_and(|word| word.is_cut);
    let mut at = first;
    while at > 0 && first - at < BEFORE && !is_cut(at) {
        at -= 1;
        // "Shares rose and 300 were lost": what is joined is something else.
        if matches!(words[at].lower.as_str(), "and" | "but" | "or" | "while" | "than") {
            return None;
        }
        let side = sides(&words[at].lower).iter().find(|side| !side.is_close);
        if let Some(side) = side {
            return Some((at, *side));
        }
    }
    None
}
