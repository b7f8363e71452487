//! The reference date, and counting from it.

use edtf_core::Bound;
use jiff::SignedDuration;
use jiff::civil::{self, Weekday};

use crate::model::Date;

/// A reference date as a span of days.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    first: civil::Date,
    last: civil::Date,
    /// `~`, `?`, `%` or nothing, as the reference has it.
    qualifier: &'static str,
    text: String,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

impl TimeUnit {
    /// The unit that a lower-case word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            _ => return None,
        })
    }
}

impl Anchor {
    /// The anchor that a date gives; none where it is open or beyond the calendar of years 0 to 9999.
    pub(super) fn of(date: &Date) -> Option<Self> {
        let bounds = date.edtf.bounds();
        let qualifier = match (date.edtf.is_uncertain(), date.edtf.is_approximate()) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        };
        let (first, last) = (day(bounds.earliest)?, day(bounds.latest)?);
        Some(Self { first, last, qualifier, text: date.text.clone() })
    }

    /// The day, where the reference is one.
    pub(super) fn day(&self) -> Option<civil::Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// The reference's own text: what "today" is.
    pub(super) fn today(&self) -> &str {
        &self.text
    }

    /// The year of the reference, where it lies in one.
    pub(super) fn year(&self) -> Option<String> {
        self.unit_after(TimeUnit::Year, 0)
    }

    /// The year in which a month, or a day of it, comes nearest to the reference.
    pub(super) fn nearest_year(&self, month: i8, day: Option<i8>) -> Option<i16> {
        let years = [self.first.year() - 1, self.first.year(), self.last.year(), self.last.year() + 1];
        let candidates = years.into_iter().filter_map(|year| {
            let first = civil::Date::new(year, month, day.unwrap_or(1)).ok()?;
            let last = if day.is_some() { first } else { first.last_of_month() };
            Some((self.distance(first, last), year))
        });
        candidates.min_by_key(|(distance, _)| *distance).map(|(_, year)| year)
    }

    /// How many days lie between the reference and `first..=last`.
    fn distance(&self, first: civil::Date, last: civil::Date) -> i64 {
        let days = |from: civil::Date, to: civil::Date| from.duration_until(to).as_hours() / 24;
        days(last, self.first).max(days(self.last, first)).max(0)
    }

    /// The last time before the reference, or the first after it, that this month comes round.
    pub(super) fn month_beside(&self, month: i8, direction: i16) -> Option<String> {
        let own = self.first.month() == self.last.month() && self.first.year() == self.last.year();
        own.then_some(())?;
        let difference = i16::from(month) - i16::from(self.first.month());
        let year = match direction {
            i16::MIN..=-1 if difference >= 0 => self.first.year() - 1,
            1.. if difference <= 0 => self.first.year() + 1,
            _ => self.first.year(),
        };
        Some(format!("{year:04}-{month:02}"))
    }

    /// The week, month or year that lies `n` after the reference's own; EDTF.
    pub(super) fn unit_after(&self, unit: TimeUnit, n: i64) -> Option<String> {
        match unit {
            TimeUnit::Day => Some(format!("{}{}", edtf(days_after(self.day()?, n)?)?, self.qualifier)),
            TimeUnit::Week => {
                let day = self.day()?;
                let since_monday = i64::from(day.weekday().to_monday_zero_offset());
                let monday = days_after(day, n.checked_mul(7)?.checked_sub(since_monday)?)?;
                let sunday = days_after(monday, 6)?;
                Some(format!("{}/{}", edtf(monday)?, edtf(sunday)?))
            }
            TimeUnit::Month => {
                let same = self.first.year() == self.last.year() && self.first.month() == self.last.month();
                let months =
                    i64::from(self.first.year()).checked_mul(12)? + i64::from(self.first.month()) - 1;
                let months = same.then_some(months)?.checked_add(n)?;
                let year = months.div_euclid(12);
                (0..=9999).contains(&year).then(|| format!("{year:04}-{:02}", months.rem_euclid(12) + 1))
            }
            TimeUnit::Year => {
                let same = self.first.year() == self.last.year();
                let year = same.then_some(i64::from(self.first.year()))?.checked_add(n)?;
                (0..=9999).contains(&year).then(|| format!("{year:04}"))
            }
        }
    }

    /// The time `n` units after the reference, as exact as the unit: a week counts as seven days.
    pub(super) fn moved(&self, unit: TimeUnit, n: i64) -> Option<String> {
        match unit {
            TimeUnit::Week => self.unit_after(TimeUnit::Day, n.checked_mul(7)?).map(approximate),
            unit => self.unit_after(unit, n),
        }
    }

    /// The time from `n` units before the reference up to it.
    pub(super) fn past(&self, unit: TimeUnit, n: i64) -> Option<String> {
        let (unit, n) = if unit == TimeUnit::Week { (TimeUnit::Day, n.checked_mul(7)?) } else { (unit, n) };
        Some(format!("{}/{}", self.unit_after(unit, n.checked_neg()?)?, self.unit_after(unit, 0)?))
    }

    /// A day of the week: the reference itself, or the one before or after it.
    pub(super) fn weekday(&self, weekday: Weekday, direction: Option<i64>) -> Option<String> {
        let today = self.day()?;
        let ahead = i64::from(today.weekday().until(weekday));
        let (before, after) = (ahead - 7, if ahead == 0 { 7 } else { ahead });
        let plain = |n: i64| days_after(today, n).and_then(edtf);
        match direction {
            Some(0) => {
                let own = i64::from(weekday.to_monday_zero_offset())
                    - i64::from(today.weekday().to_monday_zero_offset());
                plain(own)
            }
            Some(n) if n < 0 => plain(before),
            Some(_) => plain(after),
            None if ahead == 0 => Some(format!("{}{}", edtf(today)?, self.qualifier)),
            None => Some(format!("[{},{}]", plain(before)?, plain(after)?)),
        }
    }
}

fn approximate(date: String) -> String {
    if date.ends_with(['~', '%']) { date } else { format!("{}~", date.trim_end_matches('?')) }
}

fn day(bound: Bound) -> Option<civil::Date> {
    let Bound::Date(date) = bound else { return None };
    let year = i16::try_from(date.year).ok().filter(|year| (1..=9998).contains(year))?;
    civil::Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

fn days_after(date: civil::Date, days: i64) -> Option<civil::Date> {
    // More days than the calendar has lead nowhere, and would not fit a duration either.
    let days = i32::try_from(days).ok()?;
    date.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok()
}

fn edtf(date: civil::Date) -> Option<String> {
    let written = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    (date.year() >= 0).then_some(written)
}

/// The day that a date is, where it is one. How sure it is makes no difference.
#[must_use]
pub fn single_day(date: &Date) -> Option<civil::Date> {
    Anchor::of(date)?.day()
}
