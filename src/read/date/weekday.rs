//! Days of the week: alone, with the date or the day of the month after them, in a week that is told, and counted
//! within a month ("the first Sunday in October").

use jiff::civil::Weekday;

use super::super::number::ENGLISH;
use super::anchor::{Anchor, TimeUnit, date_text, days_after};
use super::parts::{month_at, ordinal_at, year_at};
use super::reader::{Read, Reader};
use super::reading::DateReading;
use super::words::{direction, rank_at, short_weekday, weekday};
use crate::model::Decimal;
use crate::read::deeds::{is_past, plans};
use jiff::civil;

/// How many tokens before a day of the week tell whether it is to come.
const AHEAD: usize = 16;

impl Reader<'_> {
    /// The day of the week at `at`, and the token after it. Short forms that are words too need a date after them.
    pub(super) fn weekday_at(&self, at: usize) -> Option<(Weekday, usize)> {
        let (t, word) = (self.tokens, self.tokens.lower(at));
        if let Some(day) = weekday(word) {
            return Some((day, at + 1));
        }
        let day = short_weekday(word).filter(|_| t.written(at).starts_with(char::is_uppercase))?;
        let dotted = t.lower(at + 1) == "." && t.is_glued(at + 1);
        let end = at + 1 + usize::from(dotted);
        let skipped = end + usize::from(matches!(t.lower(end), "," | "the"));
        let has_date =
            ordinal_at(t, skipped).is_some() || month_at(t, skipped).is_some() || t.is_digits(skipped);
        // "On Sat at 5", and not "on Sun" where a paper of that name may be meant.
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        let is_led = matches!(before, "on" | "next" | "last" | "this") && word != "sun";
        let is_no_word = matches!(word, "tue" | "tues" | "thu" | "thur" | "thurs");
        (has_date || is_no_word || is_led).then_some((day, end))
    }

    /// A weekday with the date after it, or alone.
    pub(super) fn weekday(&mut self, at: usize, weekday: Weekday, end: usize) -> usize {
        let skipped = usize::from(matches!(self.tokens.lower(end), "," | "("));
        if let Some(end) = self.calendar(at, end + skipped, Some(weekday)) {
            return end;
        }
        if let Some((reading, end)) = self.day_and_month(end + skipped) {
            self.found.push(DateReading { weekday: Some(weekday), ..reading });
            return end;
        }
        let (start, date, end) = self
            .weekday_of_month(at, weekday, end + skipped)
            .or_else(|| self.weekday_of_week(at, weekday, end))
            .or_else(|| self.weekday_then_count(at, weekday, end))
            .or_else(|| Some((at, self.by_date_before(at, weekday)?, end)))
            .unwrap_or_else(|| self.weekday_alone(at, weekday, end));
        let reading = self.relative(start..end, date);
        self.found.push(DateReading { weekday: Some(weekday), ..reading });
        end
    }

    /// "Friday the 15th", "Friday, 15th": in the month that brings it nearest.
    fn weekday_of_month(
        &self,
        at: usize,
        weekday: Weekday,
        next: usize,
    ) -> Option<(usize, Option<String>, usize)> {
        let day_at = next + usize::from(self.tokens.lower(next) == "the");
        let (day, end) = ordinal_at(self.tokens, day_at)
            .or_else(|| self.bare_day(day_at))
            .or_else(|| self.spelled_after(next, day_at))?;
        let date = self.anchor.as_ref().and_then(|anchor| anchor.nearest_day_of_month(day, Some(weekday)));
        Some((at, date, end))
    }

    /// "Friday 23 at 4": a number that counts nothing.
    fn bare_day(&self, at: usize) -> Option<(i8, usize)> {
        let (t, digits) = (self.tokens, self.tokens.lower(at));
        let day: i8 =
            digits.parse().ok().filter(|n| t.is_digits(at) && digits.len() <= 2 && (1..=31).contains(n))?;
        let next = t.lower(at + 1);
        let counts = (t.is_word(at + 1) && !matches!(next, "at" | "from" | "between"))
            || matches!(next, "%" | "-" | "$")
            || (t.is_glued(at + 1) && t.is_glued(at + 2) && t.is_digits(at + 2))
            || t.is_digits(at + 1);
        (!counts).then_some((day, at + 1))
    }

    /// "Friday the fifteen".
    fn spelled_after(&self, next: usize, at: usize) -> Option<(i8, usize)> {
        let t = self.tokens;
        let mut cardinals = ENGLISH.cardinals.iter().filter(|_| at > next);
        let (_, day) = cardinals.find(|(word, n)| *word == t.lower(at) && (1..=30).contains(n))?;
        let ends = !t.is_word(at + 1) && !t.is_hyphen(at + 1);
        Some((i8::try_from(*day).ok()?, at + 1)).filter(|_| ends)
    }

    /// Friday in "from next Monday to Friday", in "the first week of October, on Friday": by the date right before.
    fn by_date_before(&self, at: usize, weekday: Weekday) -> Option<Option<String>> {
        let t = self.tokens;
        let on = at.checked_sub(1)?;
        let joint = on - usize::from(on > 0 && t.lower(on) == "on" && t.lower(on - 1) == ",");
        let last = self.found.last()?;
        let end = self.tokens.span(joint.checked_sub(1)?..joint).end;
        let date = last.date.as_ref().filter(|_| last.span.end == end)?;
        match t.lower(joint) {
            "to" | "-" | "through" | "until" | "till" => {
                last.weekday?;
                Some(Anchor::of(date).filter(|anchor| anchor.day().is_some())?.weekday(weekday, Some(1)))
            }
            "on" if self.is_counted_reading(last) => {
                let counted = self.found.iter().rev().nth(1);
                let touches = |one: &&DateReading| one.span.end + 1 == last.span.start;
                let date = counted.filter(touches).and_then(|one| one.date.as_ref()).unwrap_or(date);
                // "Two months from today on Tuesday": which one is not told.
                Some(Anchor::of(date).and_then(|anchor| anchor.weekday_in_week(weekday, 0)))
            }
            "on" | "," => {
                let (from, to) = date.text.split_once('/')?;
                let (from, to): (civil::Date, civil::Date) = (from.parse().ok()?, to.parse().ok()?);
                let ahead = i64::from(from.weekday().until(weekday));
                let day = days_after(from, ahead).filter(|day| *day <= to)?;
                Some(date_text(day))
            }
            _ => None,
        }
    }

    /// Whether a date that was read is counted, "two months from today", or one that a count ends with, "3 weeks after
    /// Christmas".
    fn is_counted_reading(&self, last: &DateReading) -> bool {
        let t = self.tokens;
        let (first, end) = (t.index_at(last.span.start), t.index_at(last.span.end));
        let counts = |at: usize| TimeUnit::of(t.lower(at)).is_some();
        (first..end).any(|at| counts(at) && matches!(t.lower(at + 1), "from" | "after" | "before"))
            || first > 1 && matches!(t.lower(first - 1), "after" | "before") && counts(first - 2)
    }

    /// "Monday two weeks from now": the day in the week in which the count ends.
    fn weekday_then_count(
        &self,
        at: usize,
        weekday: Weekday,
        end: usize,
    ) -> Option<(usize, Option<String>, usize)> {
        let next = end + usize::from(self.tokens.lower(end) == ",");
        let (reading, stop) = self.counted(next)?;
        let counted = reading.date.as_ref()?;
        let date = Anchor::of(counted).and_then(|anchor| anchor.weekday_in_week(weekday, 0));
        // "Thursday, two years from now": which one is not told.
        Some(if date.is_some() { (at, date, stop) } else { (at, None, end) })
    }

    /// "Tuesday of next week", "Monday last week".
    fn weekday_of_week(
        &self,
        at: usize,
        weekday: Weekday,
        end: usize,
    ) -> Option<(usize, Option<String>, usize)> {
        let t = self.tokens;
        let part = matches!(t.lower(end), "morning" | "afternoon" | "evening" | "night");
        let end = end + usize::from(part);
        let of = end + usize::from(t.lower(end) == "of");
        let which = of + usize::from(t.lower(of) == "the");
        let n = match t.lower(which) {
            "following" => 1,
            word => direction(word)?,
        };
        let is_week =
            TimeUnit::of(t.lower(which + 1)) == Some(TimeUnit::Week) && t.lower(which + 1) == "week";
        let date = self.anchor.as_ref().and_then(|anchor| anchor.weekday_in_week(weekday, n));
        is_week.then_some((at, date, which + 2))
    }

    fn weekday_alone(&self, at: usize, weekday: Weekday, end: usize) -> (usize, Option<String>, usize) {
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let direction = direction(before);
        let start = if direction.is_some() { at - 1 } else { at };
        let is_open = matches!(before, "last" | "next" | "previous" | "following");
        // "the first Sunday" is one of a month that is not told.
        let is_counted = matches!(before, "first" | "second" | "third" | "fourth" | "fifth")
            // Nor are "Friday nights", and "every Monday" is no one day.
            || matches!(self.tokens.lower(end), "mornings" | "afternoons" | "evenings" | "nights")
            || matches!(before, "every" | "each" | "any" | "most" | "other")
            // Nor "two Mondays later", as some write it.
            || at > 0 && self.number_at(at - 1).is_some_and(|number| number.value > Decimal::ONE);
        let date = self.anchor.as_ref().filter(|_| !is_counted).and_then(|anchor| match direction {
            Some(n) if is_open => anchor.weekday_either(weekday, n),
            _ => anchor.weekday(weekday, direction),
        });
        // Of the two nearest days, "will meet on Monday" means the later, and "met on Monday" the earlier.
        let nearest = |date: &str| -> Option<String> {
            let (earlier, later) = date.strip_prefix('[')?.strip_suffix(']')?.split_once(',')?;
            let to_come = direction.is_none() && self.is_ahead(at);
            let gone = direction.is_none() && !to_come && self.is_past_before(at);
            (to_come || gone).then(|| if to_come { later } else { earlier }.to_owned())
        };
        let date = date.map(|date| nearest(&date).unwrap_or(date));
        (start, date, end)
    }

    /// Whether the clause before "on Monday" tells of a deed that is done, and of nothing that is to be.
    fn is_past_before(&self, at: usize) -> bool {
        let on = at.checked_sub(1).filter(|on| self.tokens.lower(*on) == "on");
        let Some(end) = on else { return false };
        let before = (end.saturating_sub(AHEAD)..end).rev().map(|at| self.tokens.lower(at));
        let clause: Vec<&str> =
            before.take_while(|word| !matches!(*word, "." | ";" | "!" | "?" | ":")).collect();
        let is_open = |word: &&str| {
            plans(word)
                || matches!(
                    *word,
                    "to" | "for"
                        | "is"
                        | "are"
                        | "be"
                        | "being"
                        | "if"
                        | "before"
                        | "until"
                        | "by"
                        | "can"
                        | "cannot"
                        | "next"
                        | "meeting"
                        | "talks"
                        | "\""
                        | "\u{201c}"
                        | "\u{201d}"
                )
        };
        clause.iter().any(|word| is_past(word)) && !clause.iter().any(is_open)
    }

    /// Whether the clause before a place says of a thing that it is still to be: "will open", "is to report", "is
    /// expected". "Was to report" may be long ago.
    pub(super) fn is_to_come(&self, at: usize) -> bool {
        let t = self.tokens;
        let ends = |at: &usize| {
            matches!(
                t.lower(*at),
                "." | ";"
                    | "!"
                    | "?"
                    | "\""
                    | "\u{201d}"
                    | "said"
                    | "says"
                    | "told"
                    | "added"
                    | "was"
                    | "were"
            )
        };
        // "Will be out since this August": the month itself is under way or gone.
        let before = at.checked_sub(1).map_or("", |before| t.lower(before));
        if matches!(before, "this" | "since" | "between" | "from" | "last" | "past") {
            return false;
        }
        let from = at.saturating_sub(AHEAD);
        let start = (from..at).rev().find(ends).map_or(from, |end| end + 1);
        (start..at).any(|word| match t.lower(word) {
            "will" | "shall" | "ll" => true,
            "is" | "are" => {
                matches!(
                    t.lower(word + 1),
                    "to" | "expected" | "scheduled" | "due" | "set" | "going" | "planned"
                )
            }
            _ => false,
        })
    }

    /// Whether the words before a place speak of what is to come.
    pub(super) fn is_ahead(&self, at: usize) -> bool {
        let mut before = (at.saturating_sub(AHEAD)..at).rev().map(|t| self.tokens.lower(t));
        // "“We will open,” she said on Tuesday": the day is that of what was said, and what is to come is said.
        let ends = |word: &str| {
            matches!(word, "." | ";" | "!" | "?" | "\"" | "”" | "said" | "says" | "told" | "added")
        };
        let clause = before.by_ref().take_while(|word| !ends(word));
        clause.into_iter().any(|word| {
            matches!(
                word,
                "will" | "shall" | "ll" | "scheduled" | "upcoming" | "due" | "expected" | "going" | "set"
            )
        })
    }

    /// "first Sunday in October", "the last Friday of next month", "2nd Tuesday of May 2020".
    pub(super) fn weekday_counted(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (n, next) = rank_at(t, at)?;
        let (weekday, of) = self.weekday_at(next)?;
        let of = of + usize::from(matches!(t.lower(of), "morning" | "afternoon" | "evening" | "night"));
        if !matches!(t.lower(of), "of" | "in") {
            return None;
        }
        let within = of + 1 + usize::from(t.lower(of + 1) == "the");
        let (date, end) = if let Some((month, next)) = month_at(t, within) {
            let skipped = next + usize::from(matches!(t.lower(next), "," | "of"));
            let (year, end) = match year_at(t, skipped) {
                Some(year) => (Some(year), skipped + 1),
                None => (self.anchor.as_ref().and_then(|anchor| anchor.nearest_year(month, None)), next),
            };
            (year.and_then(|year| super::anchor::nth_weekday(year, month, n, weekday)), end)
        } else {
            let step = direction(t.lower(within)).filter(|_| t.lower(within + 1) == "month")?;
            let date = self.anchor.as_ref().and_then(|anchor| {
                let (year, month) = anchor.month_after(step)?;
                super::anchor::nth_weekday(year, month, n, weekday)
            });
            (date, within + 2)
        };
        Some((DateReading { weekday: Some(weekday), ..self.relative(at..end, date) }, end))
    }
}
