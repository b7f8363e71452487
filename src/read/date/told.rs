//! Dates that a text tells by others: "three days after the May 8 vote", "the next day", "the end of the
//! year"; and those in digits, fiscal years and decades.

use super::anchor::{Anchor, TimeUnit};
use super::parts::{digits_joined, short_year, year_at};
use super::reader::{Read, Reader};
use super::reading::Completion;

/// Decades in words, of the twentieth century and the one after it.
const DECADES: [(&str, &str); 9] = [
    ("noughties", "200X"),
    ("twenties", "192X"),
    ("thirties", "193X"),
    ("forties", "194X"),
    ("fifties", "195X"),
    ("sixties", "196X"),
    ("seventies", "197X"),
    ("eighties", "198X"),
    ("nineties", "199X"),
];

impl Reader<'_> {
    /// What stands at `at`, of all these.
    pub(super) fn told(&self, at: usize) -> Option<Read> {
        self.in_digits(at)
            .or_else(|| self.fiscal_year(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.day_beside(at))
            .or_else(|| self.own_unit(at))
            .or_else(|| self.year_end(at))
    }

    /// `05/28/2021`, `21-04-2016`, `03/18/40`. Where both numbers may be the month, both days are possible.
    pub(super) fn in_digits(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let joined = digits_joined(t, at, "/").or_else(|| digits_joined(t, at, "-"));
        let Some((one, other, year)) = joined.or_else(|| short_year(t, at)) else {
            let before = at.checked_sub(1).map_or("", |before| t.lower(before));
            return if before == "on" { self.day_and_month(at) } else { None };
        };
        let day = |month: i8, day: i8| format!("{year:04}-{month:02}-{day:02}");
        let date = match (one > 12, other > 12) {
            (true, true) => return None,
            (false, true) => day(one, other),
            (true, false) => day(other, one),
            (false, false) if one == other => day(one, other),
            (false, false) => format!("[{},{}]", day(one, other), day(other, one)),
        };
        Some((self.reading(at..at + 5, Some(date), Completion::Written), at + 5))
    }

    /// "on 22/04", "Friday 5/12": a day and a month in figures, of the year that brings them nearest.
    pub(super) fn day_and_month(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let small = |at: usize| -> Option<i8> {
            let digits = t.lower(at);
            digits.parse().ok().filter(|n| t.is_digits(at) && digits.len() <= 2 && (1..=31).contains(n))
        };
        if t.lower(at + 1) != "/" || !t.is_glued(at + 1) || !t.is_glued(at + 2) || t.is_hyphen(at + 3) {
            return None;
        }
        let (one, other) = small(at).zip(small(at + 2))?;
        let day = |month: i8, day: i8| -> Option<String> {
            let year = self.anchor.as_ref()?.nearest_year(month, Some(day))?;
            Some(format!("{year:04}-{month:02}-{day:02}"))
        };
        let date = match (one > 12, other > 12) {
            (true, true) => return None,
            (false, true) => day(one, other),
            (true, false) => day(other, one),
            (false, false) => {
                day(one, other).zip(day(other, one)).map(|(one, other)| format!("[{one},{other}]"))
            }
        };
        Some((self.relative(at..at + 3, date), at + 3))
    }

    /// `FY2019`, `FY 2019`.
    fn fiscal_year(&self, at: usize) -> Option<Read> {
        let year = if self.tokens.lower(at) == "fy" { year_at(self.tokens, at + 1)? } else { return None };
        Some((self.reading(at..at + 2, Some(format!("{year:04}")), Completion::Written), at + 2))
    }

    /// `2016/17`, `2016/2017`.
    pub(super) fn joined_years(&self, at: usize) -> Option<Read> {
        let t = &self.tokens;
        if t.lower(at + 1) != "/" || !t.is_glued(at + 1) || !t.is_glued(at + 2) {
            return None;
        }
        let is_year = |year: &i16| t.is_digits(at) && (1000..=2100).contains(year);
        let first = t.lower(at).parse::<i16>().ok().filter(is_year)?;
        let digits = t.lower(at + 2);
        let written: i16 = digits.parse().ok().filter(|_| t.is_digits(at + 2))?;
        let last = if digits.len() == 2 { first - first % 100 + written } else { written };
        let date = (last == first + 1).then(|| format!("{first:04}/{last:04}"))?;
        Some((self.reading(at..at + 3, Some(date), Completion::Written), at + 3))
    }

    /// "the nineties".
    fn decade(&self, at: usize) -> Option<Read> {
        if let Some(read) = self.decade_of_century(at) {
            return Some(read);
        }
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let (_, date) = DECADES.iter().find(|(word, _)| *word == self.tokens.lower(at))?;
        let is_time = matches!(before, "the" | "early" | "late" | "mid" | "-" | "in");
        is_time.then(|| (self.reading(at..at + 1, Some((*date).to_owned()), Completion::Written), at + 1))
    }

    /// "the nineteen seventies", "the two thousands", "the twenty-tens".
    fn decade_of_century(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let next = at + 1 + usize::from(t.is_hyphen(at + 1));
        let word = t.lower(next);
        let tens = DECADES.iter().find(|(known, _)| *known == word).and_then(|(_, date)| date.get(2..3));
        let date = match (t.lower(at), word, tens) {
            ("eighteen", _, Some(tens)) => format!("18{tens}X"),
            ("nineteen", _, Some(tens)) => format!("19{tens}X"),
            ("two", "thousands", _) => "200X".to_owned(),
            ("two", "thousand", _) if t.phrase(at + 2, "and tens").is_some() => "201X".to_owned(),
            ("twenty", "tens", _) => "201X".to_owned(),
            _ => return None,
        };
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let is_time = matches!(before, "the" | "early" | "late" | "mid" | "-");
        // "The two thousand and tens".
        let next = if word == "thousand" { at + 3 } else { next };
        is_time.then(|| (self.reading(at..next + 1, Some(date), Completion::Written), next + 1))
    }

    /// "the next day", "the same day", "that day": counted from the last day that was read.
    fn day_beside(&self, at: usize) -> Option<Read> {
        let days = match (self.tokens.lower(at), self.tokens.lower(at + 1)) {
            ("next" | "following", "day") => 1,
            ("previous", "day") => -1,
            ("same" | "that", "day" | "evening" | "morning" | "night") => 0,
            _ => return None,
        };
        let last = self.found.iter().rev().find_map(|reading| Anchor::of(reading.date.as_ref()?));
        let date = last.and_then(|anchor| anchor.unit_after(TimeUnit::Day, days));
        Some((self.relative(at..at + 2, date), at + 2))
    }

    /// "by year-end", "at year end": the reference's own year.
    fn year_end(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let end = at + 1 + usize::from(t.is_hyphen(at + 1));
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let is_told = matches!(before, "by" | "at" | "before" | "until") && !t.is_word(end + 1);
        if t.lower(at) != "year" || t.lower(end) != "end" || !is_told {
            return None;
        }
        let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(TimeUnit::Year, 0));
        Some((self.relative(at..end + 1, date), end + 1))
    }

    /// "by the end of the year", "the rest of the month", "in the year to date": the reference's own.
    fn own_unit(&self, at: usize) -> Option<Read> {
        let unit = TimeUnit::of(self.tokens.lower(at + 1)).filter(|_| self.tokens.lower(at) == "the")?;
        let is_part = matches!(
            self.tokens.lower_before(at, 2),
            Some("end" | "start" | "beginning" | "middle" | "rest" | "remainder")
        );
        let is_of = self.tokens.lower_before(at, 1) == Some("of");
        let to_date = self.tokens.phrase(at + 2, "to date").is_some();
        let is_own = to_date || is_of && is_part && self.tokens.lower(at + 2) != "before";
        let after = year_at(self.tokens, at + 2).is_some();
        if !is_own || after || !matches!(unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week) {
            return None;
        }
        let date = self.anchor.as_ref().and_then(|anchor| anchor.unit_after(unit, 0));
        Some((self.relative(at..at + 2, date), at + 2))
    }
}
