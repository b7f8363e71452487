//! The reader of times of day: `18:00`, `6 p.m.`, `1500 GMT`, half past eleven, from 3 to 5 p.m., noon.

use std::ops::Range;

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, Roles};
use super::day_half::{HALF, by_day, glued_half, half_of_day};
use super::hour::{hour, skip_clock, small, spelled_or_digits};

/// A time of day as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// Minutes since midnight. Where the text does not say which half of the day is meant, before noon.
    pub minutes: u16,
    /// Whether the text leaves open which half of the day is meant: "half past eleven".
    pub is_open: bool,
}

impl ClockReading {
    /// Whether two may be one time.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let is_open = self.is_open || other.is_open;
        self.minutes == other.minutes || (is_open && self.minutes % HALF == other.minutes % HALF)
    }
}

/// A time that is being read, and the token after it.
#[derive(Clone, Copy)]
struct Time {
    minutes: u16,
    is_open: bool,
    end: usize,
}

/// The times of day of an English text, in order.
pub(crate) fn clock_times_of(tokens: &Tokens<'_>) -> Vec<ClockReading> {
    let mut found = Vec::new();
    let begins = Roles::CLOCK.or(Roles::NUMBER).or(Roles::ARTICLE);
    if !tokens.has_digits() && !tokens.any(begins) {
        return found;
    }
    let mut at = 0;
    while at < tokens.len() {
        let roles = tokens.roles(at);
        let may_begin = tokens.is_digits(at) || roles.has(begins);
        let read = if may_begin { range(tokens, at) } else { Vec::new() };
        let Some((_, last)) = read.last() else {
            at += 1;
            continue;
        };
        let end = last.end;
        found.extend(read.into_iter().map(|(start, time)| ClockReading {
            span: tokens.span(start..time.end),
            minutes: time.minutes,
            is_open: time.is_open,
        }));
        at = end;
    }
    found
}

/// The time at `at`, or both of "3 to 5 p.m.", "9-10:30 a.m.", each with its first token.
fn range(tokens: &Tokens<'_>, at: usize) -> Vec<(usize, Time)> {
    let first = time(tokens, at);
    if let Some(first) = first.filter(|first| !first.is_open) {
        let last = time_behind(tokens, at, first).map(|last| (first.end + 1, last));
        return [Some((at, first)), last].into_iter().flatten().collect();
    }
    let bare =
        first.or_else(|| hour(tokens, at).map(|(hour, end)| Time { minutes: hour * 60, is_open: true, end }));
    let Some(bare) = bare else { return Vec::new() };
    let joins = matches!(tokens.lower(bare.end), "-" | "—" | "to" | "until" | "till" | "til" | "and");
    let is_and = tokens.lower(bare.end) == "and";
    let between = at.checked_sub(1).is_some_and(|before| tokens.lower(before) == "between");
    let second = time(tokens, bare.end + 1)
        .or_else(|| bare_hour_of_day(tokens, bare.end + 1).filter(|_| is_and))
        .filter(|_| joins && (!is_and || between));
    let from = at.checked_sub(1).is_some_and(|before| matches!(tokens.lower(before), "from" | "between"));
    match second {
        // "between 10 and 11:30".
        Some(second) if second.is_open && from => vec![(at, bare), (bare.end + 1, second)],
        // "from 10:30 to 3".
        None if first.is_some() && from => {
            let last = time_behind(tokens, at, bare).map(|last| (bare.end + 1, last));
            [Some((at, bare)), last].into_iter().flatten().collect()
        }
        // "11 to 1 p.m." begins before noon, "11 to 3 a.m." before midnight.
        Some(second) if !second.is_open => {
            let later = bare.minutes % HALF + second.minutes / HALF * HALF;
            let minutes = if later > second.minutes { (later + HALF) % (2 * HALF) } else { later };
            vec![(at, Time { minutes, is_open: false, ..bare }), (bare.end + 1, second)]
        }
        _ => first.map_or_else(Vec::new, |first| vec![(at, first)]),
    }
}

