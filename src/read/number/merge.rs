//! Numbers that are told by two: "one in five", "13 dollars and 45 cents", "5 ft 2 in"; and bare ones that take
//! up the number before them: "6.3 per cent, the Herald at 5.4".

use rust_decimal::Decimal;

use super::language::Language;
use super::reading::NumberReading;
use super::token::Tokens;
use super::unclear::is_unclear;
use super::vocabulary::Roles;
use crate::model::{Bound, Class};

/// Joins those of a text, which are in order.
pub(super) fn merge(tokens: &Tokens<'_>, language: &Language, found: &mut Vec<NumberReading>) {
    let mut kept: Vec<NumberReading> = Vec::with_capacity(found.len());
    for number in found.drain(..) {
        // What "twenty fifths" in "one of twenty twenty fifths" are is told with the number before them.
        if kept.last().is_some_and(|last| last.is_fraction && number.span.start < last.span.end) {
            continue;
        }
        let number = parts(tokens, language, &number).unwrap_or(number);
        if is_unclear(tokens, language, &number) {
            continue;
        }
        // "one twenty-fifth" is no ordinal behind a one.
        let is_part = number.class == Class::Ordinal || number.is_fraction;
        if is_part && kept.last().is_some_and(|last| touches(tokens, last, &number)) {
            kept.pop();
            continue;
        }
        let joined = kept.last().and_then(|last| {
            ratio(tokens, language, last, &number)
                .or_else(|| scaled_sum(tokens, language, last, &number))
                .or_else(|| in_hundreds(tokens, language, last, &number))
                .or_else(|| in_two_units(tokens, last, &number, language))
                .or_else(|| bare_cents(tokens, last, &number))
        });
        // "two and fifty-four hundredths", "twenty and three and three fifths".
        let is_sum = || kept.last().is_some_and(|last| is_open_sum(tokens, language, last, &number));
        if joined.is_none() && is_sum() {
            kept.pop();
            continue;
        }
        match joined {
            Some(joined) => {
                kept.pop();
                kept.push(joined);
            }
            None => kept.push(number),
        }
    }
    for at in 1..kept.len() {
        let (before, rest) = kept.split_at_mut(at);
        // "688 million francs, about a fifth of the whole, and lost 23 million".
        let is_amount =
            |n: &&NumberReading| !n.is_fraction && !matches!(n.class, Class::Year | Class::Ordinal);
        let last = before.iter().rev().take(PASSED_OVER).find(is_amount);
        if let (Some(last), Some(number)) = (last, rest.first_mut()) {
            number.implied = implied(tokens, last, number);
        }
    }
    *found = kept;
}

/// Whether two numbers in words stand right beside each other.
fn touches(tokens: &Tokens<'_>, one: &NumberReading, other: &NumberReading) -> bool {
    let (end, start) = (tokens.index_at(one.span.end), tokens.index_at(other.span.start));
    let in_words = |n: &NumberReading| !tokens.is_digits(tokens.index_at(n.span.start));
    end == start && in_words(one) && in_words(other) && one.class == Class::Count
}

/// Whether two numbers in words are parts of one, in a way that leaves open of which.
fn is_open_sum(tokens: &Tokens<'_>, language: &Language, one: &NumberReading, other: &NumberReading) -> bool {
    let in_words = |n: &NumberReading| !tokens.is_digits(tokens.index_at(n.span.start));
    let by_and = and_between(tokens, language, one, other);
    let end = tokens.index_at(other.span.end);
    let is_of = other.unit.as_ref().is_some_and(|unit| unit.name == "of");
    let is_part = other.is_fraction && !is_of && other.ratio.is_none()
        || other.class == Class::Ordinal && other.value >= Decimal::TEN && !tokens.is_word(end);
    let is_scaled = one.step > Decimal::ONE && other.scale > Decimal::ONE;
    let is_mixed = !other.value.is_integer()
        && other.value < Decimal::TEN
        && one.value % Decimal::TEN == Decimal::ZERO
        && one.value > other.value;
    let is_part = is_part || is_mixed && other.class == Class::Count;
    by_and
        && in_words(one)
        && in_words(other)
        && one.class == Class::Count
        && one.range.is_none()
        && (is_part || is_scaled)
}

