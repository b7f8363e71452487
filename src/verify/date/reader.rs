//! Reads the dates of a text one after the other: those of the calendar, years, weekdays, and words that
//! count from the reference.

use std::ops::Range;

use jiff::civil::Weekday;
use rust_decimal::prelude::ToPrimitive;

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, NumberReading, RangeEnd};
use super::anchor::{Anchor, TimeUnit};
use super::calendar::{Partial, Written, month_at, read_calendar, year_at};
use super::{Completion, DateReading};
use crate::model::{Class, Date};

/// How many tokens before a day of the week tell whether it is to come.
const AHEAD: usize = 16;

pub(super) struct Reader<'t> {
    pub(super) tokens: &'t Tokens<'t>,
    pub(super) anchor: Option<Anchor>,
    /// The numbers of the text, for years and for "three days after".
    numbers: &'t [NumberReading],
    pub(super) found: Vec<DateReading>,
}

/// What was read, and the token after it.
pub(super) type Read = (DateReading, usize);

impl<'t> Reader<'t> {
    pub(super) fn new(
        tokens: &'t Tokens<'t>,
        numbers: &'t [NumberReading],
        reference: Option<&Date>,
    ) -> Self {
        Self { tokens, anchor: reference.and_then(Anchor::of), numbers, found: Vec::new() }
    }

    pub(super) fn read(mut self) -> Vec<DateReading> {
        let mut at = 0;
        while at < self.tokens.len() {
            at = self.read_at(at).unwrap_or(at + 1);
        }
        self.found
    }

