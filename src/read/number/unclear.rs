//! Numbers that are left alone, since nobody knows how they are meant or they count nothing: sums in words, "ten k",
//! a foreign decimal point, the number of a house.

use super::language::Language;
use super::reading::NumberReading;
use super::token::Tokens;
use super::vocabulary::Roles;
use crate::model::{Class, Decimal};

/// Whether a number is better not read.
pub(super) fn is_unclear(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> bool {
    is_address(tokens, number)
        || is_sum(tokens, language, number)
        || is_in_steps(tokens, number)
        || is_short_scale(tokens, number)
        || is_in_code(tokens, language, number)
        || is_share_of(tokens, number)
        || is_part_or_rank(tokens, number)
}

/// Numbers of arithmetic in words: "twenty fifths", "one over three", "three trillionths".
fn is_sum(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> bool {
    let (first, end) = (tokens.index_at(number.span.start), tokens.index_at(number.span.end));
    let first = first + usize::from(language.minus.contains(&tokens.lower(first)));
    let in_words = !tokens.is_digits(first);
    let is_parts = |at: usize| {
        let word = tokens.lower(at);
        let stem = word.strip_suffix('s').unwrap_or("");
        let is_scale = matches!(
            word.strip_suffix('s').unwrap_or(word),
            "millionth"
                | "billionth"
                | "trillionth"
                | "dozen"
                | "doz"
                | "dz"
                | "hundred"
                | "thousand"
                | "million"
                | "billion"
        );
        (language.ordinals.iter().any(|(ordinal, _)| *ordinal == stem)
            && !stem.is_empty()
            && stem != "second")
            || is_scale && word != "dozen"
    };
    let after = if tokens.is_hyphen(end) { end + 1 } else { end };
    // "three twenty-firsts".
    let tens = matches!(tokens.lower(after), "twenty" | "thirty" | "forty" | "fifty");
    let is_compound = tens && is_parts(after + 1 + usize::from(tokens.is_hyphen(after + 1)));
    let divides = |at: usize| {
        tokens.lower(at) == "over" && (tokens.is_digits(at + 1) || tokens.roles(at + 1).has(Roles::NUMBER))
    };
    let is_one = |at: usize| matches!(tokens.lower(at), "one" | "1");
    let is_denominator = first > 1 && divides(first - 1) && is_one(first - 2);
    (number.class == Class::Count && (is_parts(after) && in_words || is_compound))
        || (is_one(first) && divides(end))
        || is_denominator
}

/// "fifty - two", "two hundred point seventy-one": numbers in words that go on with others.
fn is_in_steps(tokens: &Tokens<'_>, number: &NumberReading) -> bool {
    let (first, end) = (tokens.index_at(number.span.start), tokens.index_at(number.span.end));
    let is_number = |at: usize| tokens.roles(at).has(Roles::NUMBER) && !tokens.is_digits(at);
    let is_joint = |at: usize| {
        let apart = tokens.lower(at) == "-" && !tokens.is_glued(at) && !tokens.is_glued(at + 1);
        apart || tokens.lower(at) == "point"
    };
    let goes_on = is_joint(end) && is_number(end + 1);
    let went_on = first > 1 && is_joint(first - 1) && is_number(first - 2);
    !tokens.is_digits(first)
        && number.class != Class::Percent
        && number.range.is_none()
        && (goes_on || went_on)
}

/// "10 k", "1,674 G": a letter that may be a scale.
fn is_short_scale(tokens: &Tokens<'_>, number: &NumberReading) -> bool {
    let end = tokens.index_at(number.span.end);
    let in_digits = tokens.is_digits(tokens.index_at(number.span.start));
    in_digits
        && number.class == Class::Count
        && !tokens.is_glued(end)
        && matches!(tokens.written(end), "k" | "K" | "G" | "M" | "B")
}

/// "24703 L-202", "50 km/ms", "- 20 degrees": a code, a rate that is not known, a sign or a dash.
fn is_in_code(tokens: &Tokens<'_>, language: &Language, number: &NumberReading) -> bool {
    let (first, end) = (tokens.index_at(number.span.start), tokens.index_at(number.span.end));
    let in_digits = tokens.is_digits(first);
    let is_letter = tokens.is_word(end) && tokens.lower(end).len() == 1;
    let joint = end + 1 + usize::from(tokens.is_hyphen(end + 1));
    let is_run =
        is_letter && tokens.is_glued(joint) && tokens.is_digits(joint) && tokens.lower(joint).len() > 1;
    let measure = number.unit.as_ref().filter(|unit| language.measure(&unit.name).is_some());
    let slash = measure.map_or(0, |unit| tokens.index_at(unit.span.end));
    let per_part = slash > 0 && tokens.lower(slash) == "per" && tokens.lower(slash + 1).ends_with("isecond");
    let is_rate = per_part
        || slash > 0 && tokens.lower(slash) == "/" && tokens.is_glued(slash) && tokens.is_word(slash + 1);
    let is_degree = measure.is_some_and(|unit| unit.name.starts_with("deg"));
    let by_dash = first > 0 && tokens.lower(first - 1) == "-" && !tokens.is_glued(first);
    in_digits && (is_run || is_rate || is_degree && by_dash)
}

/// "a thirtieth", "a twenty-first of": a part or a rank.
fn is_part_or_rank(tokens: &Tokens<'_>, number: &NumberReading) -> bool {
    let (first, end) = (tokens.index_at(number.span.start), tokens.index_at(number.span.end));
    let by_article = first > 0 && tokens.roles(first - 1).has(Roles::ARTICLE);
    let ends = !tokens.is_word(end) && !tokens.is_hyphen(end) || tokens.lower(end) == "of";
    number.class == Class::Ordinal
        && number.value >= Decimal::from(20)
        && by_article
        && ends
        && !tokens.is_digits(first)
        // "Thirty-two and a thirtieth" is seen to as a sum.
        && !(first > 1 && tokens.lower(first - 2) == "and")
}

/// "percent of 10": the share stands before.
fn is_share_of(tokens: &Tokens<'_>, number: &NumberReading) -> bool {
    let first = tokens.index_at(number.span.start);
    let of = first > 1 && tokens.lower(first - 1) == "of";
    let is_share = of && matches!(tokens.lower(first - 2), "percent" | "percents" | "cent" | "cents");
    let start = if is_share && tokens.lower(first - 2).starts_with("cent") { 3 } else { 2 };
    let is_per = start == 2 || first > 2 && tokens.lower(first - 3) == "per";
    let before = first.checked_sub(start + 1);
    let is_counted = before.is_some_and(|at| tokens.is_digits(at) || tokens.roles(at).has(Roles::NUMBER));
    is_share && is_per && !is_counted
}

const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "lane",
    "drive",
    "square",
    "boulevard",
    "terrace",
    "crescent",
];

/// "10 Harbour Street": the number of a house.
fn is_address(tokens: &Tokens<'_>, number: &NumberReading) -> bool {
    let end = tokens.index_at(number.span.end);
    let is_name = |at: usize| tokens.is_word(at) && tokens.written(at).starts_with(char::is_uppercase);
    let in_digits = tokens.is_digits(tokens.index_at(number.span.start));
    let street = (end + 1..end + 4).find(|at| STREETS.contains(&tokens.lower(*at)));
    in_digits && number.hedge.is_none() && street.is_some_and(|at| (end..=at).all(is_name))
}
