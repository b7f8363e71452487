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

/// On which side of the reference a text lets a day without a year lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSide {
    /// "Will open on May 9".
    Coming,
    /// "Was closed in January", "since May".
    Gone,
    /// "This September".
    Own,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    Week,
    /// Two weeks.
    Fortnight,
    Month,
    Year,
    /// Ten years.
    Decade,
}

impl TimeUnit {
    /// The unit that a lower-case word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "day" | "days" => Self::Day,
            "week" | "weeks" => Self::Week,
            "fortnight" | "fortnights" => Self::Fortnight,
            "decade" | "decades" => Self::Decade,
            "month" | "months" => Self::Month,
            "year" | "years" => Self::Year,
            _ => return None,
        })
    }
}

impl Anchor {
    /// The anchor that a date gives; none where it is open or beyond the calendar of years 0 to 9999.
    pub(super) fn of(date: &Date) -> Option<Self> {
        let bounds = date.bounds();
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

    /// The year in which a month, or a day of it, next comes to its end from the reference on.
    fn coming_year(&self, month: i8, day: Option<i8>) -> Option<i16> {
        let years = [self.first.year(), self.last.year() + 1];
        years.into_iter().find(|year| {
            let first = civil::Date::new(*year, month, day.unwrap_or(1)).ok();
            first.is_some_and(|first| {
                let last = if day.is_some() { first } else { first.last_of_month() };
                last >= self.first
            })
        })
    }

    /// The last year in which a month, or a day of it, has begun by the reference.
    fn gone_year(&self, month: i8, day: Option<i8>) -> Option<i16> {
        let mut years = [self.last.year(), self.last.year() - 1].into_iter();
        years.find(|year| {
            civil::Date::new(*year, month, day.unwrap_or(1)).is_ok_and(|first| first <= self.last)
        })
    }

    /// The year of a month, or of a day of it, by what the text tells of the year; else that which brings it nearest.
    pub(super) fn year_on(&self, side: Option<YearSide>, month: i8, day: Option<i8>) -> Option<i16> {
        match side {
            Some(YearSide::Coming) => self.coming_year(month, day),
            Some(YearSide::Gone) => self.gone_year(month, day),
            Some(YearSide::Own) => self.whole_year(),
            None => self.nearest_year(month, day),
        }
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
            // A fortnight begins when it is told.
            TimeUnit::Fortnight | TimeUnit::Decade => None,
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
        match in_smaller(unit, n)? {
            (TimeUnit::Day, n) if unit != TimeUnit::Day => self.unit_after(TimeUnit::Day, n).map(approximate),
            (unit, n) => self.unit_after(unit, n),
        }
    }

    /// The day `n` units after the reference.
    pub(super) fn shifted(&self, unit: TimeUnit, n: i64) -> Option<String> {
        match in_smaller(unit, n)? {
            (TimeUnit::Day, n) => date_text(days_after(self.day()?, n)?),
            (TimeUnit::Month, n) => {
                date_text(self.day()?.checked_add(jiff::Span::new().try_months(n).ok()?).ok()?)
            }
            (_, n) => date_text(self.day()?.checked_add(jiff::Span::new().try_years(n).ok()?).ok()?),
        }
    }

    /// The time from the reference on for `n` units, or where that is no day, of those that follow its own.
    pub(super) fn coming(&self, unit: TimeUnit, n: i64) -> Option<String> {
        if let Some(day) = self.day() {
            let last = Self::of(&Date::parse(&self.shifted(unit, n)?).ok()?)?.day()?;
            return Some(format!("{}/{}", date_text(days_after(day, 1)?)?, date_text(last)?));
        }
        let (unit, n) = in_smaller(unit, n)?;
        Some(format!("{}/{}", self.unit_after(unit, 0)?, self.unit_after(unit, n)?))
    }

    /// The time from `n` units before the reference up to it.
    pub(super) fn past(&self, unit: TimeUnit, n: i64) -> Option<String> {
        let (unit, n) = in_smaller(unit, n)?;
        Some(format!("{}/{}", self.unit_after(unit, n.checked_neg()?)?, self.unit_after(unit, 0)?))
    }

    /// A day of the week that "last" or "next" may mean: the one before or after the reference, or that of the
    /// week before or after its own.
    pub(super) fn weekday_either(&self, weekday: Weekday, direction: i64) -> Option<String> {
        let near = self.weekday(weekday, Some(direction))?;
        let in_week = self.weekday_in_week(weekday, direction)?;
        let (one, other) = if near <= in_week { (near, in_week) } else { (in_week, near) };
        Some(if one == other { one } else { format!("[{one},{other}]") })
    }

    /// A day of the week that lies `n` weeks after the reference's own.
    pub(super) fn weekday_in_week(&self, weekday: Weekday, n: i64) -> Option<String> {
        let today = self.day()?;
        let own =
            i64::from(weekday.to_monday_zero_offset()) - i64::from(today.weekday().to_monday_zero_offset());
        date_text(days_after(today, own.checked_add(n.checked_mul(7)?)?)?)
    }

    /// The Saturday and Sunday of the week that lies `n` weeks after the reference's own.
    pub(super) fn weekend(&self, n: i64) -> Option<String> {
        let (from, to) =
            (self.weekday_in_week(Weekday::Saturday, n)?, self.weekday_in_week(Weekday::Sunday, n)?);
        Some(format!("{from}/{to}"))
    }

    /// The day of a month, on a weekday where one is told, that lies nearest to the reference.
    pub(super) fn nearest_day_of_month(&self, day: i8, weekday: Option<Weekday>) -> Option<String> {
        let reach = if weekday.is_some() { 12 } else { 1 };
        let months = (-reach..=reach).filter_map(|n| self.month_after(n));
        let days = months.filter_map(|(year, month)| civil::Date::new(year, month, day).ok());
        self.nearest(days.filter(|day| weekday.is_none_or(|w| day.weekday() == w)).filter_map(date_text))
    }

    /// The month that lies `n` after the reference's own.
    pub(super) fn month_after(&self, n: i64) -> Option<(i16, i8)> {
        let month = self.unit_after(TimeUnit::Month, n)?;
        let (year, month) = month.split_once('-')?;
        Some((year.parse().ok()?, month.parse().ok()?))
    }

    /// The reference's year as a number, where it lies in one.
    pub(super) fn whole_year(&self) -> Option<i16> {
        self.year()?.parse().ok()
    }

    /// The years in which something that comes each year may be meant.
    pub(super) fn years_around(&self) -> Vec<i16> {
        (self.first.year() - 1..=self.last.year() + 1).collect()
    }

    /// The one of several days that lies nearest to the reference.
    pub(super) fn nearest(&self, days: impl Iterator<Item = String>) -> Option<String> {
        days.filter_map(|text| {
            let day: civil::Date = text.parse().ok()?;
            Some((self.distance(day, day), text))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, text)| text)
    }

    /// The last of several days before the reference, or the first after it.
    pub(super) fn beside(&self, days: impl Iterator<Item = String>, direction: i64) -> Option<String> {
        let reference = self.day()?;
        let fits = |text: &String| {
            text.parse::<civil::Date>()
                .is_ok_and(|d| if direction < 0 { d < reference } else { d > reference })
        };
        self.nearest(days.filter(fits))
    }

    /// The quarter that lies `n` after the reference's own.
    pub(super) fn quarter_after(&self, n: i64) -> Option<String> {
        let (year, month) = self.month_after(n.checked_mul(3)?)?;
        Some(format!("{year:04}-{}", 33 + (month - 1) / 3))
    }

    /// The `n` quarters before the reference's own, or after it.
    pub(super) fn quarters(&self, direction: i64, n: i64) -> Option<String> {
        let (_, month) = self.month_after(0)?;
        let own = -i64::from((month - 1) % 3);
        let length = n.checked_mul(3)?;
        let (first, last) = if direction < 0 {
            (own.checked_sub(length)?, own - 1)
        } else {
            (own + 3, own.checked_add(length)? + 2)
        };
        let text = |(year, month): (i16, i8)| format!("{year:04}-{month:02}");
        Some(format!("{}/{}", text(self.month_after(first)?), text(self.month_after(last)?)))
    }

    /// The year whose quarter or half with this code has begun last.
    pub(super) fn nearest_quarter(&self, code: i8) -> Option<i16> {
        let first = if code >= 40 { (code - 40) * 6 + 1 } else { (code - 33) * 3 + 1 };
        let year = self.whole_year()?;
        Some(if self.last.month() < first { year - 1 } else { year })
    }

    /// The season of the reference's own year, or the last that is over, or the next to begin.
    pub(super) fn season_beside(&self, code: i8, direction: i64) -> Option<String> {
        let year = self.whole_year()?;
        let (begins, ends) = match code {
            21 => (3, 5),
            22 => (6, 8),
            23 => (9, 11),
            // A winter is named after the year in which it begins.
            _ => return None,
        };
        let year = match direction {
            i64::MIN..=-1 if self.first.month() <= ends => year - 1,
            1.. if self.last.month() >= begins => year + 1,
            _ => year,
        };
        Some(format!("{year:04}-{code}"))
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

/// A unit and how many, in days, months or years.
fn in_smaller(unit: TimeUnit, n: i64) -> Option<(TimeUnit, i64)> {
    Some(match unit {
        TimeUnit::Week => (TimeUnit::Day, n.checked_mul(7)?),
        TimeUnit::Fortnight => (TimeUnit::Day, n.checked_mul(14)?),
        TimeUnit::Decade => (TimeUnit::Year, n.checked_mul(10)?),
        unit => (unit, n),
    })
}

/// The nth day of the week in a month, the last as −1.
pub(super) fn nth_weekday(year: i16, month: i8, n: i8, weekday: Weekday) -> Option<String> {
    let day = civil::Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()?;
    date_text(day)
}

pub(super) fn days_after(date: civil::Date, days: i64) -> Option<civil::Date> {
    // More days than the calendar has lead nowhere, and would not fit a duration either.
    let days = i32::try_from(days).ok()?;
    date.checked_add(SignedDuration::from_hours(i64::from(days) * 24)).ok()
}

/// A day in EDTF.
pub(super) fn date_text(date: civil::Date) -> Option<String> {
    edtf(date)
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

/// The day that lies so many days after one; none beyond the calendar.
#[must_use]
pub fn later_day(date: &Date, days: i64) -> Option<Date> {
    Date::parse(&date_text(days_after(single_day(date)?, days)?)?).ok()
}
