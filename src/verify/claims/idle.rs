//! Numbers that say nothing of how many or which: "the two had met" of two who were named, "the first 100 days", "the
//! third week of May", "a second chance".

use std::ops::Range;

use super::note_evidence::CitedQuote;
use crate::model::{Bound, Class, Decimal};
use crate::read::number::{ENGLISH, NumberReading};
use crate::read::reading::Reading;

/// Words for what is done for the first time.
const FIRSTS: &[&str] =
    &["first", "debut", "debuts", "debuted", "maiden", "inaugural", "premiere", "premiered"];

/// Words for what is done once more.
const AGAIN: &[&str] = &["again", "another", "anew", "retake", "repeat", "repeated"];

/// Whether a number of a text counts nothing.
pub(super) fn counts_nothing(
    number: &NumberReading,
    prose: &str,
    reading: &Reading,
    quotes: &[&CitedQuote],
) -> bool {
    let behind = &prose[number.span.end..];
    if number.class == Class::Ordinal {
        let lies_in = |span: &Range<usize>| span.start <= number.span.start && number.span.end <= span.end;
        let stands_before_digits =
            behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        return stands_before_digits
            || number.value == Decimal::ONE && has_first(quotes)
            || number.value == Decimal::TWO && has_any(quotes, AGAIN)
            || reading.dates.iter().any(|date| date.date.is_none() && lies_in(&date.span));
    }
    // "One observer", who is one of them.
    if prose[number.span.clone()].eq_ignore_ascii_case("one") && number.bound == Bound::Exact {
        return has_any(quotes, &["one"]);
    }
    let before = prose[..number.span.start].trim_end().rsplit(' ').next().unwrap_or("");
    let next = number.unit.as_ref().map_or("", |unit| unit.name.as_str());
    number.value == Decimal::TWO
        && before.eq_ignore_ascii_case("the")
        && (ENGLISH.function_words.contains(&next) || behind.trim_start().is_empty())
}

/// Whether a quote tells of a first time, and counts nothing by an ordinal: "for the first time", "his debut".
fn has_first(quotes: &[&CitedQuote]) -> bool {
    quotes.iter().any(|quote| {
        let counts = quote.reading.numbers.iter().any(|n| n.class == Class::Ordinal);
        !counts && has_any(&[*quote], FIRSTS)
    })
}

fn has_any(quotes: &[&CitedQuote], words: &[&str]) -> bool {
    let is_one = |word: &str| words.iter().any(|one| word.eq_ignore_ascii_case(one));
    quotes.iter().any(|quote| quote.text.split(|c: char| !c.is_alphanumeric()).any(is_one))
}
