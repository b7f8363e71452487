//! Holidays whose day is the same wherever they are kept under that name. Those that each country has on a day
//! of its own (Independence Day, Mother's Day) are left alone, and so is the
//! month of Ramadan.

use jiff::civil;

use super::super::number::Roles;
use super::anchor::{YearSide, date_text, days_after, nth_weekday};
use super::lunar::{Feast, around, feasts_around};
use super::parts::year_at;
use super::reader::{Read, Reader};
use super::reading::Completion;
use super::words::direction;
use jiff::civil::Weekday;

/// How the day of a holiday is found.
#[derive(Clone, Copy)]
enum Rule {
    /// A day of a month.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The nth weekday of a month, the last as −1, and so many days after it.
    Counted(i8, i8, Weekday, i64),
    /// A month and day of the Islamic calendar.
    Lunar(Feast),
}

/// Phrases with their rules, longer ones first.
#[rustfmt::skip]
const HOLIDAYS: &[(&str, Rule)] = &[
    ("christmas eve", Rule::Fixed(12, 24)), ("christmas day", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)), ("christmas", Rule::Fixed(12, 25)),
    ("new year ' s eve", Rule::Fixed(12, 31)), ("new year eve", Rule::Fixed(12, 31)),
    ("new years eve", Rule::Fixed(12, 31)), ("new year ' s day", Rule::Fixed(1, 1)),
    ("new year day", Rule::Fixed(1, 1)), ("new years day", Rule::Fixed(1, 1)),
    ("new year", Rule::Fixed(1, 1)),
    ("valentine ' s day", Rule::Fixed(2, 14)), ("valentines day", Rule::Fixed(2, 14)),
    ("st . patrick ' s day", Rule::Fixed(3, 17)), ("st patrick ' s day", Rule::Fixed(3, 17)),
    ("saint patrick ' s day", Rule::Fixed(3, 17)), ("saint patrick", Rule::Fixed(3, 17)),
    ("april fools ' day", Rule::Fixed(4, 1)), ("april fool ' s day", Rule::Fixed(4, 1)),
    ("earth day", Rule::Fixed(4, 22)), ("may day", Rule::Fixed(5, 1)),
    ("international workers ' day", Rule::Fixed(5, 1)), ("juneteenth", Rule::Fixed(6, 19)),
    ("halloween", Rule::Fixed(10, 31)), ("all saints ' day", Rule::Fixed(11, 1)),
    ("armistice day", Rule::Fixed(11, 11)), ("veterans day", Rule::Fixed(11, 11)),
    ("international women ' s day", Rule::Fixed(3, 8)), ("bastille day", Rule::Fixed(7, 14)),
    ("ash wednesday", Rule::Easter(-46)), ("palm sunday", Rule::Easter(-7)),
    ("maundy thursday", Rule::Easter(-3)), ("good friday", Rule::Easter(-2)),
    ("easter sunday", Rule::Easter(0)), ("easter monday", Rule::Easter(1)), ("easter", Rule::Easter(0)),
    ("ascension day", Rule::Easter(39)), ("whit monday", Rule::Easter(50)), ("pentecost", Rule::Easter(49)),
    ("martin luther king jr . day", Rule::Counted(1, 3, Weekday::Monday, 0)),
    ("martin luther king day", Rule::Counted(1, 3, Weekday::Monday, 0)),
    ("mlk day", Rule::Counted(1, 3, Weekday::Monday, 0)),
    ("presidents ' day", Rule::Counted(2, 3, Weekday::Monday, 0)),
    ("presidents day", Rule::Counted(2, 3, Weekday::Monday, 0)),
    ("memorial day", Rule::Counted(5, -1, Weekday::Monday, 0)),
    ("labor day", Rule::Counted(9, 1, Weekday::Monday, 0)),
    ("columbus day", Rule::Counted(10, 2, Weekday::Monday, 0)),
    ("thanksgiving day", Rule::Counted(11, 4, Weekday::Thursday, 0)),
    ("thanks giving day", Rule::Counted(11, 4, Weekday::Thursday, 0)),
    ("thanksgiving", Rule::Counted(11, 4, Weekday::Thursday, 0)),
    ("black friday", Rule::Counted(11, 4, Weekday::Thursday, 1)),
    ("cyber monday", Rule::Counted(11, 4, Weekday::Thursday, 4)),
    ("eid al - fitr", Rule::Lunar(Feast(10, 1))), ("eid al fitr", Rule::Lunar(Feast(10, 1))),
    ("eid ul - fitr", Rule::Lunar(Feast(10, 1))), ("eid al - adha", Rule::Lunar(Feast(12, 10))),
    ("eid al adha", Rule::Lunar(Feast(12, 10))), ("eid ul - adha", Rule::Lunar(Feast(12, 10))),
    ("eid al - azha", Rule::Lunar(Feast(12, 10))), ("eidul azha", Rule::Lunar(Feast(12, 10))),
    ("islamic new year", Rule::Lunar(Feast(1, 1))), ("hijri new year", Rule::Lunar(Feast(1, 1))),
];

