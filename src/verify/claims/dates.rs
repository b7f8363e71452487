//! Dates in prose against the quotes that bear them out, completed from the date of the source.

use super::claim::Found;
use super::dated::{Dated, Tense, YEAR_MONTH, tense};
use super::elapsed::Elapsed;
use super::given::{is_given, readings};
use super::masks::Masks;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{ClaimKind, Date, QuotedWords};
use crate::read::date::{Completion, DateReading, Weekday, agrees, covers, later_day, single_day};
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
            .or_else(|| weekday_of_no_year(evidence, date, &quotes))
            .or_else(|| fault(date, &quotes))
            .or_else(|| future_of_the_past(evidence, date, &quotes));
        // What follows from the dates of the quotes, and of the report, is asked only where nothing else bears it out.
        let is_certain = |kind: &ClaimKind| {
            matches!(kind, ClaimKind::Weekday(_)) || is_of_another_article(evidence, date, &quotes, prose)
        };
        if let Some(kind) = kind.filter(|kind| is_certain(kind) || !follows(date)) {
            found.push(Found::new(date.span.clone(), kind));
        }
    }
    found
}

/// "The article of 2015", where every source that is cited is of another time: what an article is of does not follow from
/// what it tells.
fn is_of_another_article(
    evidence: &NoteEvidence<'_, '_>,
    date: &DateReading,
    quotes: &[&CitedQuote],
    prose: &str,
) -> bool {
    let before = prose[..date.span.start].trim_end();
    let Some(before) = ["of", "from", "dated"].iter().find_map(|joint| before.strip_suffix(joint)) else {
        return false;
    };
    let before = before.trim_end();
    let before = [" is", " was"].iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before);
    let is_article = ["article", "report"].iter().any(|noun| before.ends_with(noun));
    let is_source_of = |quote: &&CitedQuote| {
        let told = quote.source.as_ref().and_then(|source| evidence.base.date_of(source));
        told.is_none_or(|told| date.date.as_ref().is_none_or(|claim| agrees(claim, told)))
    };
    is_article && !quotes.iter().any(is_source_of)
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

/// How long a year is, a decade or a century as they are written: `150X`.
const YEAR: usize = 4;

/// How many days there are in half a year, and some more.
const HALF_A_YEAR: i64 = 190;

/// The day of the week on which a day without a year falls, where the text says another: in the year that a quote gives
/// it, or in the one that lies nearest to the source's own date.
fn weekday_of_no_year(
    evidence: &NoteEvidence<'_, '_>,
    date: &DateReading,
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let (written, claim) = (date.weekday?, date.date.as_ref()?);
    let month_day = claim.text.strip_prefix("XXXX")?;
    let is_given = |other: &DateReading| {
        other.weekday == date.weekday && other.date.as_ref().is_some_and(|day| day.text.ends_with(month_day))
    };
    if readings(quotes).any(|(_, other)| is_given(other)) {
        return None;
    }
    let is_written = |other: &&DateReading| other.completion == Completion::Written;
    let given = readings(quotes).map(|(_, other)| other).filter(is_written);
    let given = given.filter_map(|other| other.date.as_ref());
    let mut days: Vec<_> =
        given.filter(|given| given.text.ends_with(month_day)).filter_map(single_day).collect();
    if days.is_empty() {
        let sources = quotes.iter().filter_map(|quote| quote.source.as_ref());
        for told in sources.filter_map(|source| evidence.base.date_of(source)) {
            let year = told.text.get(..4)?.parse::<i32>().ok()?;
            let near = (year - 1..=year + 1).filter_map(|y| Date::parse(&format!("{y:04}{month_day}")).ok());
            // Of those before and after the report's own day, the one that is less than half a year away.
            let near = near.filter(|day| is_within_half_a_year(told, day));
            days.extend(near.filter_map(|day| single_day(&day)));
        }
    }
    let first = days.first()?.weekday();
    let falls = days.iter().any(|day| day.weekday() == written);
    (!falls).then(|| ClaimKind::Weekday(name(first).to_owned()))
}

/// Whether a day lies less than half a year from another; where that is no day, it may.
fn is_within_half_a_year(told: &Date, day: &Date) -> bool {
    let bounds = later_day(told, -HALF_A_YEAR).zip(later_day(told, HALF_A_YEAR));
    bounds.is_none_or(|(first, last)| (first.text.as_str()..=last.text.as_str()).contains(&day.text.as_str()))
}

fn fault(date: &DateReading, quotes: &[&CitedQuote]) -> Option<ClaimKind> {
    let is_borne_out = match (&date.date, date.weekday) {
        (Some(claim), _) => {
            is_given(claim, quotes)
                || is_counted(date, quotes)
                || is_last_day(claim, quotes)
                || century_of(claim).is_some_and(|century| is_given(&century, quotes))
        }
        (None, Some(weekday)) => readings(quotes).any(|(_, other)| falls_on(other, weekday)),
        // Told from another day, which the text itself does not date: its numbers are judged as numbers.
        (None, None) => true,
    };
    (!is_borne_out).then(|| ClaimKind::Date(near(quotes)))
}

/// "31 March" is the end of March.
fn is_last_day(claim: &Date, quotes: &[&CitedQuote]) -> bool {
    let is_last = single_day(claim).is_some_and(|day| day == day.last_of_month());
    is_last
        && readings(quotes).any(|(quote, other)| {
            let before = quote.text[..other.span.start].trim_end();
            let is_end = ["end of", "last day of"].iter().any(|words| before.ends_with(words));
            is_end
                && other
                    .date
                    .as_ref()
                    .is_some_and(|date| date.text.len() == YEAR_MONTH && covers(date, claim))
        })
}

/// "The 1500s" may be a decade, and mostly are the sixteenth century.
fn century_of(claim: &Date) -> Option<Date> {
    let century = claim.text.strip_suffix("0X").filter(|_| claim.text.len() == YEAR)?;
    Date::parse(&format!("{century}XX")).ok()
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
    near.shrink_to_fit();
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
