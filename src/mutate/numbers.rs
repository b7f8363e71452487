//! Numbers made wrong: another digit, scale, unit, percent sign, hedge.

use std::ops::Range;

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::operator::Operator;
use super::points::{Kind, MutationPoint, prose, written};
use super::rng::Rng;
use crate::model::{Bound, Class, ParsedNote, ValueSource};
use crate::read::date::read_dates;
use crate::read::number::{Agreement, ENGLISH, NumberReading, compare, outside, read_numbers};
use crate::text::Spanned;

/// Number words for one another.
const NUMBER_WORDS: [&str; 14] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty",
];
const SCALES: [&str; 4] = ["thousand", "million", "billion", "trillion"];
/// Currencies and measures, each with what it is confused with.
const CONFUSED_UNITS: [(&str, &str); 16] = [
    ("U.S. dollars", "euros"),
    ("US dollars", "euros"),
    ("dollars", "euros"),
    ("dollar", "euro"),
    ("US$", "€"),
    ("$", "€"),
    ("€", "$"),
    ("£", "$"),
    ("euros", "dollars"),
    ("euro", "dollar"),
    ("USD", "EUR"),
    ("EUR", "USD"),
    ("kilometres", "miles"),
    ("kilometers", "miles"),
    ("km", "miles"),
    ("miles", "km"),
];
/// The units that a statistic's unit is changed to: the first that differs.
const STATISTIC_UNITS: [(&str, &[&str]); 4] = [
    ("USD", &["EUR", "RUB", "percent"]),
    ("EUR", &["USD", "RUB", "percent"]),
    ("percent", &["USD", "percentage points", "people"]),
    ("km", &["miles", "m"]),
];
const PERCENT_SIGNS: [&str; 3] = ["percent", "per cent", "%"];

/// The numbers of a stretch of text that are no part of a date or of a known name.
fn numbers(context: &Context<'_>, point: &MutationPoint<'_>) -> Vec<NumberReading> {
    let dates = read_dates(point.text, None).into_iter().map(|date| date.span);
    let names = context.names.read(point.text).into_iter().map(|name| name.span);
    let taken: Vec<Range<usize>> = dates.chain(names).collect();
    outside(read_numbers(point.text, &ENGLISH), &taken)
}

/// The value of each observation that is written out, where it stands in the file as it reads.
fn values<'a>(context: &Context<'a>, note: &'a ParsedNote) -> Vec<MutationPoint<'a>> {
    let file = context.text(note);
    let stated = note.observations().iter().filter_map(|observation| match &observation.value {
        ValueSource::Stated(text) => Some(text),
        _ => None,
    });
    stated.filter_map(|text| front_point(file, text)).collect()
}

fn front_point<'a>(file: &'a str, text: &Spanned<String>) -> Option<MutationPoint<'a>> {
    let range = written(file, text)?;
    let text = file.get(range.clone())?;
    let reach = Reach::Evidence;
    Some(MutationPoint { text, start: range.start, kind: Kind::Front, reach, wraps: false, quoted: false })
}

/// One mutant for each number, in prose and in observations, that `change` can change.
fn each_number(
    context: &Context<'_>,
    note: &ParsedNote,
    operator: Operator,
    mut change: impl FnMut(&str, &NumberReading) -> Option<(Range<usize>, String)>,
) -> Vec<Mutant> {
    let prose = prose(context, note).into_iter().map(|point| (point, numbers(context, &point)));
    let values = values(context, note).into_iter().map(|point| (point, read_numbers(point.text, &ENGLISH)));
    let mut mutants = Vec::new();
    for (point, numbers) in prose.chain(values) {
        for number in numbers {
            if let Some((range, replacement)) = change(point.text, &number) {
                mutants.push(point.mutant(operator, note, &range, replacement));
            }
        }
    }
    mutants
}

/// Another digit, or another number word.
pub(super) fn digit(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    each_number(context, note, Operator::Digit, |text, number| {
        let change = other_digit(text, &number.span, rng).or_else(|| other_word(text, &number.span, rng));
        change.filter(|(range, new)| !is_rounded(text, number, range, new))
    })
}

/// Whether a changed number is the old one rounded as its hedge allows: where some 1,200 work, some 1,000 do, and that is
/// no falsehood.
fn is_rounded(text: &str, number: &NumberReading, range: &Range<usize>, new: &str) -> bool {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    let changed = read_numbers(&[before, new, after].concat(), &ENGLISH);
    let changed = changed.iter().find(|n| n.span.start == number.span.start);
    number.hedge.is_some() && changed.is_some_and(|n| compare(n, number) == Agreement::Rounded)
}

/// Whether a number without its sign has it from another beside it: "rose by 5.5%, while the other fell by 19".
fn is_understood(text: &str, number: &NumberReading, range: &Range<usize>) -> bool {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    let changed = read_numbers(&[before, after].concat(), &ENGLISH);
    let changed = changed.iter().find(|n| n.span.start == number.span.start);
    changed.is_some_and(|n| n.class == Class::Percent || n.implied == Some(Class::Percent))
}

/// Another digit in a range. The first digit of several is not made a zero.
fn other_digit(text: &str, range: &Range<usize>, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let written = text.get(range.clone())?;
    let places: Vec<usize> =
        written.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = *rng.pick(&places)?;
    let old = written.as_bytes().get(at)? - b'0';
    let is_first =
        !written.as_bytes().get(..at)?.last().is_some_and(|c| c.is_ascii_digit() || b".,".contains(c));
    let allowed: Vec<u8> = (0..10).filter(|new| *new != old && !(is_first && *new == 0)).collect();
    let new = rng.pick(&allowed)?;
    let at = range.start + at;
    Some((at..at + 1, new.to_string()))
}

