//! Dates in prose against the quotes that bear them out, completed from the date of the source.

use super::claim::Found;
use super::dated::{Dated, Tense, YEAR_MONTH, tense};
use super::elapsed::Elapsed;
use super::given::{is_given, readings};
use super::masks::Masks;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{ClaimKind, QuotedWords};
use crate::read::date::{Completion, DateReading, Weekday, covers, single_day};
use crate::read::reading::Reading;

/// How many dates of quotes a finding repeats.
const MOST_NEAR: usize = 6;

/// The dates of a text that are not borne out, and days of the week that are not theirs.
pub(super) fn date_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    prose: &str,
    reading: &Reading,
    masks: &Masks<'_>,
) -> Vec<Found> {
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let dated = Dated::new(evidence, &quotes, prose, reading);
    let elapsed = Elapsed { evidence, scope, quotes: &quotes, prose, reading };
    // What cannot be found out for its cost is not judged.
    let follows = |date: &DateReading| dated.follows(date).unwrap_or(true) || elapsed.was_told(date);
    let mut found = Vec::new();
    for date in reading.dates.iter().filter(|d| masks.claims(&d.span)) {
        let kind = wrong_weekday(date)
            .or_else(|| fault(date, &quotes))
            .or_else(|| future_of_the_past(evidence, date, &quotes));
        // What follows from the dates of the quotes, and of the report, is asked only where nothing else bears it out.
        if let Some(kind) = kind.filter(|kind| matches!(kind, ClaimKind::Weekday(_)) || !follows(date)) {
            found.push(Found::new(date.span.clone(), kind));
        }
    }
    found
}

/// A month that the quotes give without a year and tell of as past, in the year that was still to come.
fn future_of_the_past(
    evidence: &NoteEvidence<'_, '_>,
    date: &DateReading,
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let claim = date.date.as_ref().filter(|claim| {
        claim.text.len() == YEAR_MONTH && claim.text.starts_with(|c: char| c.is_ascii_digit())
    })?;
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
