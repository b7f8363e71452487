//! Numbers that are verbs or adverbs: "doubled", "twice", "threefold"; and "an hour and a half".

use rust_decimal::Decimal;

use super::follow::hedge_before;
use super::language::Language;
use super::reading::{NumberReading, Unit};
use super::token::Tokens;
use super::vocabulary::Roles;
use crate::model::{Bound, Class};

/// The measure of multiples.
pub(super) const TIMES: &str = "times";

/// Adds them to the numbers that were read, in order.
pub(super) fn add_multiples(tokens: &Tokens<'_>, language: &Language, found: &mut Vec<NumberReading>) {
    if !tokens.any(Roles::MULTIPLE.or(Roles::ARTICLE).or(Roles::CARDINAL)) {
        return;
    }
    let mut more = Vec::new();
    for at in 0..tokens.len() {
        if let Some(reading) = multiple(tokens, at, language)
            .or_else(|| and_a_half(tokens, at, language))
            .or_else(|| and_a_part(tokens, at, language))
        {
            more.push(reading);
        }
    }
    if !more.is_empty() {
        // They stand in order and do not overlap each other.
        let is_within = |reading: &NumberReading| {
            let next: usize =
                more.partition_point(|other: &NumberReading| other.span.end <= reading.span.start);
            more.get(next).is_some_and(|other| other.span.start < reading.span.end)
        };
        found.retain(|reading| !is_within(reading));
        found.extend(more);
        found.sort_by_key(|reading| reading.span.start);
    }
}

fn multiple(tokens: &Tokens<'_>, at: usize, language: &Language) -> Option<NumberReading> {
    if !tokens.roles(at).has(Roles::MULTIPLE) {
        return None;
    }
    let (word, value) = language.multiples.iter().find(|(word, _)| *word == tokens.lower(at))?;
    if language.bare_multiples.contains(word) && !language.after_multiple.contains(&tokens.lower(at + 1)) {
        return None;
    }
    let hedge = hedge_before(tokens, language, at);
    let (hedge, bound) = hedge.map_or((None, Bound::Exact), |(hedge, bound)| (Some(hedge), bound));
    let plain = reading(tokens, at, at + 1, Decimal::from_str_exact(value).ok()?, TIMES);
    Some(NumberReading { hedge, bound, ..plain })
}

/// "an hour and a half".
fn and_a_half(tokens: &Tokens<'_>, at: usize, language: &Language) -> Option<NumberReading> {
    let is_article = |at: usize| tokens.roles(at).has(Roles::ARTICLE);
    let has_half = (is_article(at) || tokens.lower(at) == language.pronoun)
        && tokens.lower(at + 2) == language.and
        && is_article(at + 3)
        && tokens.lower(at + 4) == language.half;
    if !has_half {
        return None;
    }
    let unit = language.measure(tokens.lower(at + 1))?;
    Some(reading(tokens, at, at + 5, Decimal::new(15, 1), unit))
}

/// "an hour and half", "one and half hour", "one year and a quarter".
fn and_a_part(tokens: &Tokens<'_>, at: usize, language: &Language) -> Option<NumberReading> {
    let is_one = tokens.roles(at).has(Roles::ARTICLE) || tokens.lower(at) == language.pronoun;
    let part = |at: usize| match tokens.lower(at) {
        "half" => Some(Decimal::new(15, 1)),
        "quarter" => Some(Decimal::new(125, 2)),
        _ => None,
    };
    if !is_one {
        return None;
    }
    if tokens.lower(at + 1) == language.and
        && tokens.lower(at) == language.pronoun
        && let Some(value) = part(at + 2)
        && let Some(unit) = language.measure(tokens.lower(at + 3))
    {
        return Some(reading(tokens, at, at + 4, value, unit));
    }
    let unit = language.measure(tokens.lower(at + 1)).filter(|_| tokens.lower(at + 2) == language.and)?;
    let part_at = at + 3 + usize::from(tokens.roles(at + 3).has(Roles::ARTICLE));
    let value = part(part_at).filter(|_| tokens.lower(part_at + 1) != "of")?;
    Some(reading(tokens, at, part_at + 1, value, unit))
}

fn reading(tokens: &Tokens<'_>, start: usize, end: usize, value: Decimal, unit: &str) -> NumberReading {
    let span = tokens.span(start..end);
    NumberReading {
        value,
        step: Decimal::ONE,
        class: Class::Count,
        bound: Bound::Exact,
        hedge: None,
        unit: Some(Unit { span: span.clone(), name: unit.to_owned() }),
        range: None,
        is_four_digits: false,
        is_fraction: false,
        scale: Decimal::ONE,
        label: None,
        direction: None,
        ratio: None,
        implied: None,
        is_rank: false,
        may_be_metres: false,
        may_be_weight: false,
        span,
    }
}