impl Reader<'_> {
    /// A holiday of a year that is told, or else nearest to the reference; or the weekend that it makes.
    pub(super) fn holiday(&self, at: usize) -> Option<Read> {
        let (rule, end) = self.holiday_at(at)?;
        let t = self.tokens;
        let is_weekend = t.lower(end) == "weekend";
        let end = end + usize::from(is_weekend);
        let of = end + usize::from(matches!(t.lower(end), "of" | "in" | ","));
        if let Some(year) = year_at(t, of) {
            let by_year = t.lower(of + 1) == "weekend";
            let date = day_of(rule, year);
            let date = if is_weekend || by_year { date.and_then(|day| weekend_of(&day)) } else { date };
            let date = date.map(|day| if matches!(rule, Rule::Lunar(_)) { three_days(&day) } else { day });
            let stop = of + 1 + usize::from(by_year);
            return Some((self.reading(at..stop, date, Completion::Written), stop));
        }
        let told = direction(t.lower(of)).filter(|_| t.lower(of + 1) == "year");
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let points = matches!(before, "last" | "next" | "previous" | "following");
        let side = direction(before).filter(|n| *n != 0 && points);
        let (start, stop) =
            (if side.is_some() { at - 1 } else { at }, if told.is_some() { of + 2 } else { end });
        let date = self.anchor.as_ref().and_then(|anchor| {
            let years = anchor.years_around();
            let days = years.into_iter().filter_map(|year| day_of(rule, year));
            match (told, side) {
                (Some(n), _) => day_of(rule, anchor.whole_year()?.checked_add(i16::try_from(n).ok()?)?),
                (_, Some(n)) => anchor.beside(days, n),
                _ => match self.side(at, end) {
                    Some(YearSide::Coming) => anchor.beside(days, 1),
                    Some(YearSide::Gone) => anchor.beside(days, -1),
                    _ => anchor.nearest(days),
                },
            }
        });
        let date = if is_weekend { date.and_then(|day| weekend_of(&day)) } else { date };
        let date = date.map(|day| if matches!(rule, Rule::Lunar(_)) { three_days(&day) } else { day });
        Some((self.relative(start..stop, date), stop))
    }

    /// "the weekend of Halloween".
    pub(super) fn weekend_of_holiday(&self, at: usize) -> Option<Read> {
        let of = at + 1 + usize::from(self.tokens.lower(at) == "the");
        if self.tokens.lower(of - 1) != "weekend" || self.tokens.lower(of) != "of" {
            return None;
        }
        let (day, end) = self.holiday_date(of + 1)?;
        Some((self.relative(at..end, weekend_of(&day)), end))
    }

    /// What stands at `at`, where the words are written as a name.
    fn holiday_at(&self, at: usize) -> Option<(Rule, usize)> {
        if !self.tokens.roles(at).has(Roles::HOLIDAY) {
            return None;
        }
        let found =
            HOLIDAYS.iter().find_map(|(phrase, rule)| Some((*rule, at + self.tokens.phrase(at, phrase)?)));
        let (rule, end) = found?;
        let is_name = self.tokens.written(at).starts_with(char::is_uppercase);
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let is_told = matches!(
            before,
            "before" | "after" | "since" | "until" | "on" | "at" | "last" | "next" | "previous" | "following"
        ) || before == "of" && self.tokens.lower(at.saturating_sub(2)) == "weekend"
            || self.tokens.lower(end) == "weekend";
        let is_sure = match self.tokens.lower(at) {
            "new" if end == at + 2 && self.tokens.lower(at + 1) == "year" => {
                is_told && (is_name || matches!(before, "before" | "after" | "until"))
            }
            "easter" | "christmas" => {
                is_name || is_told || end > at + 1 || year_at(self.tokens, end).is_some()
            }
            _ => is_name || end > at + 1 || is_told,
        };
        // "a Christmas market", "Easter eggs" are no days.
        let next = self.tokens.lower(end);
        let is_kind = end == at + 1
            && self.tokens.is_word(end)
            && !FOLLOWS.contains(&next)
            && !matches!(self.tokens.written(end).chars().next(), Some(c) if c.is_uppercase());
        (is_sure && !is_kind).then_some((rule, end))
    }

    /// The day of a holiday at `at` that is nearest to the reference, and the token after it.
    pub(super) fn holiday_date(&self, at: usize) -> Option<(String, usize)> {
        let (reading, end) = self.holiday(at)?;
        Some((reading.date?.text.clone(), end))
    }
}