/// Whether "and" stands between two numbers, or "and a".
fn and_between(tokens: &Tokens<'_>, language: &Language, one: &NumberReading, other: &NumberReading) -> bool {
    let joint = tokens.index_at(one.span.end)..tokens.index_at(other.span.start);
    let by_article = joint.len() == 2 && tokens.roles(joint.start + 1).has(Roles::ARTICLE);
    (joint.len() == 1 || by_article) && tokens.lower(joint.start) == language.and
}

/// "one billion and a half million", "one billion and three quarters million".
fn scaled_sum(
    tokens: &Tokens<'_>,
    language: &Language,
    large: &NumberReading,
    small: &NumberReading,
) -> Option<NumberReading> {
    let in_words = |n: &NumberReading| !tokens.is_digits(tokens.index_at(n.span.start));
    let is_plain = |n: &NumberReading| n.range.is_none() && n.label.is_none();
    let fits = and_between(tokens, language, large, small)
        && in_words(large)
        && in_words(small)
        && large.class == Class::Count
        && large.unit.as_ref().is_none_or(|unit| unit.name == language.and)
        && large.step > small.scale
        && small.scale > Decimal::ONE
        && small.value < small.scale
        && small.hedge.is_none()
        && is_plain(large)
        && is_plain(small);
    let value = large.value.checked_add(small.value).filter(|_| fits)?;
    Some(NumberReading {
        span: large.span.start..small.span.end,
        value,
        is_fraction: false,
        hedge: large.hedge.clone(),
        bound: large.bound,
        ..small.clone()
    })
}

/// "one in five", "two out of three", "9 in 10".
fn ratio(
    tokens: &Tokens<'_>,
    language: &Language,
    part: &NumberReading,
    whole: &NumberReading,
) -> Option<NumberReading> {
    let joint = tokens.index_at(part.span.end);
    let taken = ["in", "out of"].iter().find_map(|phrase| tokens.phrase(joint, phrase))?;
    let first = tokens.index_at(whole.span.start);
    let is_plain = |n: &NumberReading| {
        n.class == Class::Count
            && !n.is_fraction
            && n.value.is_integer()
            && n.label.is_none()
            && n.range.is_none()
    };
    let end = tokens.index_at(whole.span.end);
    let counts_time = tokens.roles(end).has(Roles::MEASURE) || language.is_month(tokens.lower(end));
    // "2 in 5 or more".
    let after = whole.hedge.as_ref().filter(|hedge| hedge.span.start >= whole.span.end);
    let is_small =
        taken == 2 || (part.value < Decimal::TEN && (whole.bound == Bound::Exact || after.is_some()));
    if joint + taken != first
        || !is_plain(part)
        || !is_plain(whole)
        || whole.is_four_digits
        || counts_time
        || !is_small
        || part.value <= Decimal::ZERO
        || part.value >= whole.value
    {
        return None;
    }
    let value = part.value.checked_div(whole.value)?;
    let (hedge, bound) = if part.hedge.is_some() && after.is_none() {
        (part.hedge.clone(), part.bound)
    } else {
        (whole.hedge.clone(), whole.bound)
    };
    Some(NumberReading {
        span: part.span.start..whole.span.end,
        value,
        step: value,
        is_fraction: true,
        ratio: Some((part.value, whole.value)),
        unit: whole.unit.clone(),
        hedge,
        bound,
        ..part.clone()
    })
}

