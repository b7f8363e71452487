//! Days, months and years as they are written, before completion: `May 8`, `28–29 April 2021`.

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, Roles};
use super::parts::{
    any_year_at, clock_end, digits_joined, month_at, ordinal_at, spelled_day, two_digit_year,
};

/// A date with what is written of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
}

/// What stands in a place: a date, a range, or a list of days in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) first: Partial,
    /// The other end of a range.
    pub(super) last: Option<Partial>,
    /// The first token and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The dates that are written at `at`, a list's each by itself.
pub(super) fn read_calendar(tokens: &Tokens<'_>, at: usize) -> Vec<Written> {
    let in_words = Roles::MONTH.or(Roles::ORDINAL).or(Roles::CARDINAL);
    if !tokens.is_digits(at) && !tokens.is_digits(at + 1) && !tokens.roles(at).has(in_words) {
        return Vec::new();
    }
    let reader = Calendar { tokens };
    let found = reader
        .iso(at)
        .or_else(|| reader.dotted(at))
        .or_else(|| reader.year_first(at))
        .or_else(|| reader.with_marks(at))
        .map(|written| vec![written])
        .or_else(|| reader.month_first(at))
        .or_else(|| reader.day_first(at));
    found.unwrap_or_default()
}

struct Calendar<'a> {
    tokens: &'a Tokens<'a>,
}

/// Words before the bare name of a month.
#[rustfmt::skip]
const BEFORE_MONTHS: &[&str] = &[
    "in", "since", "for", "until", "till", "by", "during", "of", "early", "late", "mid", "this", "before", "after", "through",
    "between", "from", "last", "next",
];