/// The weekend that a holiday makes longer, or lies in; none where it lies in the middle of the week.
fn weekend_of(day: &str) -> Option<String> {
    let day: civil::Date = day.parse().ok()?;
    let (from, to) = match day.weekday() {
        Weekday::Thursday => (0, 3),
        Weekday::Friday => (0, 2),
        Weekday::Saturday => (0, 1),
        Weekday::Sunday => (-1, 0),
        Weekday::Monday => (-2, 0),
        _ => return None,
    };
    Some(format!("{}/{}", date_text(days_after(day, from)?)?, date_text(days_after(day, to)?)?))
}

/// The days on which a feast may be kept.
fn three_days(day: &str) -> String {
    day.parse().ok().and_then(around).unwrap_or_else(|| day.to_owned())
}

/// Words after a holiday that is a day.
const FOLLOWS: &[&str] = &[
    "and", "or", "in", "of", "at", "on", "to", "for", "as", "but", "when", "that", "which", "was", "is",
    "will", "with", "after", "before", "until", "because", "last", "next", "this", "by", "from", "has",
    "had", "holiday", "s", "early", "late", "morning", "evening", "weekend", "or",
];

fn day_of(rule: Rule, year: i16) -> Option<String> {
    match rule {
        Rule::Fixed(month, day) => date_text(civil::Date::new(year, month, day).ok()?),
        Rule::Easter(days) => date_text(super::anchor::days_after(easter(year)?, days)?),
        // The first of the year: once in 33 years there are two.
        Rule::Lunar(feast) => {
            let mut days = feasts_around(feast, year).filter(|day| day.year() == year);
            date_text(days.next()?)
        }
        Rule::Counted(month, n, weekday, days) => {
            let day = nth_weekday(year, month, n, weekday)?;
            let day: civil::Date = day.parse().ok()?;
            date_text(super::anchor::days_after(day, days)?)
        }
    }
}

/// Easter Sunday of the Gregorian calendar, as Meeus, Jones and Butcher compute it.
fn easter(year: i16) -> Option<civil::Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::super::number::ENGLISH;
    use super::*;

    #[test]
    fn every_holiday_begins_with_a_word_that_says_so() {
        for (phrase, _) in HOLIDAYS {
            let first = phrase.split(' ').next().unwrap();
            assert!(ENGLISH.vocabulary().roles(first).has(Roles::HOLIDAY), "{phrase}");
        }
    }

    #[test]
    fn weekends_of_holidays() {
        assert_eq!(weekend_of("2021-09-06").as_deref(), Some("2021-09-04/2021-09-06"));
        assert_eq!(weekend_of("2023-11-23").as_deref(), Some("2023-11-23/2023-11-26"));
        assert_eq!(weekend_of("2024-12-25"), None);
    }

    #[test]
    fn easter_is_computed() {
        for (year, expected) in
            [(2018, "2018-04-01"), (2019, "2019-04-21"), (2021, "2021-04-04"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year).unwrap().to_string(), expected);
        }
    }
}