/// "4 thousand 3 hundred", "3 hundred and 21".
fn in_hundreds(
    tokens: &Tokens<'_>,
    language: &Language,
    large: &NumberReading,
    small: &NumberReading,
) -> Option<NumberReading> {
    let joint = tokens.index_at(large.span.end)..tokens.index_at(small.span.start);
    let by_and = joint.len() == 1 && tokens.lower(joint.start) == language.and;
    let joins = joint.is_empty()
        || (by_and
            && large.step >= Decimal::ONE_HUNDRED
            && tokens.roles_before(joint.start).has(Roles::NUMBER));
    let is_plain =
        |n: &NumberReading| n.value.is_integer() && n.hedge.is_none() && !n.is_fraction && n.label.is_none();
    let fits = large.class == Class::Count
        && large.scale > Decimal::ONE
        && matches!(small.class, Class::Count | Class::Money(_))
        && small.value > Decimal::ZERO
        && small.value < large.step
        && !small.is_four_digits;
    (joins && fits && is_plain(large) && is_plain(small)).then(|| NumberReading {
        span: large.span.start..small.span.end,
        value: large.value + small.value,
        // "4 thousand 3 hundred" goes on with "and 21".
        scale: small.scale,
        hedge: large.hedge.clone(),
        bound: large.bound,
        ..small.clone()
    })
}

