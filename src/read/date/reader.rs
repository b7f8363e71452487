//! Reads the dates of a text one after the other: those of the calendar, years, weekdays, and words that
//! count from the reference.

use std::ops::Range;

use jiff::civil::Weekday;
use rust_decimal::prelude::ToPrimitive;

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, NumberReading, RangeEnd, Roles, numbers_of};
use super::anchor::{Anchor, TimeUnit, YearSide};
use super::calendar::{Partial, Written, read_calendar};
use super::parts::any_year_at;
use super::reading::{Completion, DateReading};
use super::words::{direction, rank_at, season};
use crate::model::{Class, Date};

/// Reads every date of an English text, in order, completed from `reference`. Linear in the text's length.
///
/// A weekday alone is the day of the reference itself, or else one of the two nearest: `[before,after]`.
/// In "three days after he arrived" the arrival lies three days before the reference.
#[must_use]
pub fn read_dates(text: &str, reference: Option<&Date>) -> Vec<DateReading> {
    let tokens = Tokens::of(text, &ENGLISH);
    dates_of(&tokens, &numbers_of(&tokens, &ENGLISH), reference)
}

/// As [`read_dates`], for tokens and numbers that are known.
pub(crate) fn dates_of(
    tokens: &Tokens<'_>,
    numbers: &[NumberReading],
    reference: Option<&Date>,
) -> Vec<DateReading> {
    Reader::new(tokens, numbers, reference).read()
}

