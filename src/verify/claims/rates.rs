//! Rates: "a year" for "a day", "a year later" for "a month later", "per litre" for "per tonne".

use super::note_evidence::CitedQuote;
use crate::model::ClaimKind;
use crate::read::opposites::rate;
use crate::read::words::Word;

/// How many words around a word tell what it is said of.
const AROUND: usize = 6;

/// How many words a number may stand before the "per" of its unit: "85 US cents per".
const UNIT: usize = 4;

/// A word for a time or a measure of which the quotes have another one instead.
pub(super) fn other_rate(words: &[Word], quotes: &[&CitedQuote], at: usize) -> Option<ClaimKind> {
    other_time(words, quotes, at)
        .or_else(|| other_span(words, quotes, at))
        .or_else(|| other_frequency(words, quotes, at))
        .or_else(|| other_unit(words, quotes, at))
}

/// "A year" where the quotes say "a day".
fn other_time(words: &[Word], quotes: &[&CitedQuote], at: usize) -> Option<ClaimKind> {
    let own = rate_at(words, at)?;
    rate_instead(quotes, own, is_beside_number).filter(|_| is_beside_number(words, at))
}

/// "A year later" where the quotes say "a month later".
fn other_span(words: &[Word], quotes: &[&CitedQuote], at: usize) -> Option<ClaimKind> {
    let own = rate_at(words, at).filter(|_| is_span(words, at))?;
    let next = |words: &[Word], at: usize| words.get(at + 1).map(|next| next.lower.to_string());
    rate_instead(quotes, own, |quoted, there| {
        is_span(quoted, there) && next(quoted, there) == next(words, at)
    })
}

/// "Every month" where the quotes say "annually".
fn other_frequency(words: &[Word], quotes: &[&CitedQuote], at: usize) -> Option<ClaimKind> {
    let own = rate_at(words, at).filter(|_| is_frequency(words, at))?;
    rate_instead(quotes, own, is_frequency)
}

/// "$3 per litre" where the quotes have "$3 per tonne".
fn other_unit(words: &[Word], quotes: &[&CitedQuote], at: usize) -> Option<ClaimKind> {
    let (number, own) = per(words, at)?;
    let mut other = None;
    for quote in quotes {
        let quoted = quote.words();
        for there in 0..quoted.len() {
            match per(quoted, there) {
                Some((same, unit)) if same == number && !is_of_one_unit(unit, own) => {
                    other = other.or_else(|| Some(quote.quoted(quoted.get(there + 1)?.span.clone())));
                }
                _ if is_of_one_unit(&quoted[there].lower, own) => return None,
                _ => {}
            }
        }
    }
    other.map(ClaimKind::Opposite)
}

/// A word of the quotes for another rate than this one, which none of them has; `is_like` tells which may stand in
/// its place.
fn rate_instead(
    quotes: &[&CitedQuote],
    own: usize,
    is_like: impl Fn(&[Word], usize) -> bool,
) -> Option<ClaimKind> {
    let mut other = None;
    for quote in quotes {
        let quoted = quote.words();
        for there in 0..quoted.len() {
            match rate_at(quoted, there) {
                Some(rate) if rate == own => return None,
                Some(_) if is_like(quoted, there) => {
                    other = other.or_else(|| Some(quote.quoted(quoted[there].span.clone())));
                }
                _ => {}
            }
        }
    }
    other.map(ClaimKind::Opposite)
}

fn rate_at(words: &[Word], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or("", |before| words[before].lower.as_str());
    rate(before, &words[at].lower)
}

/// "Annually", "every year", "once a year": a unit of time that tells how often something is.
fn is_frequency(words: &[Word], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map_or("", |before| words[before].lower.as_str());
    words[at].lower.ends_with("ly") && !matches!(before(1), "the" | "a" | "an")
        || matches!(before(1), "every" | "each")
        || matches!(before(1), "a" | "per") && matches!(before(2), "once" | "twice")
}

/// Whether a number, a sum or a share stands near a word, which is no span of time by itself: "a year later".
fn is_beside_number(words: &[Word], at: usize) -> bool {
    let near = at.saturating_sub(AROUND)..(at + AROUND).min(words.len());
    let is_number = |word: &Word| {
        let lower = word.lower.as_str();
        lower.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                lower,
                "million"
                    | "billion"
                    | "thousand"
                    | "hundred"
                    | "dozen"
                    | "percent"
                    | "euros"
                    | "dollars"
                    | "pounds"
            )
    };
    !is_span(words, at) && words[near].iter().any(is_number)
}

/// "A year later": a unit of time that is a span by itself.
fn is_span(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |next| next.lower.as_str());
    matches!(next, "later" | "after" | "ago" | "before" | "earlier" | "long" | "old" | "in")
}

/// The last digits before a "per", and the unit behind it: "85" and "metre" of "$1.85 per metre".
fn per(words: &[Word], at: usize) -> Option<(&str, &str)> {
    let unit = words.get(at + 1).filter(|_| words[at].lower == "per" && !words[at].is_cut)?.lower.as_str();
    let is_measured = unit.chars().nth(2).is_some()
        && rate("per", unit).is_none()
        && !matches!(
            unit,
            "cent" | "capita" | "head" | "person" | "inhabitant" | "resident" | "thousand" | "million"
        );
    let near = words[at.saturating_sub(UNIT)..at].iter().rev();
    let mut numbers = near.filter(|word| word.lower.starts_with(|c: char| c.is_ascii_digit()));
    Some((numbers.next().filter(|_| is_measured)?.lower.as_str(), unit))
}

/// "Ton" and "tonne", "litre" and "liters".
fn is_of_one_unit(one: &str, other: &str) -> bool {
    one.chars().take(3).eq(other.chars().take(3))
}