/// "twelve hundredths", "twenty-three fifths".
fn parts(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> Option<NumberReading> {
    let end = tokens.index_at(number.span.end);
    let at = if tokens.is_hyphen(end) { end + 1 } else { end };
    let (below, at) = below_line(tokens, language, at, number)?;
    let is_whole = number.class == Class::Count && number.value.is_integer() && !number.is_fraction;
    let in_words = !tokens.is_digits(tokens.index_at(number.span.start));
    // "one hundred thirty fifths" may be 130 fifths and 100 thirty-fifths.
    let by_and = tokens.text.get(number.span.clone()).is_some_and(|words| words.contains(" and "));
    let is_small = number.value.abs() < Decimal::ONE_HUNDRED || by_and && below < 100;
    let value =
        number.value.checked_div(Decimal::from(below)).filter(|_| is_whole && in_words && is_small)?;
    let span = number.span.start..tokens.span(at..at + 1).end;
    Some(NumberReading { span, value, step: value, is_fraction: true, unit: None, ..number.clone() })
}

/// What "fifths", "twenty-firsts" and the "twenty-fifth" behind "one" divide by, and the last token of it.
fn below_line(
    tokens: &Tokens<'_>,
    language: &Language,
    at: usize,
    above: &NumberReading,
) -> Option<(u32, usize)> {
    let ordinal = |stem: &str| language.ordinals.iter().find(|(word, _)| *word == stem).map(|(_, n)| *n);
    if let Some(stem) = tokens.lower(at).strip_suffix('s').filter(|stem| *stem != "second") {
        return ordinal(stem).filter(|n| (3..=1000).contains(n)).map(|n| (n, at));
    }
    let mut cardinals = language.cardinals.iter();
    let (_, tens) = cardinals.find(|(word, n)| *word == tokens.lower(at) && (20..100).contains(n))?;
    let last = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    let word = tokens.lower(last);
    let stem = word.strip_suffix('s');
    let is_one = above.value == Decimal::ONE && tokens.is_hyphen(at + 1);
    let ends = !tokens.is_word(last + 1) || tokens.lower(last + 1) == "of";
    let n = ordinal(stem.unwrap_or(word)).filter(|n| *n < 10 && (stem.is_some() || is_one && ends))?;
    Some((tens + n, last))
}

/// "13 dollars and 45 cents", "5 feet 2 inches".
fn in_two_units(
    tokens: &Tokens<'_>,
    large: &NumberReading,
    small: &NumberReading,
    language: &Language,
) -> Option<NumberReading> {
    let unit = |n: &NumberReading| n.unit.as_ref().map(|unit| unit.name.clone());
    let has_unit = |n: &NumberReading, name: &str| unit(n).as_deref() == Some(name);
    let after = tokens.index_at(small.span.end) + 1;
    let is_inch = has_unit(small, "inch")
        || (has_unit(small, "in")
            && !tokens.is_digits(after)
            && (!tokens.is_word(after) || matches!(tokens.lower(after), "more" | "tall" | "long" | "high")));
    let in_feet = has_unit(large, "ft") && is_inch;
    let small_words = tokens.text.get(small.span.clone())?;
    let in_cents = large.class == small.class
        && matches!(large.class, Class::Money(_))
        && ["cent", "cents", "pence"].iter().any(|word| small_words.ends_with(word));
    let is_whole = large.value.is_integer() && large.scale == Decimal::ONE && large.range.is_none();
    if !is_whole || !(in_feet || in_cents) || small.hedge.is_some() {
        return None;
    }
    let end = if in_feet { large.unit.as_ref()?.span.end } else { large.span.end };
    let joint = tokens.index_at(end)..tokens.index_at(small.span.start);
    let joins = joint.is_empty() || (joint.len() == 1 && tokens.lower(joint.start) == language.and);
    let part = if in_feet { small.value.checked_div(Decimal::from(12))? } else { small.value };
    let fits = part < Decimal::ONE && joins;
    let value = large.value.checked_add(part)?;
    let (unit, end) =
        if in_feet { (large.unit.clone(), small.unit.as_ref()?.span.end) } else { (None, small.span.end) };
    fits.then(|| NumberReading {
        span: large.span.start..end,
        value,
        step: small.step,
        unit,
        ..large.clone()
    })
}

/// "15 dollars 50": cents without their name, where nothing that they count follows.
fn bare_cents(tokens: &Tokens<'_>, large: &NumberReading, small: &NumberReading) -> Option<NumberReading> {
    let words = tokens.text.get(large.span.clone())?;
    // "rmb 10 usd 20": each code leads.
    let leads = tokens.roles_before(tokens.index_at(large.span.start)).has(Roles::CURRENCY);
    let is_named = words.ends_with(char::is_alphabetic) && !leads;
    let is_whole = large.value.is_integer() && large.scale == Decimal::ONE && large.range.is_none();
    let is_bare =
        small.class == Class::Count && small.unit.is_none() && small.hedge.is_none() && !small.is_fraction;
    let fits =
        matches!(large.class, Class::Money(_)) && is_named && is_whole && is_bare && small.value.is_integer();
    let cents = Decimal::TEN..Decimal::ONE_HUNDRED;
    let end = tokens.index_at(small.span.end);
    let is_last = !tokens.is_word(end) && !tokens.is_digits(end) && !tokens.is_hyphen(end);
    let joint = tokens.index_at(large.span.end)..tokens.index_at(small.span.start);
    let touches = joint.is_empty() || (joint.len() == 1 && tokens.lower(joint.start) == "and");
    (fits && cents.contains(&small.value) && is_last && touches).then(|| NumberReading {
        span: large.span.start..small.span.end,
        value: large.value + small.value / Decimal::ONE_HUNDRED,
        step: Decimal::new(1, 2),
        unit: None,
        ..large.clone()
    })
}

/// What a bare number is, where the one before it is money or a percentage and nothing says otherwise.
fn implied(tokens: &Tokens<'_>, last: &NumberReading, number: &NumberReading) -> Option<Class> {
    let is_bare = number.class == Class::Count
        && !number.is_fraction
        && number.label.is_none()
        && number
            .unit
            .as_ref()
            .is_none_or(|unit| !tokens.roles(tokens.index_at(unit.span.start)).has(Roles::MEASURE));
    let class = last.implied.as_ref().or(Some(&last.class))?;
    let fits = match class {
        Class::Percent => true,
        Class::Money(_) => number.scale > Decimal::ONE || !number.value.is_integer(),
        _ => false,
    };
    let between = tokens.text.get(last.span.end..number.span.start)?;
    // "Fell 6.4 percent to 41.20 crowns".
    let is_level = between.trim_end().ends_with(" to") && number.unit.is_some();
    let is_far = matches!(class, Class::Money(_)) && number.scale > Decimal::ONE && number.unit.is_none();
    let reach = if is_far { FAR } else { REACH };
    let in_one = !is_level && between.len() <= reach && !between.contains(['.', ';', '!', '?']);
    (is_bare && fits && in_one).then(|| class.clone())
}

/// How many bytes may lie between a number and the one that takes it up.
const REACH: usize = 60;

/// How many bytes may lie between a sum of money and a number with a scale that takes it up.
const FAR: usize = 100;

/// How many numbers before one are looked at, of which years and parts of a whole are passed over.
const PASSED_OVER: usize = 3;
