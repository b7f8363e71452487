//! Two numbers that have changed places between "from" and "to", or in a score.

use std::ops::Range;

use super::note_evidence::CitedQuote;
use crate::model::{ClaimKind, Class, Decimal};
use crate::read::number::NumberReading;
use crate::read::reading::Reading;

/// "Rose from 61 to 68" for "61, down from 68".
pub(super) fn turned_round(
    text: &str,
    number: &NumberReading,
    all: &[&NumberReading],
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let ends = |text: &str, at: usize, word: &str| text[..at].trim_end().ends_with(word);
    if !ends(text, number.span.start, " from") {
        return None;
    }
    let to = all.iter().find(|other| {
        other.span.start > number.span.end
            && ends(text, other.span.start, " to")
            && other.class == number.class
    })?;
    quotes.iter().find_map(|quote| {
        let numbers = &quote.reading.numbers;
        let is_then = |n: &&NumberReading| {
            n.value == to.value
                && ["down from", "up from"].iter().any(|words| ends(&quote.text, n.span.start, words))
        };
        // "Halved to 31, from 62" is no rise from 31 to 62.
        let stands = |value: Decimal, word: &str| {
            numbers.iter().find(|n| n.value == value && ends(&quote.text, n.span.start, word))
        };
        let reversed = || {
            let (then, now) = (stands(to.value, " from")?, stands(number.value, " to")?);
            let is_both = stands(number.value, " from").is_some() && stands(to.value, " to").is_some();
            (!is_both).then(|| now.span.start.min(then.span.start)..now.span.end.max(then.span.end))
        };
        let told = numbers.iter().find(is_then).and_then(|then| {
            let now = numbers.iter().find(|n| n.value == number.value && n.span.end < then.span.start)?;
            Some(now.span.start..then.span.end)
        });
        Some(ClaimKind::Exchanged(quote.quoted(told.or_else(reversed)?)))
    })
}

/// "By 14 votes to 19" for "by 19 to 14".
pub(super) fn other_score(
    text: &str,
    number: &NumberReading,
    all: &[&NumberReading],
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let is_score = |text: &str, one: &NumberReading, other: &NumberReading| {
        let between = text.get(one.span.end..other.span.start).unwrap_or("");
        let words = between.split_whitespace();
        let joins = words.clone().count() <= 2 && matches!(words.last(), Some("to" | "of"))
            || matches!(between, "-" | "–");
        let before = text[..one.span.start].split_whitespace().next_back().unwrap_or("");
        joins && !matches!(before, "from" | "From" | "to")
    };
    // Who loses has the lower number first.
    let loses = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.into_iter().any(|word| {
            matches!(
                word,
                "lost"
                    | "lose"
                    | "loses"
                    | "losing"
                    | "loss"
                    | "defeat"
                    | "defeated"
                    | "beaten"
                    | "fell"
                    | "down"
            )
        })
    };
    let turns = || quotes.iter().any(|quote| loses(&quote.text) != loses(text));
    let at = all.iter().position(|other| other.span == number.span)?;
    let other = all.get(at + 1).filter(|other| {
        other.class == Class::Count && number.class == Class::Count && is_score(text, number, other)
    })?;
    let scores = |quote: &CitedQuote, one: Decimal, two: Decimal| -> Option<Range<usize>> {
        let counts: Vec<&NumberReading> = counted(&quote.reading).collect();
        let pair = counts.windows(2).find(|pair| {
            pair[0].value == one && pair[1].value == two && is_score(&quote.text, pair[0], pair[1])
        })?;
        Some(pair[0].span.start..pair[1].span.end)
    };
    let is_given = quotes.iter().any(|quote| scores(quote, number.value, other.value).is_some());
    let there = |quote: &&CitedQuote| Some(quote.quoted(scores(quote, other.value, number.value)?));
    let there =
        quotes.iter().filter(|_| !is_given && other.value != number.value && !turns()).find_map(there)?;
    Some(ClaimKind::Exchanged(there))
}

/// The numbers of a text that count or measure something.
fn counted(reading: &Reading) -> impl Iterator<Item = &NumberReading> {
    reading.numbers.iter().filter(|n| n.label.is_none() && n.class != Class::Ordinal)
}