    /// Reads what stands at `at`, and gives where to go on.
    fn read_at(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.calendar(at, at, None) {
            return Some(end);
        }
        if let Some((weekday, end)) = self.weekday_at(at) {
            return Some(self.weekday(at, weekday, end));
        }
        let (reading, end) = self
            .part_of_year(at)
            .or_else(|| self.told(at))
            .or_else(|| self.relative_unit(at))
            .or_else(|| self.relative_word(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.joined_years(at))
            .or_else(|| self.year(at))?;
        self.found.push(reading);
        Some(end)
    }

    /// Dates of the calendar at `at`. The first one's span begins at `start`, with the weekday before it.
    fn calendar(&mut self, start: usize, at: usize, weekday: Option<Weekday>) -> Option<usize> {
        let written = read_calendar(self.tokens, at);
        let end = written.last()?.end;
        for (n, mut written) in written.into_iter().enumerate() {
            if n == 0 {
                written.start = start;
            }
            let reading = self.complete(&written);
            self.found.push(DateReading { weekday: weekday.filter(|_| n == 0), ..reading });
        }
        Some(end)
    }

    pub(super) fn complete(&self, written: &Written) -> DateReading {
        let range = written.start..written.end;
        let (first, by_first) = self.completed(written.first);
        let Some(last) = written.last else { return self.reading(range, first, by_first) };
        let (last, _) = self.completed(last);
        let joined = first.zip(last).map(|(first, last)| format!("{first}/{last}"));
        // Where the year is unknown EDTF has no interval: the first day stands for it.
        let known = joined.filter(|text| Date::parse(text).is_ok());
        self.reading(range, known.or_else(|| self.completed(written.first).0), by_first)
    }

    fn completed(&self, date: Partial) -> (Option<String>, Completion) {
        let (year, completion) = match (date.year, date.month) {
            (Some(year), _) => (format!("{year:04}"), Completion::Written),
            (None, Some(month)) => {
                let near = self.anchor.as_ref().and_then(|anchor| anchor.nearest_year(month, date.day));
                near.map_or_else(
                    || ("XXXX".to_owned(), Completion::Missing),
                    |year| (format!("{year:04}"), Completion::Year),
                )
            }
            (None, None) => return (None, Completion::Missing),
        };
        let month = date.month.map_or_else(String::new, |month| format!("-{month:02}"));
        let day = date.day.map_or_else(String::new, |day| format!("-{day:02}"));
        (Some(format!("{year}{month}{day}")), completion)
    }

    pub(super) fn reading(
        &self,
        tokens: Range<usize>,
        date: Option<String>,
        completion: Completion,
    ) -> DateReading {
        let date = date.and_then(|text| Date::parse(&text).ok());
        let completion = if date.is_none() { Completion::Missing } else { completion };
        DateReading { span: self.tokens.span(tokens), date, completion, weekday: None }
    }

    pub(super) fn relative(&self, tokens: Range<usize>, date: Option<String>) -> DateReading {
        self.reading(tokens, date, Completion::Relative)
    }

    fn weekday_at(&self, at: usize) -> Option<(Weekday, usize)> {
        let is_name = self.tokens.written(at).starts_with(char::is_uppercase);
        weekday(self.tokens.lower(at)).filter(|_| is_name).map(|weekday| (weekday, at + 1))
    }

    /// A weekday with the date after it, or alone.
    fn weekday(&mut self, at: usize, weekday: Weekday, end: usize) -> usize {
        let skipped = usize::from(matches!(self.tokens.lower(end), "," | "("));
        if let Some(end) = self.calendar(at, end + skipped, Some(weekday)) {
            return end;
        }
        let direction = at.checked_sub(1).and_then(|before| direction(self.tokens.lower(before)));
        let start = if direction.is_some() { at - 1 } else { at };
        let date = self.anchor.as_ref().and_then(|anchor| anchor.weekday(weekday, direction));
        // Of the two nearest days, "will meet on Monday" means the later.
        let later =
            |date: &String| date.strip_suffix(']')?.split_once(',').map(|(_, later)| later.to_owned());
        let date = date.map(|date| later(&date).filter(|_| self.is_ahead(at)).unwrap_or(date));
        let reading = self.relative(start..end, date);
        self.found.push(DateReading { weekday: Some(weekday), ..reading });
        end
    }

    /// Whether the words before a day of the week speak of what is to come. The day may be today.
    fn is_ahead(&self, at: usize) -> bool {
        let mut before = (at.saturating_sub(AHEAD)..at).rev().map(|t| self.tokens.lower(t));
        let clause = before.by_ref().take_while(|word| !matches!(*word, "." | ";" | "!" | "?"));
        clause.into_iter().any(|word| matches!(word, "will" | "shall" | "scheduled" | "upcoming" | "due"))
    }

    /// "last year", "this month", "next week", "last April", "the past two years".
    fn relative_unit(&self, at: usize) -> Option<Read> {
        let direction = direction(self.tokens.lower(at))?;
        if let Some((month, end)) = month_at(self.tokens, at + 1).filter(|_| direction != 0) {
            let step = if direction < 0 { -1 } else { 1 };
            let date = self.anchor.as_ref().and_then(|anchor| anchor.month_beside(month, step));
            return Some((self.relative(at..end, date), end));
        }
        if let Some(unit) = TimeUnit::of(self.tokens.lower(at + 1)).filter(|unit| *unit != TimeUnit::Day) {
            let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(unit, direction));
            return Some((self.relative(at..at + 2, date), at + 2));
        }
        let (count, next) = self.count_at(at + 1)?;
        let unit = TimeUnit::of(self.tokens.lower(next)).filter(|_| direction < 0)?;
        let date = self.anchor.as_ref().and_then(|anchor| anchor.past(unit, count));
        Some((self.relative(at..next + 1, date), next + 1))
    }

    fn relative_word(&self, at: usize) -> Option<Read> {
        let anchor = self.anchor.as_ref();
        let date = match self.tokens.lower(at) {
            "today" | "tonight" => anchor.map(|anchor| anchor.today().to_owned()),
            "yesterday" => anchor.and_then(|anchor| anchor.unit_after(TimeUnit::Day, -1)),
            "tomorrow" => anchor.and_then(|anchor| anchor.unit_after(TimeUnit::Day, 1)),
            _ => return None,
        };
        Some((self.relative(at..at + 1, date), at + 1))
    }

