//! What a number's surroundings make of it once all numbers of a text are known: signs in words, scales and
//! currencies shared by a list, cents and pounds, the numbers of things, and idioms.

use rust_decimal::Decimal;

use super::language::{Language, Reach};
use super::reading::{NumberReading, Unit};
use super::token::{TokenKind, Tokens};
use super::vocabulary::Roles;
use crate::model::{Bound, Class};

/// Refines the numbers of a text, which are in order. Linear in their number and the text's length.
pub(super) fn refine(tokens: &Tokens<'_>, language: &Language, found: &mut Vec<NumberReading>) {
    found.retain(|number| !is_idiom(tokens, language, number) && !opens_a_heading(tokens, language, number));
    for reading in found.iter_mut() {
        negate(tokens, language, reading);
        small_money(tokens, reading);
        over(tokens, language, reading);
    }
    metres(tokens, language, found);
    for at in (1..found.len()).rev() {
        share(tokens, language, found, at);
    }
    for at in 0..found.len() {
        label(tokens, language, found, at);
    }
}

/// How many tokens before a number an idiom may begin.
const IDIOM: usize = 4;

/// Whether the number is part of a phrase that says nothing of quantity.
fn is_idiom(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> bool {
    let (first, end) = (tokens.index_at(number.span.start), tokens.index_at(number.span.end));
    // A phrase that holds all of the number would hold its digits, and no idiom has any.
    if (first..end).any(|at| tokens.is_digits(at)) {
        return false;
    }
    let mut starts = (first.saturating_sub(IDIOM)..=first).filter(|at| tokens.roles(*at).has(Roles::IDIOM));
    starts.any(|at| {
        language.idioms.iter().any(|idiom| tokens.phrase(at, idiom).is_some_and(|taken| at + taken >= end))
    })
}

/// "First reactions": the first word of a heading or sentence, before a plural, counts nothing.
fn opens_a_heading(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> bool {
    number.class == Class::Ordinal
        && tokens.index_at(number.span.start) == 0
        && tokens.lower(0) == "first"
        && language.is_plural(tokens.lower(1))
}

/// "minus 5 degrees", "five degrees below zero".
fn negate(tokens: &Tokens<'_>, language: &Language, reading: &mut NumberReading) {
    let first = tokens.index_at(reading.span.start);
    let end = reading.unit.as_ref().map_or(reading.span.end, |unit| unit.span.end.max(reading.span.end));
    if tokens.lower_before(first, 1).is_some_and(|before| language.minus.contains(&before)) {
        reading.span.start = tokens.span(first - 1..first).start;
    } else if tokens.phrase(tokens.index_at(end), language.below_zero).is_none() {
        return;
    }
    if reading.value > Decimal::ZERO {
        reading.value = -reading.value;
    }
}

/// Cents are hundredths of a dollar; pounds are money unless they weigh something.
fn small_money(tokens: &Tokens<'_>, reading: &mut NumberReading) {
    let Some(unit) = reading.unit.as_ref().filter(|_| reading.class == Class::Count) else { return };
    let (after, end) = (tokens.index_at(unit.span.end), unit.span.end);
    let (code, parts) = match unit.name.as_str() {
        "cents" | "cent" => ("USD", Decimal::ONE_HUNDRED),
        "pence" | "penny" => ("GBP", Decimal::ONE_HUNDRED),
        "p" if reading.span.end == unit.span.start => ("GBP", Decimal::ONE_HUNDRED),
        "pounds" | "pound" => {
            let first = tokens.index_at(reading.span.start);
            let weighs = (first.saturating_sub(5)..first).any(|at| {
                let word = tokens.lower(at);
                word.starts_with("weigh")
                    || matches!(
                        word,
                        "baby" | "lift" | "lifted" | "heavier" | "lighter" | "ton" | "tonne" | "kg"
                    )
                    || (reading.value < Decimal::from(500)
                        && matches!(word, "shed" | "gained" | "gain" | "drop" | "dropped" | "lose"))
            });
            if weighs || tokens.lower(after) == "of" {
                reading.unit = Some(Unit { span: unit.span.clone(), name: "lb".to_owned() });
                return;
            }
            reading.may_be_weight = true;
            ("GBP", Decimal::ONE)
        }
        _ => return,
    };
    reading.class = Class::Money(code.to_owned());
    reading.value = reading.value.checked_div(parts).unwrap_or(reading.value).normalize();
    reading.step = reading.step.checked_div(parts).unwrap_or(reading.step);
    reading.span.end = end;
    reading.unit = None;
}

/// The most of what somebody takes over at once, and not "more than so many" of it.
const TAKEN_OVER: u32 = 100;

/// "Will take over four plants" hedges nothing, and "over three years" may be in the course of them.
fn over(tokens: &Tokens<'_>, language: &Language, reading: &mut NumberReading) {
    let Some(hedge) = reading.hedge.as_mut().filter(|hedge| &tokens.text[hedge.span.clone()] == "over")
    else {
        return;
    };
    let measure = reading.unit.as_ref().and_then(|unit| language.measure(&unit.name));
    if let Some(measure) = measure {
        if matches!(measure, "s" | "min" | "h" | "day" | "week" | "month" | "year" | "decade" | "century") {
            hedge.reach = Reach::Open;
        }
        return;
    }
    let before = tokens.index_at(hedge.span.start).checked_sub(1).map_or("", |at| tokens.lower(at));
    let is_taken =
        matches!(before, "take" | "takes" | "took" | "taken" | "taking" | "hand" | "handed" | "handing");
    let is_small = reading.value < TAKEN_OVER.into() && reading.class == Class::Count && !reading.is_fraction;
    if is_taken && is_small {
        (reading.hedge, reading.bound) = (None, Bound::Exact);
    }
}

/// Words before a number that make its "m" metres.
const LENGTHS: &[&str] = &[
    "height",
    "length",
    "width",
    "depth",
    "distance",
    "altitude",
    "elevation",
    "outreach",
    "radius",
    "diameter",
];

/// "Capacity is 100t and outreach is 48m": a lone "m" is metres where a length is told.
fn metres(tokens: &Tokens<'_>, language: &Language, found: &mut [NumberReading]) {
    for reading in found.iter_mut().filter(|reading| reading.may_be_metres) {
        let first = tokens.index_at(reading.span.start);
        let names_a_length = (first.saturating_sub(4)..first).any(|at| LENGTHS.contains(&tokens.lower(at)));
        let counts =
            reading.unit.as_ref().is_some_and(|unit| !language.function_words.contains(&unit.name.as_str()));
        let (Some(value), Some(step)) =
            (reading.value.checked_div(reading.scale), reading.step.checked_div(reading.scale))
        else {
            continue;
        };
        if names_a_length && !counts {
            let end = reading.span.end;
            (reading.value, reading.step, reading.scale) = (value, step, Decimal::ONE);
            reading.span.end = end - 1;
            reading.unit = Some(Unit { span: end - 1..end, name: "m".to_owned() });
            reading.may_be_metres = false;
        }
    }
}

/// "3 and 2 million dollars": what follows the last number of a list holds for those before it.
fn share(tokens: &Tokens<'_>, language: &Language, found: &mut [NumberReading], at: usize) {
    let (before, rest) = found.split_at_mut(at);
    let (Some(one), Some(next)) = (before.last_mut(), rest.first()) else { return };
    let is_bare = one.class == Class::Count
        && one.scale == Decimal::ONE
        && one.step <= Decimal::ONE
        && !one.is_four_digits
        && one.range.is_none();
    let joint = tokens.index_at(one.span.end)..tokens.index_at(next.span.start);
    // "from 40 to 35 percent".
    let first = tokens.index_at(one.span.start);
    let is_change = tokens.lower(joint.start) == language.to
        && tokens.lower_before(first, 1) == Some(language.from)
        && !one.is_fraction
        && next.scale == Decimal::ONE;
    let joins = matches!(tokens.lower(joint.start), "," | "or")
        || tokens.lower(joint.start) == language.and
        || is_change;
    let starts_bare =
        tokens.text[next.span.start..].starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    if !is_bare
        || !joins
        || joint.len() != 1
        || !starts_bare
        || next.class == Class::Ordinal
        || next.class == Class::Year
    {
        return;
    }
    if next.scale > Decimal::ONE
        && let (Some(value), Some(step)) =
            (one.value.checked_mul(next.scale), one.step.checked_mul(next.scale))
    {
        (one.value, one.step, one.scale) = (value.normalize(), step, next.scale);
    }
    one.class.clone_from(&next.class);
    let is_joint = |unit: &Unit| unit.name == language.and || unit.name == "or";
    if next.unit.is_some() && one.unit.as_ref().is_none_or(is_joint) {
        one.unit.clone_from(&next.unit);
    }
}

/// "Article 5", "Boeing 737": the number of a thing. In a list of them the noun holds for all.
fn label(tokens: &Tokens<'_>, language: &Language, found: &mut [NumberReading], at: usize) {
    let Some(reading) = found.get(at) else { return };
    if !matches!(reading.class, Class::Count | Class::Ordinal)
        || reading.is_fraction
        || reading.hedge.is_some()
    {
        return;
    }
    let first = tokens.index_at(reading.span.start);
    let previous = at.checked_sub(1).and_then(|before| found.get(before));
    let inherited = previous.and_then(|other| {
        let joint = tokens.index_at(other.span.end)..first;
        let joins = joint.len() == 1
            && (tokens.lower(joint.start) == "," || tokens.lower(joint.start) == language.and);
        other.label.clone().filter(|_| joins)
    });
    let label = inherited.or_else(|| designator(tokens, language, reading, first));
    if let Some(reading) = found.get_mut(at) {
        reading.label = label;
    }
}

fn designator(
    tokens: &Tokens<'_>,
    language: &Language,
    reading: &NumberReading,
    first: usize,
) -> Option<String> {
    let mut noun = first.checked_sub(1)?;
    let ranks = |at: usize| matches!(tokens.lower(at), "number" | "no" | "#" | "№");
    if tokens.lower(noun) == "." && noun > 0 && tokens.lower(noun - 1) == "no" {
        noun -= 1;
    }
    if ranks(noun) {
        noun = noun.checked_sub(1)?;
    }
    let word = tokens.lower(noun);
    if reading.class == Class::Ordinal && !(ranks(first - 1) || tokens.lower(first - 1) == ".") {
        return None;
    }
    let is_counting = reading
        .unit
        .as_ref()
        .filter(|unit| !language.function_words.contains(&unit.name.as_str()))
        .is_some_and(|unit| language.measure(&unit.name).is_some() || language.is_plural(&unit.name));
    if language.designators.contains(&word) && !(is_counting && tokens.lower(noun) != "boeing") {
        return Some(language.singular(word).into_owned());
    }
    names_a_thing(tokens, noun, is_counting, reading).then(|| word.to_owned())
}

/// Whether a capitalised word and a number after it are one name: "an Iskander 500", "flight KC 151".
fn names_a_thing(tokens: &Tokens<'_>, noun: usize, is_counting: bool, reading: &NumberReading) -> bool {
    let written = tokens.written(noun);
    let is_plain = reading.scale == Decimal::ONE && reading.value.is_integer() && reading.span.len() <= 4;
    let in_digits = tokens.text[reading.span.clone()].bytes().all(|b| b.is_ascii_digit());
    let is_name = tokens.is(noun, TokenKind::Word)
        && written.starts_with(char::is_uppercase)
        && written.chars().nth(1).is_some()
        && !NO_NAMES.contains(&tokens.lower(noun));
    let before = noun.checked_sub(1).map_or("", |at| tokens.lower(at));
    // "beat Arden 3-2".
    let end = tokens.index_at(reading.span.end);
    if matches!(tokens.lower(end), "-" | "–") && tokens.is_digits(end + 1) {
        return false;
    }
    let is_initial = noun == 0 || matches!(before, "." | "!" | "?" | "\"" | "\u{201c}");
    let by_article = matches!(before, "a" | "an" | "the");
    let is_code = written.chars().all(char::is_uppercase);
    is_plain
        && in_digits
        && is_name
        && (by_article || is_code || (!is_counting && (!is_initial || reading.unit.is_none())))
}

/// Capitalised words that begin sentences and name nothing.
const NO_NAMES: &[&str] = &[
    "in",
    "on",
    "at",
    "by",
    "of",
    "to",
    "from",
    "with",
    "for",
    "and",
    "or",
    "but",
    "as",
    "the",
    "a",
    "an",
    "all",
    "only",
    "some",
    "about",
    "over",
    "under",
    "up",
    "between",
    "after",
    "before",
    "since",
    "until",
    "when",
    "while",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "out",
    "nearly",
    "almost",
    "these",
    "some",
    "exactly",
    "around",
    "there",
    "that",
    "this",
];