/// The time that ends a range behind another, and leaves out which half of the day is meant: "from 1 p.m. to 4" ends at
/// four in the afternoon, "between 11 p.m. and 3:30" in the small hours.
fn time_behind(tokens: &Tokens<'_>, at: usize, first: Time) -> Option<Time> {
    let joins = match at.checked_sub(1).map_or("", |before| tokens.lower(before)) {
        "from" => matches!(tokens.lower(first.end), "-" | "to" | "until" | "till" | "til"),
        "between" => matches!(tokens.lower(first.end), "-" | "and"),
        _ => false,
    };
    let next = Some(first.end + 1).filter(|_| joins)?;
    let (minutes, end) = match time(tokens, next) {
        Some(time) => (time.minutes, time.end),
        None => hour(tokens, next)
            .filter(|(_, end)| ends_a_range(tokens, *end))
            .map(|(hour, end)| (hour * 60, end))?,
    };
    let whole = time(tokens, next).filter(|time| !time.is_open);
    // The first such time after the beginning.
    let (dial, half) = (minutes % HALF, first.minutes / HALF * HALF);
    let later = if dial > first.minutes % HALF { dial + half } else { dial + half + HALF };
    Some(whole.unwrap_or(Time { minutes: later % (2 * HALF), is_open: first.is_open, end }))
}

/// Whether a bare number that ends before `end` may be the hour in which a range of times ends: "from 1 p.m. to 4
/// schools" counts schools, and "4.5", "4-6" and "4%" are no hours.
fn ends_a_range(tokens: &Tokens<'_>, end: usize) -> bool {
    let is_last = !tokens.is_word(end)
        || matches!(tokens.lower(end), "on" | "in" | "at" | "and")
        || tokens.roles(end).has(Roles::DATE) && !counts(tokens, end);
    let goes_on = tokens.is_hyphen(end)
        || matches!(tokens.lower(end), "%" | "$" | "€" | "£")
        || tokens.is_glued(end) && (tokens.is_word(end) || tokens.is_digits(end + 1));
    is_last && !goes_on
}

/// "between 3 and 8 yesterday": the hour before the day.
fn bare_hour_of_day(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let (hour, end) = hour(tokens, at)?;
    let is_day = matches!(tokens.lower(end), "yesterday" | "today" | "tomorrow" | "tonight")
        || matches!(tokens.lower(end), "last" | "this")
            && matches!(tokens.lower(end + 1), "night" | "evening" | "morning" | "afternoon");
    is_day.then(|| with_half(tokens, hour % 12 * 60, end))
}

fn time(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    if is_joined_before(tokens, at) {
        return None;
    }
    let in_figures =
        || tokens.is_digits(at).then(|| in_digits(tokens, at).or_else(|| military(tokens, at))).flatten();
    in_figures()
        .or_else(|| named(tokens, at))
        .or_else(|| past_or_to(tokens, at))
        .or_else(|| whole_hour(tokens, at))
}

/// Whether digits go on with what stands before them: the 30 of "10:30".
fn is_joined_before(tokens: &Tokens<'_>, at: usize) -> bool {
    // "10 H 10 pm" too.
    let by_hours = at > 1 && tokens.lower(at - 1) == "h" && tokens.is_digits(at - 2);
    tokens.is_digits(at)
        && (by_hours
            || tokens.is_glued(at)
                && matches!(tokens.lower_before(at, 1), Some(":" | "." | "/" | "$" | "€" | "£")))
}