/// Another number word for the only one in a range.
fn other_word(text: &str, range: &Range<usize>, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let written = text.get(range.clone())?.to_lowercase();
    let others: Vec<&&str> = NUMBER_WORDS.iter().filter(|word| **word != written).collect();
    let new = NUMBER_WORDS.contains(&written.as_str()).then(|| rng.pick(&others))??;
    Some((range.clone(), with_case_of(text.get(range.clone())?, new)))
}

/// A word with a capital where another one has it.
pub(super) fn with_case_of(model: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if model.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// Thousand, million, billion or trillion for each other.
pub(super) fn scale(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    each_number(context, note, Operator::Scale, |text, number| {
        let written = text.get(number.span.clone())?;
        let (at, old) = SCALES.iter().find_map(|scale| Some((written.find(scale)?, *scale)))?;
        let others: Vec<&&str> = SCALES.iter().filter(|scale| **scale != old).collect();
        let start = number.span.start + at;
        Some((start..start + old.len(), (**rng.pick(&others)?).to_owned()))
    })
}

/// Another currency or measure, in prose or under `unit`.
pub(super) fn unit(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = each_number(context, note, Operator::Unit, |text, number| {
        let end = number.unit.as_ref().map_or(number.span.end, |unit| unit.span.end.max(number.span.end));
        let written = text.get(number.span.start..end)?;
        let (at, old, new) =
            CONFUSED_UNITS.iter().find_map(|(old, new)| Some((word_at(written, old)?, *old, *new)))?;
        let start = number.span.start + at;
        Some((start..start + old.len(), new.to_owned()))
    });
    let unit = note.statistic().and_then(|statistic| statistic.unit.as_ref());
    if let Some(point) = unit.and_then(|unit| front_point(context.text(note), unit)) {
        let known = STATISTIC_UNITS.iter().find(|(name, _)| *name == point.text);
        let others = known.map_or(&["tonnes", "percent", "USD"][..], |(_, others)| others);
        let new = rng.pick(others).copied().unwrap_or("tonnes");
        mutants.push(point.mutant(Operator::Unit, note, &(0..point.text.len()), new));
    }
    mutants
}

/// Where a word stands by itself; a sign may touch digits.
fn word_at(text: &str, word: &str) -> Option<usize> {
    let at = text.find(word)?;
    let is_letter = |c: char| c.is_alphabetic();
    let touches = text[..at].ends_with(is_letter) || text[at + word.len()..].starts_with(is_letter);
    (!touches || !word.chars().all(is_letter)).then_some(at)
}

/// A percent sign dropped or put in, or percentage points for percent.
pub(super) fn percent_sign(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let prose = prose(context, note);
    let mut mutants = Vec::new();
    for point in &prose {
        for number in numbers(context, point) {
            let change = match number.class {
                Class::Percent => less_percent(point.text, &number, rng),
                Class::Count
                    if number.range.is_none()
                        && !is_joined(point.text, &number)
                        && is_cardinal(point.text, &number) =>
                {
                    Some((number.span.end..number.span.end, " percent".to_owned()))
                }
                _ => None,
            };
            mutants.extend(change.map(|(range, new)| point.mutant(Operator::PercentSign, note, &range, new)));
        }
    }
    mutants
}

/// Whether a number can be a share: "twice percent" is nothing that anybody would write.
fn is_cardinal(text: &str, number: &NumberReading) -> bool {
    let written = text.get(number.span.clone()).unwrap_or("").to_ascii_lowercase();
    !["once", "twice", "thrice", "both", "half", "dozen", "pair", "double"]
        .iter()
        .any(|word| written.ends_with(word))
}

/// Whether a hyphen joins a number to the word after it: "two-way".
fn is_joined(text: &str, number: &NumberReading) -> bool {
    text.get(number.span.end..).is_some_and(|after| after.starts_with(['-', '\u{2010}', '\u{2011}']))
}

fn less_percent(text: &str, number: &NumberReading, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let written = text.get(number.span.clone())?;
    let (at, sign) = PERCENT_SIGNS.iter().find_map(|sign| Some((written.rfind(sign)?, *sign)))?;
    let bare = written.get(..at)?.trim_end().trim_end_matches('-').len();
    let range = number.span.start + bare..number.span.start + at + sign.len();
    let is_dropped = rng.below(2) == 0 && !is_understood(text, number, &range);
    Some((range, if is_dropped { String::new() } else { " percentage points".to_owned() }))
}

/// A hedge dropped in prose, or another `bound`.
pub(super) fn hedge(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = each_number(context, note, Operator::Hedge, |text, number| {
        let hedge = number.hedge.as_ref()?.span.clone();
        let space = text.get(hedge.end..)?.chars().take_while(|c| *c == ' ').count();
        let lead = usize::from(space == 0 && text.get(..hedge.start)?.ends_with(' '));
        Some((hedge.start - lead..hedge.end + space, String::new()))
    });
    let file = context.text(note);
    for bound in note.observations().iter().filter_map(|observation| observation.bound.as_ref()) {
        let word = Spanned::new(bound.value.name().to_owned(), bound.span);
        let Some(point) = front_point(file, &word) else { continue };
        let others: Vec<&Bound> = Bound::ALL.iter().filter(|other| **other != bound.value).collect();
        if let Some(new) = rng.pick(&others) {
            mutants.push(point.mutant(Operator::Hedge, note, &(0..point.text.len()), new.name()));
        }
    }
    mutants
}