pub(super) struct Reader<'t> {
    pub(super) tokens: &'t Tokens<'t>,
    pub(super) anchor: Option<Anchor>,
    /// The numbers of the text, for years and for "three days after".
    pub(super) numbers: &'t [NumberReading],
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
            let read = if self.may_begin(at) { self.read_at(at) } else { None };
            at = read.unwrap_or(at + 1);
        }
        self.found
    }

    /// Whether a date may begin at `at`: with its own words, with digits, or with a number in words.
    fn may_begin(&self, at: usize) -> bool {
        let (tokens, roles) = (self.tokens, self.tokens.roles(at));
        let counts_time = || tokens.is_digits(at + 1) || TimeUnit::of(tokens.lower(at + 1)).is_some();
        tokens.is_digits(at)
            || roles.has(Roles::DATE.or(Roles::HOLIDAY))
            || roles.has(Roles::DATE_LEAD) && self.is_led(at)
            || roles.has(Roles::ARTICLE) && counts_time()
            || self.number_at(at).is_some()
    }

    /// Whether the word after "the", "in" or "that" may go on with a date.
    fn is_led(&self, at: usize) -> bool {
        let (tokens, next) = (self.tokens, self.tokens.lower(at + 1));
        match tokens.lower(at) {
            "the" => {
                let (next, after) = (tokens.roles(at + 1), tokens.lower(at + 2));
                let is_day = next.has(Roles::ORDINAL.or(Roles::CARDINAL)) && tokens.is_hyphen(at + 2);
                tokens.is_digits(at + 1)
                    || tokens.lower(at + 1) == "weekend"
                    || TimeUnit::of(tokens.lower(at + 1)).is_some()
                    || next.has(Roles::ORDINAL) && matches!(after, "day" | "of")
                    || is_day
            }
            "two" => matches!(next, "thousand" | "thousands"),
            "in" => tokens.roles(at + 1).has(Roles::ARTICLE) || self.number_at(at + 1).is_some(),
            _ => matches!(next, "day" | "evening" | "morning" | "night"),
        }
    }

    /// Reads what stands at `at`, and gives where to go on.
    fn read_at(&mut self, at: usize) -> Option<usize> {
        if let Some((reading, end)) = self.holiday(at) {
            self.found.push(reading);
            return Some(end);
        }
        if let Some((reading, end)) = self.month_of_year(at) {
            self.found.push(reading);
            return Some(end);
        }
        if let Some(end) = self.months(at).or_else(|| self.calendar(at, at, None)) {
            return Some(end);
        }
        if let Some(end) = self.week_then_day(at) {
            return Some(end);
        }
        if let Some((weekday, end)) = self.weekday_at(at) {
            return Some(self.weekday(at, weekday, end));
        }
        let (reading, end) = self.stretch(at).or_else(|| self.moment(at))?;
        self.found.push(reading);
        Some(end)
    }

    /// A stretch of time at `at`.
    fn stretch(&self, at: usize) -> Option<Read> {
        self.weekday_counted(at)
            .or_else(|| self.quarter_code(at))
            .or_else(|| self.year_and_quarter(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.week_of(at))
            .or_else(|| self.units_of(at))
            .or_else(|| self.century(at))
            .or_else(|| self.relative_season(at))
    }

    /// A day, or a year, or what is counted from the reference, at `at`.
    fn moment(&self, at: usize) -> Option<Read> {
        self.in_figures(at)
            .or_else(|| self.told(at))
            .or_else(|| self.starting(at))
            .or_else(|| self.units_beside(at))
            .or_else(|| self.part_of_day(at))
            .or_else(|| self.day_but_one(at))
            .or_else(|| self.relative_unit(at))
            .or_else(|| self.relative_word(at))
            .or_else(|| self.ahead(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.day_of_month(at))
            .or_else(|| self.joined_years(at))
            .or_else(|| self.year_and_month(at))
            .or_else(|| self.year(at))
    }

    /// "next week on Friday", "next week, Wednesday", "next week between Wednesday and Friday": the days in that week.
    fn week_then_day(&mut self, at: usize) -> Option<usize> {
        let n = direction(self.tokens.lower(at)).filter(|_| self.tokens.lower(at + 1) == "week")?;
        let joints = ["on", ",", "-", "between", "from"];
        let skipped = at + 2 + usize::from(joints.contains(&self.tokens.lower(at + 2)));
        let (mut start, (mut weekday, mut end)) = (at, self.weekday_at(skipped)?);
        loop {
            let date = self.anchor.as_ref().and_then(|anchor| anchor.weekday_in_week(weekday, n));
            let reading = self.relative(start..end, date);
            self.found.push(DateReading { weekday: Some(weekday), ..reading });
            let joins = matches!(self.tokens.lower(end), "and" | "or" | "to" | "-" | "until" | "through");
            match self.weekday_at(end + 1).filter(|_| joins) {
                Some(next) => (start, (weekday, end)) = (end + 1, next),
                None => return Some(end),
            }
        }
    }

    /// Dates of the calendar at `at`. The first one's span begins at `start`, with the weekday before it.
    pub(super) fn calendar(&mut self, start: usize, at: usize, weekday: Option<Weekday>) -> Option<usize> {
        let written = read_calendar(self.tokens, at);
        let end = written.last()?.end;
        let mut side = None;
        for (n, mut written) in written.into_iter().enumerate() {
            if n == 0 {
                // The days of a list are of one year.
                side = self.side_of(&written);
                written.start = start;
            }
            let reading = self.completed_on(&written, side);
            self.found.push(DateReading { weekday: weekday.filter(|_| n == 0), ..reading });
        }
        Some(end)
    }

    pub(super) fn complete(&self, written: &Written) -> DateReading {
        self.completed_on(written, self.side_of(written))
    }

    fn side_of(&self, written: &Written) -> Option<YearSide> {
        if written.first.year.is_none() { self.side(written.start, written.end) } else { None }
    }

    fn completed_on(&self, written: &Written, side: Option<YearSide>) -> DateReading {
        let range = written.start..written.end;
        let (first, by_first) = self.completed(written.first, side);
        let Some(last) = written.last else { return self.reading(range, first, by_first) };
        // A range goes on from its first day: "from December 28 to January 3" ends in the year after.
        let begun = first.as_ref().and_then(|first| first.get(..4)?.parse::<i16>().ok());
        let ends = |year: i16| if last.month < written.first.month { year + 1 } else { year };
        let last = Partial { year: last.year.or_else(|| begun.map(ends)), ..last };
        let (last, _) = self.completed(last, side);
        let joined = first.zip(last).map(|(first, last)| format!("{first}/{last}"));
        // Where the year is unknown EDTF has no interval: the first day stands for it.
        let known = joined.filter(|text| Date::parse(text).is_ok());
        self.reading(range, known.or_else(|| self.completed(written.first, side).0), by_first)
    }

    fn completed(&self, date: Partial, side: Option<YearSide>) -> (Option<String>, Completion) {
        let (year, completion) = match (date.year, date.month) {
            (Some(year), _) => (format!("{year:04}"), Completion::Written),
            (None, Some(month)) => {
                let year = self.anchor.as_ref().and_then(|anchor| anchor.year_on(side, month, date.day));
                year.map_or_else(
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

    /// "summer of 2022", "first half of 2017", "third quarter of 2017".
    fn part_of_year(&self, at: usize) -> Option<Read> {
        let t = &self.tokens;
        let (n, after) = rank_at(t, at).map_or((0, at + 1), |(n, after)| (n, after));
        let after = after + usize::from(t.is_hyphen(after));
        let (code, next) = match (season(t.lower(at)), n, t.lower(after)) {
            (Some(code), ..) => (code, at + 1),
            (_, 1..=2, "half") => (39 + n, after + 1),
            (_, 1..=4, "quarter") => (32 + n, after + 1),
            _ => return None,
        };
        let of = next + usize::from(matches!(t.lower(next), "of" | "in"));
        if let Some((year, end)) = any_year_at(t, of) {
            let date = Some(format!("{year:04}-{code}"));
            return Some((self.reading(at..end, date, Completion::Written), end));
        }
        // "of last year", "last year" and "of the year", and not "of the match".
        let within = of + usize::from(t.lower(of) == "the");
        let is_direct = direction(t.lower(of)).is_some() && t.lower(of + 1) == "year";
        if (of > next || is_direct)
            && let Some((year, None, end)) = self.container(within)
        {
            let date = year.map(|year| format!("{year:04}-{code}"));
            return Some((self.relative(at..end, date), end));
        }
        // "the first quarter" is the last that has begun; "the first half" may be of a match.
        let year =
            self.anchor.as_ref().filter(|_| (33..40).contains(&code) && of == next)?.nearest_quarter(code)?;
        Some((self.reading(at..next, Some(format!("{year:04}-{code}")), Completion::Year), next))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reference: &str) -> Vec<String> {
        let reference = (!reference.is_empty()).then(|| Date::parse(reference).unwrap());
        read_dates(text, reference.as_ref())
            .into_iter()
            .map(|r| {
                let date = r.date.map_or_else(|| "none".to_owned(), |d| d.text.clone());
                format!("{}|{date}|{:?}", &text[r.span], r.completion)
            })
            .collect()
    }

    fn one(text: &str, reference: &str) -> String {
        read(text, reference).join("; ")
    }

    #[test]
    fn full_dates_need_no_reference() {
        for text in [
            "May 8, 2021",
            "8 May 2021",
            "May 8 2021",
            "8th of May, 2021",
            "the 8th of May 2021",
            "May 8th, 2021",
            "2021-05-08",
            "Saturday, May 8, 2021",
            "Saturday 8 May 2021",
            "MAY 8, 2021",
        ] {
            assert_eq!(one(&format!("On {text}."), ""), format!("{text}|2021-05-08|Written"));
        }
        assert_eq!(one("on Feb. 3, 2020", ""), "Feb. 3, 2020|2020-02-03|Written");
        assert_eq!(one("in February 2017", ""), "February 2017|2017-02|Written");
        assert_eq!(one("in May of 2019", ""), "May of 2019|2019-05|Written");
        assert_eq!(one("in 2020 and 2016", ""), "2020|2020|Written; 2016|2016|Written");
        assert_eq!(one("on February 30, 2020", ""), "February 30, 2020|none|Missing");
    }

    #[test]
    fn a_missing_year_is_the_nearest() {
        assert_eq!(one("on May 9", "2021-05-08"), "May 9|2021-05-09|Year");
        assert_eq!(one("on 23 April", "2021-05-08"), "23 April|2021-04-23|Year");
        assert_eq!(one("on February 28", "2017-02~"), "February 28|2017-02-28|Year");
        assert_eq!(one("on January 27", "2017-02~"), "January 27|2017-01-27|Year");
        assert_eq!(one("on December 30", "2022-01-03"), "December 30|2021-12-30|Year");
        assert_eq!(one("on January 3", "2021-12-30"), "January 3|2022-01-03|Year");
        assert_eq!(one("in April", "2021-05-08"), "April|2021-04|Year");
        assert_eq!(one("on May 9", ""), "May 9|XXXX-05-09|Missing");
        assert_eq!(one("on February 29", "2021-05-08"), "February 29|2020-02-29|Year");
    }

    #[test]
    fn ranges_and_lists() {
        assert_eq!(one("28–29 April", "2021-05-08"), "28–29 April|2021-04-28/2021-04-29|Year");
        assert_eq!(one("April 28-29, 2021", ""), "April 28-29, 2021|2021-04-28/2021-04-29|Written");
        assert_eq!(
            one("from April 28 to May 2", "2021-05-08"),
            "April 28 to May 2|2021-04-28/2021-05-02|Year"
        );
        assert_eq!(one("28 April – 2 May 2021", ""), "28 April – 2 May 2021|2021-04-28/2021-05-02|Written");
        assert_eq!(one("April 28 and 29", "2021-05-08"), "April 28|2021-04-28|Year; 29|2021-04-29|Year");
        assert_eq!(
            one("on 28 and 29 April 2021", ""),
            "28|2021-04-28|Written; 29 April 2021|2021-04-29|Written"
        );
        assert_eq!(
            one("from the 27th to the 3rd of April 2017", ""),
            "the 27th to the 3rd of April 2017|2017-03-27/2017-04-03|Written"
        );
        assert_eq!(
            one("from the 27th to the 3rd of January 2017", ""),
            "the 27th to the 3rd of January 2017|2016-12-27/2017-01-03|Written"
        );
        assert_eq!(
            one("from April 27 to the 3rd.", "2017-05-08"),
            "April 27 to the 3rd|2017-04-27/2017-05-03|Year"
        );
        assert_eq!(one("from April 27 to 3 schools", "2017-05-08"), "April 27 to 3|2017-04-27|Year");
        assert_eq!(
            one("from Jan. 4th to Feb. 4th", "2018-08-14"),
            "Jan. 4th to Feb. 4th|2019-01-04/2019-02-04|Year"
        );
        assert_eq!(
            one("from December 28 to January 3", "2021-01-08"),
            "December 28 to January 3|2020-12-28/2021-01-03|Year"
        );
        assert_eq!(
            one("from 28 December to 3 January 2022", ""),
            "28 December to 3 January 2022|2021-12-28/2022-01-03|Written"
        );
        assert_eq!(one("2016-17", ""), "2016-17|2016/2017|Written");
        assert_eq!(one("from 2015 to 2016", ""), "2015|2015|Written; 2016|2016|Written");
        assert_eq!(one("between 2015 and 2016", ""), "2015 and 2016|2015/2016|Written");
    }

    #[test]
    fn words_counted_from_the_reference() {
        let day = "2022-06-28~";
        assert_eq!(one("arriving today", day), "today|2022-06-28~|Relative");
        assert_eq!(one("yesterday", day), "yesterday|2022-06-27~|Relative");
        assert_eq!(one("met three days after he", day), "three days after|2022-06-25~|Relative");
        assert_eq!(one("two weeks ago", day), "two weeks ago|2022-06-14~|Relative");
        assert_eq!(one("a year ago", day), "a year ago|2021|Relative");
        assert_eq!(one("last week", day), "last week|2022-06-20/2022-06-26|Relative");
        assert_eq!(one("next month", day), "next month|2022-07|Relative");
        assert_eq!(one("since late last year", "2017-02~"), "last year|2016|Relative");
        assert_eq!(one("later this month", "2017-02~"), "this month|2017-02|Relative");
        assert_eq!(one("over the past two years", "2017-02~"), "past two years|2015/2017|Relative");
        assert_eq!(one("today", "2017-02~"), "today|2017-02~|Relative");
        assert_eq!(one("yesterday", "2017-02~"), "yesterday|none|Missing");
        assert_eq!(one("three days later", day), "three days later|none|Missing");
        assert_eq!(one("last year", ""), "last year|none|Missing");
        assert_eq!(one("last April", "2021-05-08"), "last April|2021-04|Relative");
        assert_eq!(one("last June", "2021-05-08"), "last June|2020-06|Relative");
    }

    #[test]
    fn weekdays() {
        assert_eq!(one("in Moscow on Saturday", "2021-05-08"), "Saturday|2021-05-08|Relative");
        assert_eq!(one("on Monday", "2021-05-08"), "Monday|[2021-05-03,2021-05-10]|Relative");
        assert_eq!(one("last Monday", "2021-05-08"), "last Monday|[2021-04-26,2021-05-03]|Relative");
        assert_eq!(one("next Monday", "2021-05-08"), "next Monday|2021-05-10|Relative");
        assert_eq!(one("next Friday", "2021-05-04"), "next Friday|[2021-05-07,2021-05-14]|Relative");
        assert_eq!(one("on Monday", "2017-02~"), "Monday|none|Missing");
        assert_eq!(one("on Friday nights", "2021-05-08"), "Friday|none|Missing");
        assert_eq!(one("on Sat at 5, in the Sun", "2021-05-08"), "Sat|2021-05-08|Relative");
        assert_eq!(one("Fri fries, on Sun sports pages", "2021-05-08"), "");
        assert_eq!(
            one("it said:30 December, at 10:30 December", "2021-01-08"),
            "30 December|2020-12-30|Year"
        );
        assert_eq!(one("on Friday night", "2021-05-08"), "Friday|[2021-05-07,2021-05-14]|Relative");
        assert_eq!(one("this upcoming Friday", "2021-05-08"), "upcoming Friday|2021-05-14|Relative");
        assert_eq!(
            one("the first Monday evening of June 2021", ""),
            "first Monday evening of June 2021|2021-06-07|Relative"
        );
        assert_eq!(one("the 21st this month", "2021-05-08"), "the 21st this month|2021-05-21|Relative");
        let reading = &read_dates("on Sunday, May 9", Some(&Date::parse("2021-05-08").unwrap()))[0];
        assert_eq!((reading.weekday, reading.span.clone()), (Some(Weekday::Sunday), 3..16));
    }

    #[test]
    fn parts_of_years() {
        assert_eq!(one("in the summer of 2022", ""), "summer of 2022|2022-22|Written");
        assert_eq!(one("the first half of 2017", ""), "first half of 2017|2017-40|Written");
        assert_eq!(one("the third quarter of 2017", ""), "third quarter of 2017|2017-35|Written");
        assert_eq!(one("in the 1990s", ""), "1990s|199X|Written");
        let day = "2021-05-08";
        assert_eq!(one("the third quarter last year", day), "third quarter last year|2020-35|Relative");
        assert_eq!(
            one("the first week next month", day),
            "first week next month|2021-06-01/2021-06-07|Relative"
        );
        assert_eq!(
            one("the third quarter last night", day),
            "third quarter|2020-35|Year; last night|2021-05-07|Relative"
        );
        assert_eq!(one("for the rest of the month", day), "the month|2021-05|Relative");
        assert_eq!(one("down in the year to date", day), "the year|2021|Relative");
        assert_eq!(one("by year-end, at year end", day), "year-end|2021|Relative; year end|2021|Relative");
        assert_eq!(one("a year end sale, the year-end bonus", day), "");
    }

    #[test]
    fn dates_in_digits_fiscal_years_and_decades() {
        assert_eq!(one("on 05/28/2021", ""), "05/28/2021|2021-05-28|Written");
        assert_eq!(one("on 28/05/2021", ""), "28/05/2021|2021-05-28|Written");
        assert_eq!(one("on 05/08/2021", ""), "05/08/2021|[2021-05-08,2021-08-05]|Written");
        assert_eq!(one("on 12.04.1961", ""), "12.04.1961|1961-04-12|Written");
        assert_eq!(one("the 2016/17 fiscal year", ""), "2016/17|2016/2017|Written");
        assert_eq!(one("a loss in FY2019", ""), "FY2019|2019|Written");
        assert_eq!(one("in the nineties", ""), "nineties|199X|Written");
    }

    #[test]
    fn dates_told_from_other_dates() {
        let day = "2021-05-14";
        assert_eq!(
            one("three days after the May 8 vote", day),
            "three days after|2021-05-11|Relative; May 8|2021-05-08|Year"
        );
        assert_eq!(
            one("off on May 4, on again the next day", day),
            "May 4|2021-05-04|Year; next day|2021-05-05|Relative"
        );
        assert_eq!(one("by the end of the year", day), "the year|2021|Relative");
        assert_eq!(one("in the first quarter", day), "first quarter|2021-33|Year");
        assert_eq!(one("the first half of the match", day), "");
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "it may be",
            "May he rest",
            "they march on",
            "March on the capital",
            "2000 troops",
            "14th session",
            "5 to 7 percent",
            "a mayor",
            "days after",
            "Sunday's",
            "In second place",
        ] {
            let expected = if text == "Sunday's" { "Sunday|2021-05-09" } else { "" };
            assert!(one(text, "2021-05-09").starts_with(expected), "{text}: {}", one(text, "2021-05-09"));
            if expected.is_empty() {
                assert_eq!(one(text, "2021-05-09"), "", "{text}");
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail() {
        let pieces = [
            "May",
            "8",
            "29",
            "2021",
            "-",
            "–",
            " ",
            "to",
            "and",
            "last",
            "year",
            "three",
            "days",
            "after",
            "ago",
            "the",
            "Saturday",
            ",",
            "February",
            "30",
            "of",
            "half",
            "first",
            "99999999999",
            "today",
            "past",
            "weeks",
            "9999",
            ".",
        ];
        let mut rng = fastrand::Rng::with_seed(29);
        let references =
            ["", "2021-05-08", "2017-02~", "0000-01-01", "9999-12-31", "2020", "../2020", "Y-99999", "-0001"];
        for _ in 0..20_000 {
            let text: String = (0..rng.usize(..9))
                .flat_map(|_| [*rng.choice(&pieces).unwrap(), *rng.choice(&["", " "]).unwrap()])
                .collect();
            let reference = Date::parse(rng.choice(references).unwrap()).ok();
            for reading in read_dates(&text, reference.as_ref()) {
                assert!(text.get(reading.span.clone()).is_some_and(|t| !t.is_empty()), "{text:?}");
            }
        }
    }
}