/// `18:00`, `7:45 a.m.`, `6 p.m.`, `22.00`, `7:56:30`.
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let hour = small(tokens, at).filter(|hour| *hour < 24)?;
    let (minute, end) =
        minutes_after(tokens, at + 1).map_or((None, at + 1), |(minute, end)| (Some(minute), end));
    let end = seconds_after(tokens, at, end);
    let minutes = hour * 60 + minute.unwrap_or(0);
    // "killed 8 this morning" counts.
    let is_told = |after: usize| minute.is_some() || after > end || is_hour_told(tokens, at);
    let half = half_of_day(tokens, end).filter(|(_, after)| (1..=12).contains(&hour) && is_told(*after));
    if let Some((half, end)) = half {
        return Some(Time { minutes: half.of(minutes), is_open: false, end });
    }
    minute?;
    if let Some(half) = glued_half(tokens, at, end).filter(|_| (1..=12).contains(&hour)) {
        return Some(Time { minutes: half.of(minutes), is_open: false, end: end + 1 });
    }
    let goes_on = tokens.is_glued(end)
        && (tokens.is_digits(end)
            || tokens.is_word(end)
            || matches!(tokens.lower(end), "%" | ":" | "/")
            || (tokens.lower(end) == "." && tokens.is_glued(end + 1) && tokens.is_digits(end + 1)));
    let by_colon = tokens.lower(at + 1) == ":";
    let by_point = tokens.lower(at + 1) == "." && is_introduced(tokens, at) && !counts(tokens, end);
    // "at 7h30", and no duration.
    let by_letter = tokens.lower(at + 1) == "h" && is_introduced(tokens, at);
    let is_open = (1..=12).contains(&hour) && !tokens.lower(at).starts_with('0');
    ((by_colon || by_point || by_letter) && !goes_on).then_some(Time { minutes, is_open, end })
}

/// Whether the words before a bare hour let it be one: "at 8 this morning", "from 7 to 8 this morning".
fn is_hour_told(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = |n: usize| tokens.lower_before(at, n).unwrap_or("");
    let is_range = matches!(before(1), "to" | "-" | "until" | "till") && matches!(before(3), "from" | "at");
    is_range
        || matches!(
            before(1),
            "at" | "by" | "around" | "until" | "till" | "from" | "before" | "after" | "since"
        )
}

/// Whether a measure, a currency, a scale or a percent sign follows: "at 22.50 dollars".
fn counts(tokens: &Tokens<'_>, end: usize) -> bool {
    let units = Roles::MEASURE.or(Roles::CURRENCY).or(Roles::PERCENT).or(Roles::NUMBER);
    tokens.roles(end).has(units)
}

fn minutes_after(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let joined =
        matches!(tokens.lower(at), ":" | "." | "h") && tokens.is_glued(at) && tokens.is_glued(at + 1);
    let minute = small(tokens, at + 1).filter(|m| joined && *m < 60 && tokens.lower(at + 1).len() == 2)?;
    Some((minute, at + 2))
}

fn seconds_after(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let by_colon = tokens.lower(at + 1) == ":" && end > at + 1 && tokens.lower(end) == ":";
    minutes_after(tokens, end).filter(|_| by_colon).map_or(end, |(_, end)| end)
}

/// `1500 GMT`, `0730 hours`, `1140 a.m.`, `340pm`, "between 0730 and 0930".
fn military(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let (hour, minute) = hours_and_minutes(tokens, at)?;
    let is_glued = tokens.is_glued(at + 1);
    let short = tokens.lower(at).len() == 3;
    if let Some((half, end)) = half_of_day(tokens, at + 1)
        .filter(|(_, end)| (1..=12).contains(&hour) && (!short || is_glued && *end > at + 1))
    {
        return Some(Time { minutes: half.of(hour * 60 + minute), is_open: false, end });
    }
    let zone = matches!(
        tokens.written(at + 1),
        "GMT" | "UTC" | "BST" | "CET" | "CEST" | "EST" | "EDT" | "PST" | "PDT"
    );
    let is_padded = |at: usize| tokens.lower(at).starts_with('0') && hours_and_minutes(tokens, at).is_some();
    let hours = is_padded(at) && matches!(tokens.lower(at + 1), "hours" | "hrs");
    let joins = |joint: usize| matches!(tokens.lower(joint), "-" | "to" | "and" | "until");
    let is_number = tokens.is_digits(at + 1);
    let beside = joins(at + 1) && is_padded(at + 2)
        || at > 1 && joins(at - 1) && is_padded(at - 2) && is_padded(at)
        || is_padded(at) && at > 0 && matches!(tokens.lower(at - 1), "at" | "by" | "until" | "between");
    let is_time = zone
        || hours
        || beside && is_padded(at) && !is_number && !(tokens.is_word(at + 1) && counts(tokens, at + 1));
    (!short && is_time).then_some(Time { minutes: hour * 60 + minute, is_open: false, end: at + 1 })
}

