//! Stretches of time: weekends, weeks of a month, the first months of a year, quarters, seasons, centuries, and
//! from one month to another.

use super::anchor::{TimeUnit, YearSide, date_text, days_after};
use super::calendar::read_calendar;
use super::parts::{any_year_at, joined_month_at, month_at, ordinal_at, year_at};
use super::reader::{Read, Reader};
use super::reading::{Completion, DateReading};
use super::words::{direction, rank_at};
use jiff::civil;

impl Reader<'_> {
    /// "this weekend", "over the weekend".
    pub(super) fn weekend(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let which = t.lower(at);
        if let Some(read) = self.weekend_of_holiday(at) {
            return Some(read);
        }
        if t.lower(at + 1) != "weekend"
            || !matches!(which, "last" | "past" | "this" | "next" | "coming" | "the")
        {
            return None;
        }
        let anchor = self.anchor.as_ref();
        let weekend = |n: i64| anchor.and_then(|anchor| anchor.weekend(n));
        let is_told = matches!(which, "this" | "the");
        let both =
            || Some(format!("[{},{}]", weekend(-1)?.replace('/', ".."), weekend(0)?.replace('/', "..")));
        let date = match direction(which) {
            Some(n) if n != 0 => weekend(n),
            _ if matches!(t.lower(at + 2), "after" | "of" | "before") => None,
            _ if is_told && which == "this" => weekend(0),
            _ if self.is_ahead(at) => weekend(0),
            _ => both(),
        };
        Some((self.relative(at..at + 2, date), at + 2))
    }

    /// "this morning", "last night": the day that holds it, or begins it.
    pub(super) fn part_of_day(&self, at: usize) -> Option<Read> {
        let days = match (self.tokens.lower(at), self.tokens.lower(at + 1)) {
            ("this", "morning" | "afternoon" | "evening") => 0,
            ("last", "night" | "evening") => -1,
            _ => return None,
        };
        let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(TimeUnit::Day, days));
        Some((self.relative(at..at + 2, date), at + 2))
    }

    /// "the day before yesterday", "the day after tomorrow".
    pub(super) fn day_but_one(&self, at: usize) -> Option<Read> {
        if let Some(read) = self.unit_but_one(at) {
            return Some(read);
        }
        let days = [("day before yesterday", -2), ("day after tomorrow", 2)];
        let (taken, days) =
            days.iter().find_map(|(phrase, n)| Some((self.tokens.phrase(at, phrase)?, *n)))?;
        let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(TimeUnit::Day, days));
        Some((self.relative(at..at + taken, date), at + taken))
    }

    /// "the week after next".
    fn unit_but_one(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let unit = TimeUnit::of(t.lower(at)).filter(|_| t.lower(at + 1) == "after")?;
        let next = at + 2 + usize::from(t.lower(at + 2) == "the");
        let ends = t.lower(next) == "next" && (!t.is_word(next + 1) || t.lower(next + 1) == "to");
        let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(unit, 2));
        ends.then(|| (self.relative(at..next + 1, date), next + 1))
    }

    /// "the week of April 10", "the week beginning 4 February", "the week ending on May 8".
    pub(super) fn week_of(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let joint = t.lower(at + 1);
        let begins = matches!(joint, "beginning" | "starting" | "commencing");
        if t.lower(at) != "week" || !(begins || matches!(joint, "of" | "ending" | "ended")) {
            return None;
        }
        let on = at + 2 + usize::from(matches!(t.lower(at + 2), "on" | "the"));
        let told = read_calendar(t, on).into_iter().next();
        let day_at = on + usize::from(t.lower(on) == "the");
        let (whole, end) = match (told, ordinal_at(t, day_at).filter(|_| t.is_digits(day_at))) {
            (Some(written), _) => (self.complete(&written).date.map(|date| date.text.clone()), written.end),
            (None, Some((day, end))) => {
                (self.anchor.as_ref().and_then(|anchor| anchor.nearest_day_of_month(day, None)), end)
            }
            (None, None) => return None,
        };
        let date = whole.and_then(|text| {
            let day: civil::Date = text.parse().ok()?;
            let since = i64::from(day.weekday().to_monday_zero_offset());
            let (from, to) = match joint {
                "of" => (-since, 6 - since),
                _ if begins => (0, 6),
                _ => (-6, 0),
            };
            interval(days_after(day, from)?, days_after(day, to)?)
        });
        Some((self.relative(at..end, date), end))
    }

    /// "the first week of October", "the last three months of 2021", "the third month of the year", "the first six
    /// months of this year".
    pub(super) fn units_of(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        // The "first" in "thirty-first".
        if at > 0 && t.is_hyphen(at - 1) && t.is_glued(at) {
            return None;
        }
        let (rank, next) = rank_at(t, at)?;
        let (count, unit_at) = match self.count_at(next) {
            Some((count, next)) => (Some(i8::try_from(count).ok()?), next),
            None => (None, next),
        };
        let unit = TimeUnit::of(t.lower(unit_at))?;
        let is_plural = t.lower(unit_at).ends_with('s');
        let joins = matches!(t.lower(unit_at + 1), "of" | "in");
        // "The first week next month".
        let is_direct =
            direction(t.lower(unit_at + 1)).is_some() && matches!(t.lower(unit_at + 2), "year" | "month");
        if count.is_none() == is_plural || !(joins || is_direct) {
            return None;
        }
        let of = unit_at + 1 + usize::from(joins);
        let within = of + usize::from(t.lower(of) == "the");
        let (year, month, end) = self.container(within)?;
        let span = year.and_then(|year| part_of(year, month, rank, count.unwrap_or(1), unit));
        Some((self.relative(at..end, span), end))
    }

    /// A month or a year at `at`: its year where that is known, its month where it is one, and the token after it.
    pub(super) fn container(&self, at: usize) -> Option<(Option<i16>, Option<i8>, usize)> {
        let t = self.tokens;
        let anchor = self.anchor.as_ref();
        if let Some((month, next)) = month_at(t, at) {
            let skipped = next + usize::from(matches!(t.lower(next), "," | "of"));
            return Some(match year_at(t, skipped) {
                Some(year) => (Some(year), Some(month), skipped + 1),
                None => (anchor.and_then(|anchor| anchor.nearest_year(month, None)), Some(month), next),
            });
        }
        if let Some((year, end)) = any_year_at(t, at) {
            return Some((Some(year), None, end));
        }
        let is_own = t.lower(at.checked_sub(1)?) == "the";
        let (n, next) = match direction(t.lower(at)) {
            Some(n) => (n, at + 1),
            None if is_own => (0, at),
            None => return None,
        };
        match t.lower(next) {
            "year" => {
                let year = anchor.and_then(|a| a.whole_year()?.checked_add(i16::try_from(n).ok()?));
                Some((year, None, next + 1))
            }
            "month" => {
                let month = anchor.and_then(|anchor| anchor.month_after(n));
                Some((month.map(|(year, _)| year), Some(month.map_or(1, |(_, month)| month)), next + 1))
            }
            _ => None,
        }
    }

    /// `2016-11`, `2016/11`, "2016 November": a year with its month.
    pub(super) fn year_and_month(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let digits = t.lower(at);
        let year: i16 = digits
            .parse()
            .ok()
            .filter(|y| t.is_digits(at) && digits.len() == 4 && (1000..=2100).contains(y))?;
        let (month, end) = if matches!(t.lower(at + 1), "-" | "/") && (1..3).all(|n| t.is_glued(at + n)) {
            let written = t.lower(at + 2);
            let month: i8 = written
                .parse()
                .ok()
                .filter(|m| t.is_digits(at + 2) && written.len() == 2 && (1..=12).contains(m))?;
            // "2009-11" are years.
            let is_years = t.lower(at + 1) == "-" && i16::from(month) > year % 100;
            let goes_on =
                t.is_glued(at + 3) && (t.is_hyphen(at + 3) || t.lower(at + 3) == "/" || t.is_word(at + 3));
            if is_years || goes_on || (t.lower(at + 1) == "/" && i16::from(month) == year % 100 + 1) {
                return None;
            }
            (month, at + 3)
        } else {
            let (month, end) = month_at(t, at + 1 + usize::from(t.lower(at + 1) == ","))?;
            // "In 2016 March 5 ..." names a day.
            if t.is_digits(end) || end > at + 2 && t.lower(at + 1) != "," {
                return None;
            }
            (month, end)
        };
        let date = Some(format!("{year:04}-{month:02}"));
        Some((self.reading(at..end, date, Completion::Written), end))
    }

    /// "June last year", "May of next year".
    pub(super) fn month_of_year(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (month, next) = month_at(t, at)?;
        let of = next + usize::from(t.lower(next) == "of");
        let n = direction(t.lower(of)).filter(|_| t.lower(of + 1) == "year")?;
        let date = self.anchor.as_ref().and_then(|anchor| {
            let year = anchor.whole_year()?.checked_add(i16::try_from(n).ok()?)?;
            Some(format!("{year:04}-{month:02}"))
        });
        // Where the year is not known the month still is.
        let date = date.or_else(|| Some(format!("XXXX-{month:02}")));
        Some((self.relative(at..of + 2, date), of + 2))
    }

    /// "the 19th century".
    pub(super) fn century(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (n, mut end) = ordinal_at(t, at).filter(|(n, _)| (2..=21).contains(n))?;
        if t.is_hyphen(end) {
            end += 1;
        }
        let is_century = t.lower(end) == "century";
        let date = Some(format!("{:02}XX", n - 1));
        is_century.then(|| (self.reading(at..end + 1, date, Completion::Written), end + 1))
    }

    /// "from May to October", "between January and April 2015", "June–August 1992", "May 2015 to June 2018". Where no
    /// year is known each month is a date of its own.
    pub(super) fn months(&mut self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let (first, next) = month_at(t, at)?;
        let (year, joint) = year_behind(t, next).map_or((None, next), |(year, end)| (Some(year), end));
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let joins = match t.lower(joint) {
            "-" | "—" | "to" | "through" | "until" | "till" => true,
            "and" => before == "between",
            _ => false,
        };
        let mut second_at = joint + 1;
        let skips = ["the", "early", "late", "mid", "-", "end", "middle", "beginning", "start", "of"];
        while skips.contains(&t.lower(second_at)) && second_at < joint + 5 {
            second_at += 1;
        }
        let (last, after) = joined_month_at(t, second_at).filter(|_| joins)?;
        // "June 4 to July 5" and "May to June 5" are days.
        if t.is_digits(after) && t.lower(after).len() < 3 {
            return None;
        }
        let (last_year, end) = year_behind(t, after).map_or((None, after), |(year, end)| (Some(year), end));
        let side = self.side(at, end);
        let is_own = side == Some(YearSide::Own);
        let on = |month| self.anchor.as_ref().and_then(|anchor| anchor.year_on(side, month, None));
        // "From this May to October 2020".
        let year = year.or_else(|| on(first).filter(|_| is_own));
        let near = || on(last);
        let to = last_year.or_else(|| year.map(|y| if last < first { y + 1 } else { y })).or_else(near);
        let from = year.or_else(|| to.map(|to| if last < first { to - 1 } else { to }));
        let by = if year.or(last_year).is_some() { Completion::Written } else { Completion::Year };
        if let Some((from, to)) = from.zip(to) {
            let date = format!("{from:04}-{first:02}/{to:04}-{last:02}");
            let reading = self.reading(at..end, Some(date), by);
            self.found.push(reading);
        } else {
            for (range, month) in [(at..next, first), (second_at..end, last)] {
                let date = Some(format!("XXXX-{month:02}"));
                let reading =
                    DateReading { completion: Completion::Missing, ..self.reading(range, date, by) };
                self.found.push(reading);
            }
        }
        Some(end)
    }

    /// "on the 18th", "the 20th of next month": in the month that brings it nearest.
    pub(super) fn day_of_month(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let day_at = at + usize::from(t.lower(at) == "the");
        let (day, end) = ordinal_at(t, day_at)?;
        // "The twenty-sixth day of the month", and not the "first" in "thirty-first".
        let is_rest = at > 0 && t.is_hyphen(at - 1);
        let end = end + usize::from(t.lower(end) == "day" && t.lower(end + 1) == "of");
        // "The 21st of this month", "the 21st this month".
        let is_direct = direction(t.lower(end)).is_some();
        let of = end + usize::from(!is_direct);
        let within = of + usize::from(t.lower(of) == "the");
        if (t.lower(end) == "of" || is_direct)
            && !is_rest
            && t.lower(within + usize::from(direction(t.lower(within)).is_some())) == "month"
            && let Some((year, Some(month), next)) = self.container(within)
        {
            let date = year.and_then(|year| date_text(civil::Date::new(year, month, day).ok()?));
            return Some((self.relative(at..next, date), next));
        }
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let is_told = match before {
            "on" | "by" | "until" | "till" | "since" => true,
            "for" => at + 1 < day_at + 1 && !t.is_word(end),
            "from" | "before" | "after" | "around" => day > 3,
            _ => false,
        };
        let goes_on = t.is_word(end) && !AFTER_DAY.contains(&t.lower(end)) || t.is_hyphen(end);
        // "On 29th".
        let is_bare = day_at == at && !matches!(before, "on" | "since");
        if is_bare || !is_told || goes_on || !t.is_digits(day_at) {
            return None;
        }
        let near = self.anchor.as_ref().and_then(|anchor| anchor.nearest_day_of_month(day, None));
        Some(match near {
            Some(date) => (self.reading(at..end, Some(date), Completion::Year), end),
            None => {
                let date = Some(format!("XXXX-XX-{day:02}"));
                let reading = self.reading(at..end, date, Completion::Missing);
                (DateReading { completion: Completion::Missing, ..reading }, end)
            }
        })
    }
}

