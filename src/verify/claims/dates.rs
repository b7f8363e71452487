//! Dates in prose against the quotes that bear them out, completed from the date of the source.

use super::claim::Found;
use super::masks::Masks;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{ClaimKind, Date, QuotedWords};
use crate::read::date::{Completion, DateReading, Weekday, covers, single_day};
use crate::read::reading::Reading;

/// How many dates of quotes a finding repeats.
const MOST_NEAR: usize = 6;

/// The dates of a text that are not borne out, and days of the week that are not theirs.
pub(super) fn date_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    reading: &Reading,
    masks: &Masks<'_>,
) -> Vec<Found> {
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let mut found = Vec::new();
    for date in reading.dates.iter().filter(|d| masks.claims(&d.span)) {
        let kind = wrong_weekday(date)
            .or_else(|| fault(date, &quotes))
            .or_else(|| future_of_the_past(evidence, date, &quotes));
        // Whether a report tells of its own time is asked only where nothing else bears the date out.
        if let Some(kind) = kind.filter(|_| !is_of_the_report(evidence, date, &quotes)) {
            found.push(Found::new(date.span.clone(), kind));
        }
    }
    found
}

/// Whether the date of a report bears a date out: its year or month, where the quote gives no time at all; and for a
/// month without a year, the one before or after it, as the tense of the quote has it.
fn is_of_the_report(evidence: &NoteEvidence<'_, '_>, date: &DateReading, quotes: &[&CitedQuote]) -> bool {
    let Some(claim) = date.date.as_ref().filter(|_| date.weekday.is_none()) else { return false };
    let is_rough =
        claim.text.len() <= YEAR_MONTH && claim.text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let has_no_time = quotes.iter().all(|quote| quote.reading.dates.is_empty());
    quotes.iter().any(|quote| {
        let told = quote.source.as_ref().and_then(|source| evidence.base.date_of(source));
        let is_its_own = |told: &Date| is_rough && has_no_time && covers(claim, told);
        told.is_some_and(|told| is_its_own(told) || other_years(quote, told).any(|date| covers(claim, &date)))
    })
}

/// A month that the quotes give without a year and tell of as past, in the year that was still to come.
fn future_of_the_past(
    evidence: &NoteEvidence<'_, '_>,
    date: &DateReading,
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let claim = date.date.as_ref().filter(|claim| claim.text.len() == YEAR_MONTH)?;
    let mut is_ahead = false;
    for (quote, other) in readings(quotes) {
        let Some(given) = other.date.as_ref().filter(|given| covers(claim, given)) else { continue };
        let told = quote.source.as_ref().and_then(|source| evidence.base.date_of(source));
        let is_later = told
            .is_some_and(|told| told.text.get(..YEAR_MONTH).is_some_and(|told| claim.text.as_str() > told));
        if other.completion != Completion::Year
            || !is_later
            || tense(&quote.text) != Tense::Past
            || given.text.len() != YEAR_MONTH
        {
            return None;
        }
        is_ahead = true;
    }
    is_ahead.then(|| ClaimKind::Date(near(quotes)))
}

/// How long a year with its month is, as it is written in EDTF.
const YEAR_MONTH: usize = 7;

/// The months without a year of a quote, in the year that the tense of the quote allows beside the nearest one: the
/// past is never told as the future.
fn other_years<'q>(quote: &'q CitedQuote, told: &'q Date) -> impl Iterator<Item = Date> + 'q {
    let tense = tense(&quote.text);
    let months = quote.reading.dates.iter().filter(|date| date.completion == Completion::Year);
    months.filter_map(|date| date.date.as_ref()).filter_map(move |date| {
        let (year, rest) = date.text.split_once('-').filter(|_| date.text.len() == YEAR_MONTH)?;
        let year: i32 = year.parse().ok()?;
        // Larger numbers are quarters and seasons.
        rest.parse::<u8>().ok().filter(|month| *month <= 12)?;
        let is_ahead = date.text.as_str() > told.text.get(..YEAR_MONTH)?;
        let other = match tense {
            Tense::Future if !is_ahead => year + 1,
            Tense::Past | Tense::Open if is_ahead => year - 1,
            _ => return None,
        };
        Date::parse(&format!("{other:04}-{rest}")).ok()
    })
}

/// What a quote tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Open,
}