/// The hours and minutes of three or four digits.
fn hours_and_minutes(tokens: &Tokens<'_>, at: usize) -> Option<(u16, u16)> {
    let digits = tokens.lower(at);
    let number: u16 =
        digits.parse().ok().filter(|_| tokens.is_digits(at) && (3..=4).contains(&digits.len()))?;
    let (hour, minute) = (number / 100, number % 100);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// Noon and midnight, with the "12" that may stand before them.
fn named(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    if let Some(minutes) = noon_or_midnight(tokens.lower(at)) {
        return Some(Time { minutes, is_open: false, end: at + 1 });
    }
    let forms = [("mid - day", HALF), ("mid day", HALF), ("mid - night", 0), ("mid night", 0)];
    let mut forms = forms.iter().filter(|_| tokens.lower(at) == "mid");
    let (taken, minutes) = forms.find_map(|(form, minutes)| Some((tokens.phrase(at, form)?, *minutes)))?;
    Some(Time { minutes, is_open: false, end: at + taken })
}

fn noon_or_midnight(word: &str) -> Option<u16> {
    match word {
        "noon" | "midday" | "noontime" => Some(HALF),
        "midnight" => Some(0),
        _ => None,
    }
}

/// "half past eleven", "a quarter to eight", "three quarters past nine", "ten minutes past 9", "10 to six", "three
/// minutes to five thirty".
fn past_or_to(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let first = at + usize::from(tokens.roles(at).has(Roles::ARTICLE));
    let (part, next) = match (tokens.lower(first), tokens.lower(first + 1)) {
        ("half", _) => (30, first + 1),
        ("quarter", _) => (15, first + 1),
        ("three", "quarters") => (45, first + 2),
        _ => {
            let (n, next) = spelled_or_digits(tokens, first)?;
            let named = matches!(tokens.lower(next), "minutes" | "minute" | "min" | "mins");
            (n, next + usize::from(named))
        }
    };
    let to = match tokens.lower(next) {
        "past" => false,
        // "ten to nine" may be a range, a quarter of an hour none.
        "to" if matches!(tokens.lower(first), "quarter") || tokens.lower(next - 1).starts_with("min") => true,
        "after" if tokens.lower(first) == "quarter" => false,
        _ => return None,
    };
    let (hour, end) = hour(tokens, next + 1).filter(|_| (1..60).contains(&part))?;
    let more = spelled_or_digits(tokens, end).filter(|_| tokens.is_word(end) && !tokens.is_digits(next + 1));
    let (more, end) = more.filter(|(more, _)| *more < 60).unwrap_or((0, end));
    let by_hours = tokens.lower(end) == "h" && tokens.is_digits(end + 1);
    let minutes = hour % 12 * 60 + more + if to { 0 } else { part };
    let minutes = if to { (minutes + HALF - part) % HALF } else { minutes };
    (!by_hours).then(|| with_half(tokens, minutes, skip_clock(tokens, end)))
}

/// "seven o'clock", "eight in the morning", "seven thirty p.m.", "12 noon", "five p.m.".
fn whole_hour(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let (hour, end) = hour(tokens, at)?;
    if let Some(minutes) = noon_or_midnight(tokens.lower(end)).filter(|_| hour == 12) {
        return Some(Time { minutes, is_open: false, end: end + 1 });
    }
    let clock = skip_clock(tokens, end);
    if clock > end {
        return Some(with_half(tokens, hour % 12 * 60, clock));
    }
    let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
    // "at five-thirty", and not "around ten-fifteen people".
    let joint = end + usize::from(tokens.is_hyphen(end) && before == "at");
    let is_noun = |at: usize| {
        let is_small = ENGLISH.function_words.contains(&tokens.lower(at));
        tokens.is_word(at) && !is_small && !tokens.roles(at).has(Roles::DATE)
    };
    let is_clock = |n: u16, end: usize| joint < end && n.is_multiple_of(5) && !is_noun(end);
    let minute = spelled_or_digits(tokens, joint).filter(|(n, after)| {
        *n < 60 && (joint == end || is_clock(*n, *after)) && !tokens.is_digits(at) && !tokens.is_digits(joint)
    });
    let has_minute = minute.is_some();
    let (minutes, end) = minute.map_or((hour % 12 * 60, end), |(n, end)| (hour % 12 * 60 + n, end));
    let time = with_half(tokens, minutes, end);
    // "killed 8 tonight" counts, and "at 8 tonight" and "at seven thirty" tell the time.
    let is_told =
        matches!(before, "at" | "by" | "around" | "until" | "till" | "from" | "before" | "after" | "since");
    let in_words =
        (is_told || before == "to") && has_minute && !counts(tokens, end) && !tokens.is_hyphen(end);
    if !has_minute
        && !counts(tokens, end)
        && let Some(half) = by_day(tokens, at, end)
    {
        let hour = hour % 12 * 60;
        let (minutes, is_open) = half.map_or((hour, true), |half| (half.of(hour), false));
        return Some(Time { minutes, is_open, end });
    }
    let is_own = time.end > end;
    (is_own || (!time.is_open && is_told) || in_words).then_some(time)
}

/// A time with the half of the day that the words after it tell.
fn with_half(tokens: &Tokens<'_>, minutes: u16, end: usize) -> Time {
    half_of_day(tokens, end).map_or(Time { minutes, is_open: true, end }, |(half, end)| Time {
        minutes: half.of(minutes),
        is_open: false,
        end,
    })
}

/// Whether the word before makes two numbers with a point a time: "at 22.00".
fn is_introduced(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
    // "From 3.20 to 5.00", but "raised from 3.20".
    let is_range = || matches!(tokens.lower(at + 3), "to" | "until" | "till" | "-" | "on" | "onwards");
    (matches!(before, "at" | "until" | "till" | "before" | "after" | "since" | "by")
        || before == "from" && is_range())
        && tokens.lower(at + 2).len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let describe = |c: ClockReading| {
            let open = if c.is_open { "?" } else { "" };
            format!("{}={:02}:{:02}{open}", &text[c.span], c.minutes / 60, c.minutes % 60)
        };
        clock_times_of(&Tokens::of(text, &ENGLISH)).into_iter().map(describe).collect()
    }

    #[test]
    fn times_are_read_in_every_notation() {
        assert_eq!(read("at 6 p.m. and 18:00"), ["6 p.m.=18:00", "18:00=18:00"]);
        assert_eq!(read("at 7:45 a.m., 07:45"), ["7:45 a.m.=07:45", "07:45=07:45"]);
        assert_eq!(read("at 22.00 or noon"), ["22.00=22:00", "noon=12:00"]);
        assert_eq!(read("12 am, 12 PM, 12:30 p.m."), ["12 am=00:00", "12 PM=12:00", "12:30 p.m.=12:30"]);
        assert_eq!(read("10:30:15, 12 noon"), ["10:30:15=10:30?", "12 noon=12:00"]);
        assert_eq!(read("at 1500 GMT, 0730 hours"), ["1500=15:00", "0730=07:30"]);
    }

    #[test]
    fn times_are_read_in_words() {
        assert_eq!(read("at half past eleven"), ["half past eleven=11:30?"]);
        assert_eq!(read("a quarter to 8 in the morning"), ["a quarter to 8 in the morning=07:45"]);
        assert_eq!(read("ten minutes past nine"), ["ten minutes past nine=09:10?"]);
        assert_eq!(read("seven o'clock, five p.m."), ["seven o'clock=07:00?", "five p.m.=17:00"]);
        assert_eq!(read("at seven thirty-five pm"), ["seven thirty-five pm=19:35"]);
        assert_eq!(read("eight in the evening"), ["eight in the evening=20:00"]);
    }

    #[test]
    fn the_day_beside_a_bare_hour_tells_that_it_is_one() {
        assert_eq!(read("it fell last night at 8"), ["8=20:00"]);
        assert_eq!(read("closed tonight around 3"), ["3=03:00"]);
        assert_eq!(read("on Friday the 26th at 4"), ["4=04:00?"]);
        assert_eq!(read("in the afternoon at 7"), ["7=19:00"]);
        assert_eq!(read("between 7 and 9 last night"), ["7=19:00", "9=21:00"]);
        assert!(read("on Friday at 4 sites, and on Monday at 5%").is_empty());
        assert!(read("killed between 7 and 9 on Monday").is_empty());
        assert!(read("killed 8 this morning, 9 last night and 7 tonight").is_empty());
        assert!(read("it fell on Tuesday at 12-15 sites").is_empty());
    }

    #[test]
    fn times_without_a_colon_and_with_letters() {
        assert_eq!(read("between 0730-0930"), ["0730=07:30", "0930=09:30"]);
        assert_eq!(read("at 8:45a or 340pm"), ["8:45a=08:45", "340pm=15:40"]);
        assert_eq!(read("at 7h30, 12 in the night"), ["7h30=07:30?", "12 in the night=00:00"]);
        assert_eq!(read("mid-day to mid-night"), ["mid-day=12:00", "mid-night=00:00"]);
        assert_eq!(read("three quarters past 9pm"), ["three quarters past 9pm=21:45"]);
        assert_eq!(read("three mins to five thirty"), ["three mins to five thirty=05:27?"]);
        assert!(read("call 0800 1111; id=~.3am3ioY; won in 7h30; 10 H 10").is_empty());
    }

    #[test]
    fn both_ends_of_a_range_have_the_half_of_the_day() {
        assert_eq!(read("from 3 to 5 p.m."), ["3=15:00", "5 p.m.=17:00"]);
        assert_eq!(read("between 9:30 and 11 a.m."), ["9:30=09:30", "11 a.m.=11:00"]);
        assert_eq!(read("11-1 pm"), ["11=11:00", "1 pm=13:00"]);
        assert_eq!(read("open from 11 to 3 a.m."), ["11=23:00", "3 a.m.=03:00"]);
    }

    #[test]
    fn the_end_of_a_range_comes_after_its_beginning() {
        assert_eq!(read("open from 1 p.m. to 4"), ["1 p.m.=13:00", "4=16:00"]);
        assert_eq!(read("between 11 p.m. and 3 on Sunday"), ["11 p.m.=23:00", "3=03:00"]);
        assert_eq!(read("from 1:30 pm to 3:30"), ["1:30 pm=13:30", "3:30=15:30"]);
        assert_eq!(read("from 10:30 to 3"), ["10:30=10:30?", "3=15:00?"]);
        assert_eq!(read("from noon till 4."), ["noon=12:00", "4=16:00"]);
        assert_eq!(read("from 1 p.m. to 18:00"), ["1 p.m.=13:00", "18:00=18:00"]);
        assert_eq!(read("at 1 p.m. to 4 guests"), ["1 p.m.=13:00"]);
        assert_eq!(read("from 1 p.m. to 4 schools"), ["1 p.m.=13:00"]);
        assert_eq!(read("from 1 p.m. to 4.5, to 4% or to 4-6"), ["1 p.m.=13:00"]);
        assert_eq!(read("it rose at 3 p.m. to 4"), ["3 p.m.=15:00"]);
    }

    #[test]
    fn words_joined_by_a_hyphen_are_a_time_behind_at() {
        assert_eq!(read("at five-thirty it began"), ["five-thirty=05:30?"]);
        assert_eq!(read("at five-thirty tomorrow evening"), ["five-thirty=17:30"]);
        assert!(read("at ten-twelve schools, around ten-fifteen people, at ten-fifteen sites").is_empty());
    }

    #[test]
    fn parts_of_the_next_day_tell_the_half_too() {
        assert_eq!(read("at 8:30 tomorrow night"), ["8:30=20:30"]);
    }

    #[test]
    fn an_open_half_of_the_day_agrees_with_both() {
        let times = clock_times_of(&Tokens::of("half past two, 14:30, 2:30 a.m., 3:30 p.m.", &ENGLISH));
        assert!(times[0].agrees(&times[1]) && times[0].agrees(&times[2]));
        assert!(!times[1].agrees(&times[2]) && !times[0].agrees(&times[3]));
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "by 22.00 dollars",
            "25:10",
            "10:5",
            "3-1",
            "I am 6",
            "5 people am",
            "half the eleven",
            "ten to nine votes",
            "in 1500",
            "at 5.25 percent",
            "won 3-2 and 5-1",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