/// Words after "the 18th" that let it be a day.
const AFTER_DAY: &[&str] = &[
    "and", "or", "but", "when", "after", "before", "as", "at", "in", "to", "with", "because", "he", "she",
    "they", "it", "for", "by", "while", "that", "which",
];

/// `2017`, "of 2017", "in 2017", ", 2017".
fn year_behind(tokens: &super::super::number::token::Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let skipped = at + usize::from(matches!(tokens.lower(at), "of" | "in" | ","));
    year_at(tokens, skipped).map(|year| (year, skipped + 1))
}

fn interval(from: civil::Date, to: civil::Date) -> Option<String> {
    Some(format!("{}/{}", date_text(from)?, date_text(to)?))
}

/// A part of a month or a year: its first weeks, its last months, its third day.
fn part_of(year: i16, month: Option<i8>, rank: i8, count: i8, unit: TimeUnit) -> Option<String> {
    let is_first = rank == 1;
    match (month, unit) {
        (None, TimeUnit::Month) => {
            let (from, to) = match rank {
                -1 => (13_i8.checked_sub(count)?, 12),
                1 => (1, count),
                n if count == 1 => (n, n),
                _ => return None,
            };
            let holds = 1 <= from && from <= to && to <= 12;
            holds.then(|| {
                if from == to {
                    format!("{year:04}-{from:02}")
                } else {
                    format!("{year:04}-{from:02}/{year:04}-{to:02}")
                }
            })
        }
        (_, TimeUnit::Day | TimeUnit::Week) => {
            let first = civil::Date::new(year, month.unwrap_or(1), 1).ok()?;
            let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
            let days = i64::from(count).checked_mul(if unit == TimeUnit::Week { 7 } else { 1 })?;
            // Which week of a year is the twentieth depends on how weeks are counted.
            if month.is_none() && !matches!(rank, 1 | -1) {
                return None;
            }
            let (from, to) = match rank {
                -1 => (days_after(last, 1 - days)?, last),
                n if is_first || count == 1 => {
                    let from = days_after(first, days.checked_mul(i64::from(n) - 1)?)?;
                    (from, days_after(from, days - 1)?.min(last))
                }
                _ => return None,
            };
            if from > to {
                return None;
            }
            if from == to { date_text(from) } else { interval(from, to) }
        }
        _ => None,
    }
}