fn tense(text: &str) -> Tense {
    let has = |words: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    };
    let is_future =
        has(&["will", "would", "shall", "next", "plans", "planned", "scheduled", "due", "expected", "to"]);
    let is_past = has(&["was", "were", "had", "did", "ago", "last"]);
    match (is_past, is_future) {
        (true, _) => Tense::Past,
        (false, true) => Tense::Future,
        (false, false) => Tense::Open,
    }
}

/// The day of the week that a full date does fall on, where the text says another.
fn wrong_weekday(date: &DateReading) -> Option<ClaimKind> {
    let (written, day) = (date.weekday?, single_day(date.date.as_ref()?)?);
    (day.weekday() != written).then(|| ClaimKind::Weekday(name(day.weekday()).to_owned()))
}

fn fault(date: &DateReading, quotes: &[&CitedQuote]) -> Option<ClaimKind> {
    let is_borne_out = match (&date.date, date.weekday) {
        (Some(claim), _) => is_given(claim, quotes) || is_counted(date, quotes),
        (None, Some(weekday)) => readings(quotes).any(|(_, other)| falls_on(other, weekday)),
        // Told from another day, which the text itself does not date: its numbers are judged as numbers.
        (None, None) => true,
    };
    (!is_borne_out).then(|| ClaimKind::Date(near(quotes)))
}

fn readings<'q, 'b: 'q>(
    quotes: &'q [&'q CitedQuote],
) -> impl Iterator<Item = (&'q CitedQuote, &'q DateReading)> {
    quotes.iter().flat_map(|quote| quote.reading.dates.iter().map(move |date| (*quote, date)))
}

/// Whether one of the dates bears the claim out, or several of them its two ends.
pub(super) fn is_given(claim: &Date, quotes: &[&CitedQuote]) -> bool {
    let dates: Vec<&Date> = readings(quotes).filter_map(|(_, reading)| reading.date.as_ref()).collect();
    is_among(claim, &dates)
}

/// As [`is_given`], by dates.
pub(super) fn is_among(claim: &Date, dates: &[&Date]) -> bool {
    let dates = || dates.iter().copied();
    let is_covered = |claim: &Date| dates().any(|date| covers(claim, date));
    let is_end = |claim: &Date| dates().filter_map(ends).any(|(a, b)| covers(claim, &a) || covers(claim, &b));
    match ends(claim) {
        Some((first, last)) => {
            let is_same = |date: &Date| covers(date, claim) && covers(claim, date);
            let has = |end: &Date| is_covered(end) || is_end(end);
            dates().any(is_same) || (has(&first) && has(&last))
        }
        None => is_covered(claim) || is_end(claim),
    }
}

/// The two ends of an interval.
fn ends(date: &Date) -> Option<(Date, Date)> {
    let (first, last) = date.text.split_once('/')?;
    Some((Date::parse(first).ok()?, Date::parse(last).ok()?))
}

/// Four digits that were taken for a year may be a number that a quote gives as one.
fn is_counted(date: &DateReading, quotes: &[&CitedQuote]) -> bool {
    let year = date.date.as_ref().filter(|d| d.text.len() == 4).and_then(|d| d.text.parse::<u32>().ok());
    let is_number = |quote: &&CitedQuote| {
        quote.reading.numbers.iter().any(|n| n.is_four_digits && Some(n.value) == year.map(Into::into))
    };
    quotes.iter().any(is_number)
}

fn falls_on(date: &DateReading, weekday: Weekday) -> bool {
    let day = date.date.as_ref().and_then(single_day);
    date.weekday == Some(weekday) || day.is_some_and(|day| day.weekday() == weekday)
}

fn near(quotes: &[&CitedQuote]) -> Vec<QuotedWords> {
    let mut near: Vec<QuotedWords> = Vec::new();
    for (quote, date) in readings(quotes) {
        let written = quote.text.get(date.span.clone()).unwrap_or("").to_owned();
        let meaning = date.date.as_ref().map(|date| date.text.clone()).filter(|text| *text != written);
        let words = QuotedWords { citation: quote.key.clone(), written, meaning };
        let is_known =
            near.iter().any(|known| (&known.written, &known.meaning) == (&words.written, &words.meaning));
        if near.len() < MOST_NEAR && !is_known {
            near.push(words);
        }
    }
    near
}

const fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
