//! Whether the dates that quotes give bear a date out.

use super::note_evidence::CitedQuote;
use crate::model::Date;
use crate::read::date::{DateReading, covers};

/// The dates of quotes, each with its quote.
pub(super) fn readings<'q, 'b: 'q>(
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
