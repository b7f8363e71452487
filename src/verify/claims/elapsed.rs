//! Spans of time between two days: "two days later", counted from what the sentence, or one before it in its
//! paragraph, has told.

use std::ops::Range;

use super::given::readings;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{Class, Date, Decimal, Piece, Place, Side, Statement};
use crate::read::date::{Completion, DateReading, read_dates, single_day};
use crate::read::number::NumberReading;
use crate::read::reading::Reading;

/// How many sentences of a paragraph before one are looked at.
const MOST_BEFORE: usize = 6;

/// How many words may lie between a span of time and the word that counts from it.
const NEAR: usize = 2;

/// How many steps it takes to count the days between two dates.
const STEPS_A_PAIR: usize = 16;

/// A sentence in its paragraph, with the quotes that it rests on.
pub(super) struct Elapsed<'e, 'b, 'd> {
    pub(super) evidence: &'e NoteEvidence<'b, 'd>,
    pub(super) scope: &'e Scope,
    pub(super) quotes: &'e [&'e CitedQuote],
    pub(super) prose: &'e str,
    pub(super) reading: &'e Reading,
}

impl Elapsed<'_, '_, '_> {
    /// Whether so many days, weeks, months or years lie between a date that was told or is in a quote, and one of the
    /// quotes or the day of their report.
    pub(super) fn lies_between(&self, number: &NumberReading) -> bool {
        let Some(unit) = number.unit.as_ref().filter(|_| number.class == Class::Count) else { return false };
        let start =
            number.hedge.as_ref().map_or(number.span.start, |hedge| hedge.span.start.min(number.span.start));
        if !matches!(unit.name.as_str(), "day" | "week" | "month" | "year" | "decade")
            || !counts_from(self.prose, &(start..unit.span.end))
        {
            return false;
        }
        let extent = Extent::of(self.prose, start, number);
        let is_so_far = |one: &Date, other: &Date| {
            let ends = alternatives(other);
            alternatives(one).iter().any(|one| {
                ends.iter().any(|other| {
                    is_apart(one, other, &unit.name, number.value)
                        || extent.holds(one, other, &unit.name, number.value).unwrap_or(false)
                })
            })
        };
        let given: Vec<&Date> = readings(self.quotes).filter_map(|(_, given)| given.date.as_ref()).collect();
        let told = self.told();
        let sources = self.quotes.iter().filter_map(|quote| quote.source.as_ref());
        let reported: Vec<&Date> = sources.filter_map(|source| self.evidence.base.date_of(source)).collect();
        // What cannot be found out for its cost is not judged.
        let pairs = (told.len() + given.len()).saturating_mul(given.len() + reported.len());
        if self.evidence.spend(pairs.saturating_mul(STEPS_A_PAIR)).is_none() {
            return true;
        }
        let is_end = |date: &Date| given.iter().chain(&reported).any(|end| is_so_far(date, end));
        told.iter().any(is_end) || given.iter().any(|one| is_end(one))
    }

    /// Whether a date that is counted back from another was told before.
    pub(super) fn was_told(&self, date: &DateReading) -> bool {
        let is_counted = date.completion == Completion::Relative
            && ["later", "earlier"].iter().any(|word| self.prose[date.span.clone()].ends_with(word));
        is_counted && self.before().iter().any(|told| date.date.as_ref() == Some(told))
    }

    /// The dates of the sentence itself, and of those before it.
    fn told(&self) -> Vec<Date> {
        let written = |date: &&DateReading| date.completion == Completion::Written;
        let own = self.reading.dates.iter().filter(written).filter_map(|reading| reading.date.clone());
        own.chain(self.before()).collect()
    }

    /// The dates that the sentences before this one in its paragraph tell in full.
    fn before(&self) -> Vec<Date> {
        let (Some(at), statements) = (self.scope.statement, &self.evidence.note.statements) else {
            return Vec::new();
        };
        let Some(mut next) = statements.get(at) else { return Vec::new() };
        let mut found = Vec::new();
        for (number, statement) in statements[..at].iter().enumerate().rev().take(MOST_BEFORE) {
            if !follows(statement, next) {
                break;
            }
            found.extend(self.evidence.dates_told(number, || full_dates(statement)).iter().cloned());
            next = statement;
        }
        found
    }
}

/// The dates that a sentence tells in full.
fn full_dates(statement: &Statement) -> Vec<Date> {
    read_dates(&plain(statement), None).into_iter().filter_map(|reading| reading.date).collect()
}

