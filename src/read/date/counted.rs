//! Times that are counted: "three days after", "a week from Tuesday", "in two weeks", "the past two years".

use jiff::civil;
use rust_decimal::prelude::ToPrimitive;

use super::super::number::{ENGLISH, NumberReading};
use super::anchor::{Anchor, TimeUnit, date_text};
use super::calendar::read_calendar;
use super::parts::month_at;
use super::reader::{Read, Reader};
use super::words::direction;
use crate::model::{Class, Date};

/// Words for a number that is not told.
const FEW: [&str; 4] = ["few", "several", "couple", "many"];

/// Words behind "three days after" that begin a deed.
const DEEDS: [&str; 11] = ["he", "she", "it", "they", "we", "his", "her", "its", "their", "the", "a"];

impl Reader<'_> {
    /// "last year", "this month", "next week", "last April", "the past two years", "the next 3 days". The plural
    /// alone ("the coming months") is no one month.
    pub(super) fn relative_unit(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let word = t.lower(at);
        let direction = direction(word)?;
        if let Some(read) = self.day_beside_in_calendar(at, direction) {
            return Some(read);
        }
        if let Some((month, end)) = month_at(t, at + 1).filter(|_| direction != 0) {
            let step = if direction < 0 { -1 } else { 1 };
            let date = self.anchor.as_ref().and_then(|anchor| anchor.month_beside(month, step));
            return Some((self.relative(at..end, date), end));
        }
        let few = at + 1 + usize::from(FEW.contains(&t.lower(at + 1)) || t.lower(at + 1) == "calendar");
        if let Some(unit) = TimeUnit::of(t.lower(few)).filter(|unit| *unit != TimeUnit::Day || few > at + 1) {
            let is_plural = t.lower(few).ends_with('s');
            let before = at.checked_sub(1).map_or("", |before| t.lower(before));
            let date = self.anchor.as_ref().filter(|_| !is_plural).and_then(|anchor| match word {
                "this" | "current" if unit == TimeUnit::Decade => {
                    Some(format!("{:03}X", anchor.whole_year()? / 10))
                }
                "past" => anchor.past(unit, 1),
                "last" if before == "the" => anchor.past(unit, 1),
                _ => anchor.unit_after(unit, direction),
            });
            return Some((self.relative(at..few + 1, date), few + 1));
        }
        let (count, next) = self.count_at(at + 1)?;
        if matches!(t.lower(next), "quarter" | "quarters") && direction != 0 {
            let date = self.anchor.as_ref().and_then(|anchor| anchor.quarters(direction, count));
            return Some((self.relative(at..next + 1, date), next + 1));
        }
        let unit = TimeUnit::of(t.lower(next)).filter(|_| direction != 0)?;
        let date = self.anchor.as_ref().and_then(|anchor| {
            if direction < 0 { anchor.past(unit, count) } else { anchor.coming(unit, count) }
        });
        Some((self.relative(at..next + 1, date), next + 1))
    }

    /// "next April 6", "last 6 April": the first such day after the reference, or the last before it.
    fn day_beside_in_calendar(&self, at: usize, direction: i64) -> Option<Read> {
        let mut written = read_calendar(self.tokens, at + 1).into_iter();
        let day =
            written.next().filter(|day| direction != 0 && day.last.is_none() && written.next().is_none())?;
        let (None, Some(month), Some(number)) = (day.first.year, day.first.month, day.first.day) else {
            return None;
        };
        let date = self.anchor.as_ref().and_then(|anchor| {
            let years = anchor.years_around().into_iter();
            let days = years.filter_map(|year| date_text(civil::Date::new(year, month, number).ok()?));
            anchor.beside(days, direction)
        });
        Some((self.relative(at..day.end, date), day.end))
    }

    /// "three days after", "a year ago", "a week from Tuesday", "two years and a month ago". What lies later or
    /// earlier is counted from the last date that was read.
    pub(super) fn counted(&self, at: usize) -> Option<Read> {
        let (count, next) = self.amount_at(at)?;
        let unit = TimeUnit::of(self.tokens.lower(next))?;
        if let Some((date, end)) = self.counted_from(unit, count, next + 1) {
            return Some((self.relative(at..end, Some(date)), end));
        }
        // "In November 2031, a month after the inspection": counted from the date right before.
        let beside = self.date_right_before(at);
        let anchor = beside.as_ref().or(self.anchor.as_ref());
        // What lies after or before somebody's deed is told on the day of that.
        let is_deed = DEEDS.contains(&self.tokens.lower(next + 2));
        let date = match self.tokens.lower(next + 1) {
            "after" | "before" if !is_deed => None,
            "after" | "ago" => anchor.and_then(|anchor| anchor.moved(unit, count.checked_neg()?)),
            "before" => anchor.and_then(|anchor| anchor.moved(unit, count)),
            // "On 5 May, two days later" goes back to the day from which it counts.
            "later" if beside.is_some() => anchor.and_then(|anchor| anchor.moved(unit, count.checked_neg()?)),
            "earlier" if beside.is_some() => anchor.and_then(|anchor| anchor.moved(unit, count)),
            "later" => self.last_date().and_then(|last| last.moved(unit, count)),
            "earlier" => self.last_date().and_then(|last| last.moved(unit, count.checked_neg()?)),
            _ => return self.counted_twice(at, unit, count, next + 1),
        };
        Some((self.relative(at..next + 2, date), next + 2))
    }

    /// The last date that was read: "on May 17 and, two days later, in Arden".
    fn last_date(&self) -> Option<Anchor> {
        self.found.last().and_then(|reading| Anchor::of(reading.date.as_ref()?))
    }

    /// The date that ends right before `at`, with a comma between.
    fn date_right_before(&self, at: usize) -> Option<Anchor> {
        let comma = at.checked_sub(1).filter(|comma| self.tokens.lower(*comma) == ",")?;
        let last = self.found.last()?;
        let end = self.tokens.span(comma.checked_sub(1)?..comma).end;
        Anchor::of(last.date.as_ref()?).filter(|_| last.span.end == end)
    }

    /// "two years and a month ago".
    fn counted_twice(&self, at: usize, unit: TimeUnit, count: i64, end: usize) -> Option<Read> {
        let mut amounts = vec![(count, unit)];
        let mut end = end;
        while amounts.len() < 4 {
            let joint = end + usize::from(matches!(self.tokens.lower(end), "and" | ","));
            let (more, next) = self.amount_at(joint)?;
            amounts.push((more, TimeUnit::of(self.tokens.lower(next))?));
            end = next + 1;
            if self.tokens.lower(end) == "ago" {
                break;
            }
        }
        if self.tokens.lower(end) != "ago" {
            return None;
        }
        let date = self.anchor.as_ref().and_then(|anchor| {
            let mut day = date_text(anchor.day()?)?;
            for (count, unit) in &amounts {
                day = Anchor::of(&Date::parse(&day).ok()?)?.shifted(*unit, count.checked_neg()?)?;
            }
            Some(day)
        });
        Some((self.relative(at..end + 1, date), end + 1))
    }

    /// "in two weeks", where what comes before speaks of the future; "in a week's time" everywhere.
    pub(super) fn ahead(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (count, next) = Some(at + 1).filter(|_| t.lower(at) == "in").and_then(|at| self.amount_at(at))?;
        let unit = TimeUnit::of(t.lower(next))?;
        let mark = next + 1 + usize::from(t.lower(next + 1) == "'");
        let letter = mark + usize::from(mark > next + 1 && t.lower(mark) == "s" && t.is_glued(mark));
        let is_time = mark > next + 1 && t.lower(letter) == "time";
        let end = if is_time { letter + 1 } else { next + 1 };
        let goes_on = matches!(t.lower(end), "of" | "after" | "before" | "since" | "and" | "from" | "to");
        if goes_on || !(is_time || self.is_ahead(at)) {
            return None;
        }
        let date = self.anchor.as_ref().and_then(|anchor| anchor.moved(unit, count));
        Some((self.relative(at..end, date), end))
    }

    /// A whole number or an article at `at`, and the token after it.
    pub(super) fn amount_at(&self, at: usize) -> Option<(i64, usize)> {
        let one = || ENGLISH.articles.contains(&self.tokens.lower(at)).then_some((1, at + 1));
        self.count_at(at).or_else(one)
    }

    /// A whole number at `at`, and the token after it.
    pub(super) fn count_at(&self, at: usize) -> Option<(i64, usize)> {
        let number =
            self.number_at(at).filter(|number| number.class == Class::Count && !number.is_fraction)?;
        let count = number.value.to_i64().filter(|_| number.value.is_integer())?;
        let end = (at..self.tokens.len()).find(|t| self.tokens.span(*t..*t + 1).end >= number.span.end)?;
        Some((count, end + 1))
    }

    pub(super) fn number_at(&self, at: usize) -> Option<&NumberReading> {
        let start = self.tokens.span(at..at + 1).start;
        let found = self.numbers.binary_search_by_key(&start, |number| number.span.start).ok()?;
        self.numbers.get(found)
    }

    /// The day that lies `count` units after or before a day that is told right behind, and what follows the words
    /// that the count takes up. The day itself is read by itself, unless it is a word such as "yesterday".
    fn counted_from(&self, unit: TimeUnit, count: i64, at: usize) -> Option<(String, usize)> {
        let t = self.tokens;
        let count = match t.lower(at) {
            "after" | "from" => count,
            "before" => count.checked_neg()?,
            _ => return None,
        };
        let next = at + 1 + usize::from(t.lower(at + 1) == "the");
        let (day, is_date, end) = self.day_told_at(next)?;
        let moved = |day: &str| Anchor::of(&Date::parse(day).ok()?)?.moved(unit, count);
        // "16 days from 01/02/2018": both days are possible.
        let days = day.strip_prefix('[').and_then(|days| days.strip_suffix(']')?.split_once(','));
        let date = match days {
            Some((one, other)) => {
                let exact = |day: &str| Some(moved(day)?.trim_end_matches('~').to_owned());
                format!("[{},{}]", exact(one)?, exact(other)?)
            }
            None => moved(&day)?,
        };
        Some((date, if is_date { at + 1 } else { end }))
    }

    /// A day that is told at `at`, whether it is a date and no word such as "yesterday", and the token after it.
    pub(super) fn day_told_at(&self, at: usize) -> Option<(String, bool, usize)> {
        let t = self.tokens;
        if let Some(written) = read_calendar(t, at).into_iter().next() {
            return Some((self.complete(&written).date?.text.clone(), true, written.end));
        }
        if let Some((day, end)) = self.holiday_date(at) {
            return Some((day, true, end));
        }
        if let Some((reading, end)) = self.in_digits(at) {
            return Some((reading.date?.text.clone(), true, end));
        }
        let anchor = self.anchor.as_ref()?;
        let to_come = direction(t.lower(at));
        let named = at + usize::from(to_come.is_some());
        let (day, end) = match (t.lower(at), self.weekday_at(named)) {
            ("today" | "now", _) => (anchor.today().to_owned(), at + 1),
            ("yesterday", _) => (anchor.unit_after(TimeUnit::Day, -1)?, at + 1),
            ("tomorrow", _) => (anchor.unit_after(TimeUnit::Day, 1)?, at + 1),
            (_, Some((weekday, end))) => {
                let side = to_come.or_else(|| anchor.day().filter(|day| day.weekday() != weekday).map(|_| 1));
                (anchor.weekday(weekday, side)?, end)
            }
            _ => return None,
        };
        Some((day, false, end))
    }
}
