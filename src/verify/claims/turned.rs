//! What stands the other way round: "to six metres" for "by six metres", "from Arden to Belmont" for the way back, and
//! "exports fell and imports rose" where exports rose and imports fell.

use std::cell::LazyCell;
use std::ops::Range;

use super::around::is_negated;
use super::claim::Found;
use super::note_evidence::CitedQuote;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::number::NumberReading;
use crate::read::opposites::{Side, sides};
use crate::read::reading::Reading;
use crate::read::words::Word;

/// How many words before "to" or "by" something may be said to change.
const CHANGE: usize = 3;

/// How many words a name has at most.
const NAME: usize = 4;

/// How much of one text is looked at, in pairs with its quotes.
const MOST: usize = 64;

/// What a sentence has the other way round than its quotes.
pub(super) fn turned(text: &str, words: &[Word], reading: &Reading, quotes: &[&CitedQuote]) -> Vec<Found> {
    let mut found = Vec::new();
    found.extend(other_way(text, words, quotes));
    found.extend(other_end(text, words, reading, quotes));
    found.extend(crossed(words, quotes));
    found
}

/// How a number stands to a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    By,
    To,
    From,
}

/// A number to or by which something changes, or from which.
struct Change<'t> {
    way: Way,
    number: &'t NumberReading,
    span: Range<usize>,
}

/// "To 6.2 metres" where the quotes have "by 6.2 metres", or from as many.
fn other_end(text: &str, words: &[Word], reading: &Reading, quotes: &[&CitedQuote]) -> Option<Found> {
    let own: Vec<Change> = changes(text, words, reading).take(MOST).collect();
    if own.is_empty() {
        return None;
    }
    let quoted: Vec<(&CitedQuote, Vec<Change>)> = quotes
        .iter()
        .map(|quote| (*quote, changes(&quote.text, quote.words(), &quote.reading).take(MOST).collect()))
        .collect();
    let is_same = |one: &NumberReading, other: &NumberReading| {
        (one.value, &one.class, one.is_fraction) == (other.value, &other.class, other.is_fraction)
    };
    own.iter().find_map(|change| {
        let mut other = None;
        for (quote, changes) in &quoted {
            for there in changes.iter().filter(|there| is_same(there.number, change.number)) {
                if there.way == change.way {
                    return None;
                }
                other = other.or(Some(quote.quoted(there.span.clone())));
            }
        }
        Some(Found::new(change.span.clone(), ClaimKind::Opposite(other?)))
    })
}

/// The numbers of a text that stand right behind "to" or "by" where something may change.
fn changes<'t>(text: &'t str, words: &'t [Word], reading: &'t Reading) -> impl Iterator<Item = Change<'t>> {
    let first_change = LazyCell::new(|| words.iter().position(is_change));
    reading.numbers.iter().filter_map(move |number| {
        let hedge = number.hedge.as_ref().map_or(number.span.start, |hedge| hedge.span.start);
        let start = hedge.min(number.span.start);
        let at = words.partition_point(|word| word.span.end <= start).checked_sub(1)?;
        let (before, preposition) = (&words[at.saturating_sub(CHANGE)..at], &words[at]);
        let way = match preposition.lower.as_str() {
            "by" => Way::By,
            "to" => Way::To,
            "from" => Way::From,
            _ => return None,
        };
        // "Fell to 5.8 percent in May from 6.1".
        let is_changed = match way {
            Way::From => first_change.is_some_and(|first| first < at),
            _ => before.iter().any(is_change),
        };
        // A sign of a currency belongs to the number.
        let is_beside = text.get(preposition.span.end..start).is_some_and(|gap| gap.trim().is_empty());
        let span = preposition.span.start..number.span.end;
        (is_beside && is_changed).then_some(Change { way, number, span })
    })
}

/// Whether a word says that something grows or shrinks.
fn is_change(word: &Word) -> bool {
    let is_beside = |one: &str| {
        let of = sides(one);
        sides(&word.lower).iter().any(|side| of.iter().any(|of| of.set == side.set))
    };
    matches!(word.lower.as_str(), "reduced" | "reduces" | "cut" | "extended" | "expanded" | "shortened")
        || is_beside("rose")
        || is_beside("raised")
}