impl Calendar<'_> {
    /// `2021-05-08`.
    fn iso(&self, at: usize) -> Option<Written> {
        let t = self.tokens;
        let hyphens = t.is_hyphen(at + 1) && t.is_hyphen(at + 3) && !t.is_hyphen(at + 5);
        let two = |at: usize| t.lower(at).parse().ok().filter(|_| t.is_digits(at) && t.lower(at).len() == 2);
        if !hyphens || !t.is_digits(at) || t.lower(at).len() != 4 {
            return None;
        }
        let year = t.lower(at).parse().ok()?;
        let first = Partial { year: Some(year), month: Some(two(at + 2)?), day: Some(two(at + 4)?) };
        Some(Written { first, last: None, start: at, end: at + 5 })
    }

    /// `2015/08/12`, `2016.11.08`.
    fn year_first(&self, at: usize) -> Option<Written> {
        let t = self.tokens;
        let mark = t.lower(at + 1);
        let joined =
            (1..5).all(|n| t.is_glued(at + n)) && matches!(mark, "/" | ".") && t.lower(at + 3) == mark;
        let small = |at: usize, most: i8| -> Option<i8> {
            let digits = t.lower(at);
            digits.parse().ok().filter(|n| t.is_digits(at) && digits.len() <= 2 && (1..=most).contains(n))
        };
        if !joined || !t.is_digits(at) || t.lower(at).len() != 4 {
            return None;
        }
        let year = t.lower(at).parse().ok()?;
        let ends = !(t.is_glued(at + 5) && (t.lower(at + 5) == mark || t.is_word(at + 5)));
        let first =
            Partial { year: Some(year), month: Some(small(at + 2, 12)?), day: Some(small(at + 4, 31)?) };
        ends.then_some(Written { first, last: None, start: at, end: at + 5 })
    }

    /// `05-Aug-2015`, `23/Sep/2020`, `Sep-23-2020`, `2019-Sep-01`, `Dec-2018`, `Jan/3`: parts with a mark between
    /// them and the month by its name.
    fn with_marks(&self, at: usize) -> Option<Written> {
        let t = self.tokens;
        let mark = t.lower(at + 1);
        let joins = |n: usize| t.lower(at + n) == mark && t.is_glued(at + n) && t.is_glued(at + n + 1);
        if !matches!(mark, "-" | "/") || !joins(1) {
            return None;
        }
        let day = |n: usize| -> Option<i8> {
            let digits = t.lower(at + n);
            digits.parse().ok().filter(|d| t.is_digits(at + n) && digits.len() <= 2 && (1..=31).contains(d))
        };
        let month = |n: usize| -> Option<i8> {
            let (full, short) =
                ENGLISH.months.iter().map(|(full, short)| (*full, *short)).find(|(full, short)| {
                    let word = t.lower(at + n);
                    *full == word || *short == word || (*full == "september" && word == "sep")
                })?;
            i8::try_from(ENGLISH.months.iter().position(|known| *known == (full, short))? + 1).ok()
        };
        let year = |n: usize| -> Option<i16> {
            let digits = t.lower(at + n);
            digits
                .parse()
                .ok()
                .filter(|y| t.is_digits(at + n) && digits.len() == 4 && (1000..=2100).contains(y))
        };
        let three = joins(3) && !joins(5);
        let parts = [
            day(0).zip(month(2)).zip(year(4)).map(|((d, m), y)| (Some(d), m, Some(y), 5)),
            month(0).zip(day(2)).zip(year(4)).map(|((m, d), y)| (Some(d), m, Some(y), 5)),
            year(0).zip(month(2)).zip(day(4)).map(|((y, m), d)| (Some(d), m, Some(y), 5)),
            month(0).zip(year(2)).zip(day(4)).map(|((m, y), d)| (Some(d), m, Some(y), 5)),
            year(0).zip(day(2)).zip(month(4)).map(|((y, d), m)| (Some(d), m, Some(y), 5)),
            day(0).zip(year(2)).zip(month(4)).map(|((d, y), m)| (Some(d), m, Some(y), 5)),
        ];
        let found = parts.into_iter().flatten().next().filter(|_| three).or_else(|| {
            let two = [
                month(0).zip(year(2)).map(|(m, y)| (None, m, Some(y), 3)),
                month(0).zip(day(2)).map(|(m, d)| (Some(d), m, None, 3)),
                day(0).zip(month(2)).map(|(d, m)| (Some(d), m, None, 3)),
            ];
            let is_capital = t.written(at).starts_with(char::is_uppercase)
                || t.written(at + 2).starts_with(char::is_uppercase);
            // "jun-15" in lower case too, save where the name is a verb.
            let named = |n: usize| t.is_word(at + n) && !matches!(t.lower(at + n), "may" | "march" | "mar");
            let is_capital = is_capital || t.lower_before(at, 1) == Some("(") && (named(0) || named(2));
            let goes_on = t.is_glued(at + 3) && (t.is_word(at + 3) || joins(3));
            two.into_iter().flatten().next().filter(|_| is_capital && !goes_on)
        });
        let (day, month, year, taken) = found?;
        let first = Partial { year, month: Some(month), day };
        Some(Written { first, last: None, start: at, end: at + taken })
    }

    /// `12.04.1961`: wherever it is written so, the day comes first.
    fn dotted(&self, at: usize) -> Option<Written> {
        let (day, month, year) = digits_joined(self.tokens, at, ".")?;
        let first = Partial { year: Some(year), month: Some(month), day: Some(day) };
        Some(Written { first, last: None, start: at, end: at + 5 })
    }

    /// `May 8, 2021`, `April 28-29`, `April 28 to May 2`, `April 28 and 29`, `February 2017`.
    fn month_first(&self, at: usize) -> Option<Vec<Written>> {
        let (month, next) = month_at(self.tokens, at)?;
        let Some((day, end)) = self.day_behind(next) else { return self.month_and_year(at, month, next) };
        // "In May 5 people left."
        let is_month = at.checked_sub(1).is_some_and(|before| self.tokens.lower(before) == "in")
            && self.tokens.is_digits(next)
            && ENGLISH.counts(self.tokens.lower(end));
        if is_month {
            return self.month_and_year(at, month, next);
        }
        let first = Partial { year: None, month: Some(month), day: Some(day) };
        if let Some((last, end)) = self.range_end(end, month) {
            // "April 27 to the 3rd" ends in May.
            let is_named = !self.tokens.is_digits(end - 1) && !self.tokens.is_word(end);
            let goes_over = is_named && last.month == Some(month) && last.day < Some(day);
            let last = if goes_over { Partial { month: Some(month % 12 + 1), ..last } } else { last };
            return Some(self.with_year(vec![Written { first, last: Some(last), start: at, end }]));
        }
        let mut found = vec![Written { first, last: None, start: at, end }];
        while let Some((day, start, end)) = self.listed_day(found.last()?.end) {
            let next = Partial { day: Some(day), ..first };
            found.push(Written { first: next, last: None, start, end });
        }
        Some(self.with_year(found))
    }

    fn month_and_year(&self, at: usize, month: i8, next: usize) -> Option<Vec<Written>> {
        let skipped = usize::from(matches!(self.tokens.lower(next), "," | "of"));
        let short = two_digit_year(self.tokens, next);
        if matches!(short, Some((None, _))) {
            return None;
        }
        let short = short.and_then(|(year, end)| Some((year?, end)));
        let found = any_year_at(self.tokens, next + skipped).or(short);
        let year = found.map(|(year, _)| year);
        let first = Partial { year, month: Some(month), day: None };
        let end = found.map_or(next, |(_, end)| end);
        let stands_alone = year.is_some() || self.introduces_a_month(at);
        stands_alone.then(|| vec![Written { first, last: None, start: at, end }])
    }

    /// Whether the word before a lone month makes it a time: "in May", and not "May he live long".
    fn introduces_a_month(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let month = self.tokens.lower(at);
        let stands_in_text =
            |at: usize| self.tokens.is_word(at) && !self.tokens.written(at).starts_with(char::is_uppercase);
        // "the June vote", and no person called June.
        let is_no_verb = !matches!(month, "may" | "march" | "mar" | "sun") && month.chars().nth(3).is_some();
        let ends = !self.tokens.is_word(at + 1);
        let is_modifier =
            matches!(self.tokens.lower(before), "the" | "for" | "a" | "its") && stands_in_text(at + 1);
        if is_no_verb
            && self.tokens.written(at).starts_with(char::is_uppercase)
            && stands_in_text(before)
            && (ends || is_modifier)
        {
            return true;
        }
        let word = if self.tokens.lower(before) == "-" {
            self.tokens.lower(before.saturating_sub(1))
        } else {
            self.tokens.lower(before)
        };
        // "As recently as December".
        let is_as = || matches!(self.tokens.lower(before.saturating_sub(1)), "recently" | "late" | "early");
        BEFORE_MONTHS.contains(&word) || word == "as" && is_as()
    }

    /// `8 May 2021`, `28–29 April`, `28 April – 2 May`, `28 and 29 April`, `the 8th of May`.
    fn day_first(&self, at: usize) -> Option<Vec<Written>> {
        let start = at;
        let at = if self.tokens.lower(at) == "the" && self.tokens.is_digits(at + 1) { at + 1 } else { at };
        let (day, end) = self
            .day(at)
            .map(|(day, end)| (day, self.skip_day(end)))
            .or_else(|| self.ordinal_day(at))
            .or_else(|| self.spelled_day_and_year(at))
            .or_else(|| self.ordinal_in_range(at))?;
        if let Some((month, end)) = self.month_after(end) {
            let first = Partial { year: None, month: Some(month), day: Some(day) };
            // "8 May to 5" ends with something else, "8 May to 9 May" with a day.
            let is_named = |end: usize| month_at(self.tokens, end - 1).is_some();
            let last =
                self.range_end(end, month).filter(|(last, end)| last.month != Some(month) || is_named(*end));
            let (last, end) = last.map_or((None, end), |(last, end)| (Some(last), end));
            return Some(self.with_year(vec![Written { first, last, start, end }]));
        }
        let joint = self.tokens.lower(end);
        let is_range = matches!(joint, "-" | "to" | "until" | "till" | "through");
        if !is_range && joint != ENGLISH.and {
            return None;
        }
        let the = end + 1 + usize::from(self.tokens.lower(end + 1) == "the");
        let (other, other_end) = self.day(the).or_else(|| self.ordinal_day(the))?;
        let (month, month_end) = self.month_after(other_end)?;
        let on = |day| Partial { year: None, month: Some(month), day: Some(day) };
        let written = if is_range {
            // "From the 27th to the 3rd of April" begins in March.
            let begins = if day > other { (month + 10) % 12 + 1 } else { month };
            let first = Partial { month: Some(begins), ..on(day) };
            vec![Written { first, last: Some(on(other)), start, end: month_end }]
        } else {
            vec![
                Written { first: on(day), last: None, start, end },
                Written { first: on(other), last: None, start: end + 1, end: month_end },
            ]
        };
        Some(self.with_year(written))
    }

    fn month_after(&self, at: usize) -> Option<(i8, usize)> {
        month_at(self.tokens, at + usize::from(self.tokens.lower(at) == "of"))
    }

    /// A day of a month at `at`: one or two digits that are no other number.
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let t = self.tokens;
        let day: i8 = t.lower(at).parse().ok().filter(|day| (1..=31).contains(day))?;
        let is_rest = matches!(t.lower_before(at, 1), Some("$" | "€" | "£"))
            || (t.is_glued(at) && t.lower_before(at, 1) == Some("."))
            || (t.is_glued(at) && t.lower_before(at, 1) == Some(":") && at > 1 && t.is_digits(at - 2));
        if !t.is_digits(at) || t.lower(at).len() > 2 || is_rest {
            return None;
        }
        let suffixed = t.is_glued(at + 1) && ENGLISH.ordinal_suffixes.contains(&t.lower(at + 1));
        let end = at + 1 + usize::from(suffixed);
        // "May 5 1/4" is no day with a fraction behind it, and "8:30" none at all.
        let goes_on = t.is_glued(end)
            && (t.is_word(end)
                || matches!(t.lower(end), "%" | ":" | "/")
                || (matches!(t.lower(end), "." | ",") && t.is_glued(end + 1) && t.is_digits(end + 1)));
        (!goes_on).then_some((day, end))
    }

    /// "the first of March".
    fn ordinal_day(&self, at: usize) -> Option<(i8, usize)> {
        let (day, end) = ordinal_at(self.tokens, at).filter(|_| self.tokens.is_word(at))?;
        let end = self.skip_day(end);
        let of = end + usize::from(self.tokens.lower(end) == "of");
        month_at(self.tokens, of).map(|_| (day, end))
    }

    /// "twenty-five January nineteen eighty-six", "fifteen August 1993": without the year it may count anything.
    fn spelled_day_and_year(&self, at: usize) -> Option<(i8, usize)> {
        let one_word = || {
            let mut cardinals = ENGLISH.cardinals.iter();
            let (_, n) =
                cardinals.find(|(word, n)| *word == self.tokens.lower(at) && (1..=30).contains(n))?;
            Some((i8::try_from(*n).ok()?, at + 1))
        };
        let (day, end) = spelled_day(self.tokens, at).or_else(one_word)?;
        let (_, next) = month_at(self.tokens, end)?;
        any_year_at(self.tokens, next).map(|_| (day, end))
    }

    /// "from ninth till seventeenth of April": the month stands behind the second.
    fn ordinal_in_range(&self, at: usize) -> Option<(i8, usize)> {
        let (day, end) = ordinal_at(self.tokens, at).filter(|_| self.tokens.is_word(at))?;
        matches!(self.tokens.lower(end), "to" | "till" | "until" | "through" | "and").then_some((day, end))
    }

    /// Past the word in "the third day of May".
    fn skip_day(&self, end: usize) -> usize {
        end + usize::from(self.tokens.lower(end) == "day" && self.tokens.lower(end + 1) == "of")
    }

    /// A day behind its month: in figures, or as an ordinal in words, with the article or without.
    fn day_behind(&self, at: usize) -> Option<(i8, usize)> {
        let the = at + usize::from(self.tokens.lower(at) == "the");
        // "October, 1st".
        let comma = at + usize::from(self.tokens.lower(at) == ",");
        let suffixed = ordinal_at(self.tokens, comma).filter(|_| comma > at && self.tokens.is_digits(comma));
        self.day(at).or(suffixed).or_else(|| {
            ordinal_at(self.tokens, the).filter(|_| self.tokens.lower(the) != "second" || the > at).or_else(
                || {
                    // "May twenty-nine", and not "in May twenty-nine people".
                    let (day, end) = spelled_day(self.tokens, at)?;
                    let ends = !self.tokens.is_word(end) || any_year_at(self.tokens, end).is_some();
                    ends.then_some((day, end))
                },
            )
        })
    }

    /// The end of a range that begins with a day of `month`: another day, or a day of another month.
    fn range_end(&self, at: usize, month: i8) -> Option<(Partial, usize)> {
        let t = self.tokens;
        if !matches!(t.lower(at), "-" | "—" | "to" | "through" | "until" | "till") {
            return None;
        }
        let on = |month, day| Partial { year: None, month: Some(month), day: Some(day) };
        if let Some((month, next)) = month_at(t, at + 1) {
            let (day, end) = self.day_behind(next)?;
            return Some((on(month, day), end));
        }
        let (day, end) = self.day_behind(at + 1)?;
        match self.month_after(end) {
            Some((month, end)) => Some((on(month, day), end)),
            None => Some((on(month, day), end)),
        }
    }

    /// A further day of the same month: `and 29`, `, 29 and 30`.
    fn listed_day(&self, at: usize) -> Option<(i8, usize, usize)> {
        if self.tokens.lower(at) != ENGLISH.and {
            return None;
        }
        let (day, end) = self.day(at + 1)?;
        // "April 28 and 5 schools" counts schools.
        let counts =
            self.tokens.is_word(end) && !matches!(self.tokens.lower(end), "in" | "at" | "on" | "the" | "of");
        (!counts && month_at(self.tokens, end).is_none()).then_some((day, at + 1, end))
    }

    /// The year after the last of several dates holds for all of them.
    fn with_year(&self, mut found: Vec<Written>) -> Vec<Written> {
        let Some(last) = found.last_mut() else { return found };
        let short = two_digit_year(self.tokens, last.end);
        if matches!(short, Some((None, _))) {
            return Vec::new();
        }
        let short = short.and_then(|(year, end)| Some((year?, end)));
        let comma = usize::from(matches!(self.tokens.lower(last.end), "," | "of" | "in"));
        let clock = clock_end(self.tokens, last.end);
        if let Some((year, end)) =
            any_year_at(self.tokens, last.end + comma).or(short).or_else(|| any_year_at(self.tokens, clock?))
        {
            last.end = end;
            for written in &mut found {
                written.first.year = Some(year);
                if let Some(last) = &mut written.last {
                    last.year = Some(year);
                    // "28 December to 3 January 2022" begins in the year before.
                    if last.month < written.first.month {
                        written.first.year = Some(year - 1);
                    }
                }
            }
        }
        found
    }
}