/// Whether a sentence stands right before another in one paragraph, with no more than a space or line end between.
fn follows(statement: &Statement, next: &Statement) -> bool {
    let is_sentence = statement.place == Place::Sentence && next.place == Place::Sentence;
    let gap = next.span.start.checked_sub(statement.span.end);
    is_sentence && statement.span.file == next.span.file && gap.is_some_and(|gap| gap < 2)
}

/// The words of a statement that are its own.
fn plain(statement: &Statement) -> String {
    let words = statement.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.value.as_str(),
        Piece::Note(link) => link.label.as_deref().unwrap_or(""),
        Piece::Figure(_) | Piece::Computed(_) => "",
    });
    words.collect()
}

/// Whether a span of time is told as one that lies between: "later", "before the vote", "within two days", "for 25
/// years".
fn counts_from(text: &str, span: &Range<usize>) -> bool {
    let is_word = |word: &&str| !word.is_empty();
    let behind = text[span.end..].split(|c: char| !c.is_alphabetic()).filter(is_word).take(NEAR);
    let before = text[..span.start].split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty());
    let counts = |word: &str| {
        ["later", "earlier", "before", "after", "afterwards", "beforehand", "ago"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    };
    let leads =
        |word: &str| ["after", "within", "for", "in"].iter().any(|known| word.eq_ignore_ascii_case(known));
    behind.into_iter().any(counts) || before.is_some_and(leads)
}

/// The dates of which one is meant: a Monday may be the last or the next.
fn alternatives(date: &Date) -> Vec<Date> {
    match date.text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(text) => text.split(',').filter_map(|text| Date::parse(text.trim()).ok()).collect(),
        None => vec![date.clone()],
    }
}

/// How a span of months, years or decades is meant that no two dates part exactly.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// "Within three years", "less than three years": as much or less.
    Less,
    /// "More than three years": as much or more.
    More,
    /// "Three decades", of which nobody counts the years.
    Plain,
}

impl Extent {
    fn of(text: &str, start: usize, number: &NumberReading) -> Self {
        let before = text[..start].trim_end().rsplit(' ').next().unwrap_or("");
        match number.bound.side() {
            Side::Less => Self::Less,
            _ if before.eq_ignore_ascii_case("within") => Self::Less,
            Side::Greater => Self::More,
            Side::Neither => Self::Plain,
        }
    }

    /// Whether two dates may lie so far apart, and not a whole unit more or less than is told.
    fn holds(self, one: &Date, other: &Date, unit: &str, count: Decimal) -> Option<bool> {
        let months = match unit {
            "month" => 1,
            "year" => 12,
            "decade" => 120,
            _ => return None,
        };
        let (one, other) = (months_of(one)?, months_of(other)?);
        let (early, late) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        let (least, most) = ((late.0 - early.1).max(0), late.1 - early.0);
        let unit = Decimal::from(months);
        let told = count.checked_mul(unit)?;
        let may_lie = |from: Decimal, to: Decimal| Decimal::from(least) <= to && Decimal::from(most) >= from;
        Some(match self {
            Self::Less => may_lie(told - unit + Decimal::ONE, told),
            Self::More => may_lie(told, told + unit - Decimal::ONE),
            Self::Plain => months == 120 && may_lie(told - Decimal::from(6), told + Decimal::from(36)),
        })
    }
}

/// The first and the last month that a date may mean, counted from the year 0.
fn months_of(date: &Date) -> Option<(i32, i32)> {
    let part = |range: Range<usize>| date.text.get(range)?.parse::<i32>().ok();
    let year = part(0..4)? * 12;
    Some(match part(5..7).filter(|month| (1..=12).contains(month)) {
        Some(month) => (year + month - 1, year + month - 1),
        None => (year, year + 11),
    })
}

/// Whether two dates lie so many units apart, as exactly as they are known.
fn is_apart(one: &Date, other: &Date, unit: &str, count: Decimal) -> bool {
    if let (Some(one), Some(other), true) =
        (single_day(one), single_day(other), matches!(unit, "day" | "week"))
    {
        let days = (other - one).get_days().unsigned_abs();
        let size: u32 = if unit == "week" { 7 } else { 1 };
        return Decimal::from(days) == count * Decimal::from(size);
    }
    let part = |date: &Date, range: Range<usize>| date.text.get(range)?.parse::<i32>().ok();
    let Some(years) = part(one, 0..4).zip(part(other, 0..4)).map(|(one, other)| (other - one).abs()) else {
        return false;
    };
    match unit {
        "year" => Decimal::from(years) == count,
        "month" => {
            let month = |date: &Date| Some(part(date, 0..4)? * 12 + part(date, 5..7).filter(|n| *n <= 12)?);
            month(one)
                .zip(month(other))
                .is_some_and(|(one, other)| Decimal::from((other - one).abs()) == count)
        }
        _ => false,
    }
}