/// "From Arden to Belmont", where the quotes have it from Belmont to Arden.
fn other_way(text: &str, words: &[Word], quotes: &[&CitedQuote]) -> Option<Found> {
    let own: Vec<_> = ways(text, words).take(MOST).collect();
    own.into_iter().find_map(|(from, to)| {
        let is_same = |one: &[Word], other: &[Word]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.lower == other.lower)
        };
        let mut other = None;
        for quote in quotes {
            let quoted = quote.words();
            for (start, end) in ways(&quote.text, quoted).take(MOST) {
                let (start_words, end_words) = (&quoted[start.clone()], &quoted[end.clone()]);
                if is_same(start_words, &words[from.clone()]) && is_same(end_words, &words[to.clone()]) {
                    return None;
                }
                if is_same(start_words, &words[to.clone()]) && is_same(end_words, &words[from.clone()]) {
                    let span = quoted[start.start].span.start..quoted[end.end - 1].span.end;
                    other = other.or(Some(quote.quoted(span)));
                }
            }
        }
        let span = words[from.start].span.start..words[to.end - 1].span.end;
        Some(Found::new(span, ClaimKind::Opposite(other?)))
    })
}

/// Each "from Name to Name", by the words of both.
fn ways<'t>(text: &'t str, words: &'t [Word]) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + 't {
    let name = move |start: usize| {
        let is_name = |at: &usize| {
            text[words[*at].span.clone()].starts_with(char::is_uppercase)
                && (*at == start || !words[*at].is_cut)
        };
        let length = (start..words.len()).take(NAME).take_while(is_name).count();
        start..start + length
    };
    (0..words.len()).filter(|at| words[*at].lower == "from").filter_map(move |at| {
        let from = name(at + 1);
        let joint = words.get(from.end).filter(|word| word.lower == "to" && !word.is_cut && !from.is_empty());
        let to = joint.map(|_| name(from.end + 1))?;
        (!to.is_empty()).then_some((from, to))
    })
}

/// "Exports fell and imports rose", "open to lorries and closed to cars": opposites that have changed places.
fn crossed(words: &[Word], quotes: &[&CitedQuote]) -> Option<Found> {
    let sided =
        |at: usize| sides(&words[at].lower).iter().filter(|side| !side.is_close).map(move |side| (at, *side));
    let told: Vec<(usize, Side)> = (0..words.len()).flat_map(sided).take(MOST).collect();
    let is_opposite = |one: &Side, other: &Side| one.set == other.set && one.group != other.group;
    // Who closes and opens again is one and the same; two that do so each have changed places.
    let exchanged = told.iter().filter(|(_, side)| told.iter().any(|(_, other)| is_opposite(side, other)));
    let exchanged: Vec<(Side, Found)> = exchanged
        .filter_map(|(at, side)| Some((*side, said_of_the_other(words, *at, *side, quotes)?)))
        .collect();
    let first =
        exchanged.iter().position(|(one, _)| exchanged.iter().any(|(other, _)| is_opposite(one, other)))?;
    exchanged.into_iter().nth(first).map(|(_, found)| found)
}

/// A word for which the quotes have an opposite of the same noun, and this one of none.
fn said_of_the_other(words: &[Word], at: usize, side: Side, quotes: &[&CitedQuote]) -> Option<Found> {
    let mut other = None;
    for quote in quotes {
        let quoted = quote.words();
        for there in 0..quoted.len() {
            let group = sides(&quoted[there].lower).iter().find(|other| other.set == side.set);
            let Some(group) = group.filter(|_| is_of_the_same(words, at, quoted, there)) else { continue };
            if group.group == side.group || is_negated(words, at) != is_negated(quoted, there) {
                return None;
            }
            other = other.or(Some(quote.quoted(quoted[there].span.clone())));
        }
    }
    Some(Found::new(words[at].span.clone(), ClaimKind::Opposite(other?)))
}

/// Whether two words stand right behind the same noun, or before the same "to" and noun.
fn is_of_the_same(words: &[Word], at: usize, others: &[Word], there: usize) -> bool {
    let subject = |words: &'_ [Word], at: usize| -> Option<String> {
        let before = at.checked_sub(1).filter(|_| !words[at].is_cut)?;
        let lower = words[before].lower.as_str();
        let tells = lower.chars().nth(3).is_some() && !cues::is_light(lower) && !cues::is_pronoun(lower);
        tells.then(|| lower.to_owned())
    };
    let object = |words: &'_ [Word], at: usize| -> Option<String> {
        let [preposition, noun] = words.get(at + 1..at + 3)? else { return None };
        let is_joint =
            matches!(preposition.lower.as_str(), "to" | "for") && !preposition.is_cut && !noun.is_cut;
        (is_joint && noun.lower.chars().nth(2).is_some()).then(|| noun.lower.to_string())
    };
    let is_same = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
    is_same(subject(words, at), subject(others, there)) || is_same(object(words, at), object(others, there))
}