    /// "three days after", "a year ago". What lies later or earlier than something else stays unknown.
    fn counted(&self, at: usize) -> Option<Read> {
        let (count, next) = self
            .count_at(at)
            .or_else(|| ENGLISH.articles.contains(&self.tokens.lower(at)).then_some((1, at + 1)))?;
        let unit = TimeUnit::of(self.tokens.lower(next))?;
        if let Some(date) = self.counted_from_date(unit, count, next + 1) {
            return Some((self.relative(at..next + 2, Some(date)), next + 2));
        }
        let anchor = self.anchor.as_ref();
        let date = match self.tokens.lower(next + 1) {
            "after" | "ago" => anchor.and_then(|anchor| anchor.moved(unit, count.checked_neg()?)),
            "before" => anchor.and_then(|anchor| anchor.moved(unit, count)),
            "later" | "earlier" => None,
            _ => return None,
        };
        Some((self.relative(at..next + 2, date), next + 2))
    }

    /// A whole number at `at`, and the token after it.
    fn count_at(&self, at: usize) -> Option<(i64, usize)> {
        let number = self.number_at(at).filter(|number| number.class == Class::Count)?;
        let count = number.value.to_i64().filter(|_| number.value.is_integer())?;
        let end = (at..self.tokens.len()).find(|t| self.tokens.span(*t..*t + 1).end >= number.span.end)?;
        Some((count, end + 1))
    }

    fn number_at(&self, at: usize) -> Option<&NumberReading> {
        let start = self.tokens.span(at..at + 1).start;
        let found = self.numbers.binary_search_by_key(&start, |number| number.span.start).ok()?;
        self.numbers.get(found)
    }

    /// "summer of 2022", "first half of 2017", "third quarter of 2017".
    fn part_of_year(&self, at: usize) -> Option<Read> {
        let t = &self.tokens;
        let (code, next) = match (season(t.lower(at)), rank(t.lower(at)), t.lower(at + 1)) {
            (Some(code), ..) => (code, at + 1),
            (_, Some(n @ 1..=2), "half") => (39 + n, at + 2),
            (_, Some(n @ 1..=4), "quarter") => (32 + n, at + 2),
            _ => return None,
        };
        let of = next + usize::from(t.lower(next) == "of");
        if let Some(year) = year_at(t, of) {
            let date = Some(format!("{year:04}-{code}"));
            return Some((self.reading(at..of + 1, date, Completion::Written), of + 1));
        }
        // "the first quarter" is one of the reference's own year; "the first half of the match" is none.
        let year = self.anchor.as_ref().filter(|_| code >= 33 && of == next)?.year()?;
        Some((self.reading(at..next, Some(format!("{year}-{code}")), Completion::Year), next))
    }

    /// A year alone, a range of years, a decade.
    fn year(&self, at: usize) -> Option<Read> {
        let start = self.tokens.span(at..at + 1).start;
        let n = self.numbers.binary_search_by_key(&start, |number| number.span.start).ok()?;
        let number = self.numbers.get(n).filter(|number| number.class == Class::Year)?;
        let year = number.value.to_i64()?;
        let mut text = format!("{year:04}");
        let mut end = number.span.end;
        if number.range == Some(RangeEnd::Low)
            && let Some(other) = self.numbers.get(n + 1).filter(|other| other.range == Some(RangeEnd::High))
        {
            text = format!("{text}/{:04}", other.value.to_i64()?);
            end = other.span.end;
        } else if !number.is_four_digits {
            text = format!("{:03}X", year / 10);
        }
        let last = (at..self.tokens.len()).find(|t| self.tokens.span(*t..*t + 1).end >= end)?;
        Some((self.reading(at..last + 1, Some(text), Completion::Written), last + 1))
    }
}

/// Which way a word points from the reference.
fn direction(word: &str) -> Option<i64> {
    Some(match word {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The codes of ISO 8601-2:2019, 4.8, for seasons that do not depend on the hemisphere.
fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => 24,
        _ => return None,
    })
}

fn rank(word: &str) -> Option<i8> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    })
}
