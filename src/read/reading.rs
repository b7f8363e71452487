//! Everything that a text says in figures: numbers, runs with digits, times, dates.

use std::ops::Range;

use super::date::{ClockReading, Completion, DateReading, clock_times_of, dates_of};
use super::number::token::Tokens;
use super::number::{ENGLISH, Identifier, NumberReading, VagueReading, identifiers_of, numbers_of, vague_of};
use crate::model::Date;

/// What was read in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) numbers: Vec<NumberReading>,
    pub(crate) identifiers: Vec<Identifier>,
    pub(crate) vague: Vec<VagueReading>,
    pub(crate) clocks: Vec<ClockReading>,
    pub(crate) dates: Vec<DateReading>,
}

impl Reading {
    /// Reads a text whose dates are completed from `reference`. Numbers within dates of the calendar and
    /// within times of day count nothing and are left out.
    pub(crate) fn of(text: &str, reference: Option<&Date>) -> Self {
        let tokens = Tokens::of(text, &ENGLISH);
        let numbers = numbers_of(&tokens, &ENGLISH);
        let (dates, clocks) = (dates_of(&tokens, &numbers, reference), clock_times_of(&tokens));
        let dates: Vec<DateReading> =
            dates.into_iter().filter(|date| !clocks.iter().any(|clock| clock.span == date.span)).collect();
        let vague = vague_of(&tokens, &ENGLISH);
        let spans = [
            spans(&dates, |date| &date.span),
            spans(&clocks, |clock| &clock.span),
            spans(&numbers, |number| &number.span),
            spans(&vague, |vague| &vague.span),
        ];
        let identifiers = identifiers_of(&tokens, &spans.concat());
        let mut taken: Vec<Range<usize>> =
            dates.iter().filter(|d| is_calendar(d, text)).map(|d| d.span.clone()).collect();
        taken.extend(clocks.iter().filter(|c| !is_decimal(&text[c.span.clone()])).map(|c| c.span.clone()));
        taken.sort_by_key(|span| span.start);
        let numbers = numbers.into_iter().filter(|n| !lies_within(&n.span, &taken)).collect();
        Self { numbers, identifiers, vague, clocks, dates }
    }

    /// The same without room for more: for what is kept.
    pub(crate) fn shrunk(mut self) -> Self {
        self.numbers.shrink_to_fit();
        self.dates.shrink_to_fit();
        self
    }
}

/// All numbers of a text, and its dates, completed from `reference`.
pub(crate) fn numbers_and_dates(
    text: &str,
    reference: Option<&Date>,
) -> (Vec<NumberReading>, Vec<DateReading>) {
    let tokens = Tokens::of(text, &ENGLISH);
    let numbers = numbers_of(&tokens, &ENGLISH);
    let dates = dates_of(&tokens, &numbers, reference);
    (numbers, dates)
}

fn spans<T>(readings: &[T], span: impl Fn(&T) -> &Range<usize>) -> Vec<Range<usize>> {
    readings.iter().map(|reading| span(reading).clone()).collect()
}

/// Whether a date is one of the calendar, whose numbers count nothing. "Three days after" counts days.
fn is_calendar(date: &DateReading, text: &str) -> bool {
    let written = &text[date.span.clone()];
    // "the nineteenth century", "the twenty-second of June".
    let in_words = || {
        let mut words = written.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        words.any(|word| word == "century" || ENGLISH.months.iter().any(|(full, _)| *full == word))
    };
    // "The first three months of 2025" has its year, "three days after 8 May" counts.
    let is_part = || {
        written.split(' ').find(|word| *word != "the").is_some_and(|word| matches!(word, "first" | "last"))
    };
    let has_year =
        || written.split(' ').next_back().is_some_and(|word| word.len() == 4 && word.parse::<u32>().is_ok());
    let is_dated =
        (date.completion != Completion::Relative || is_part() && has_year()) && date.date.is_some();
    is_dated && (written.bytes().any(|b| b.is_ascii_digit()) || in_words())
}

/// "22.00" may be a time and may be a number.
fn is_decimal(written: &str) -> bool {
    written.contains('.') && written.bytes().all(|b| b == b'.' || b.is_ascii_digit())
}

/// Whether a range lies within one of the sorted ranges.
pub(crate) fn lies_within(range: &Range<usize>, sorted: &[Range<usize>]) -> bool {
    let next = sorted.partition_point(|span| span.start <= range.start);
    sorted[..next].iter().rev().take(4).any(|span| range.end <= span.end)
}
