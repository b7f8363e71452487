//! Dates that no quote gives whole and that follow from what the quotes give, and from the date of the report: a
//! month from one with the year from another, "two years later", "on Wednesday" beside a dateline, autumn from
//! August, and the report's own day where it tells of the present.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::given::{is_among, readings};
use super::note_evidence::{CitedQuote, NoteEvidence};
use crate::model::Date;
use crate::read::date::{Completion, DateReading, covers, later_day, single_day};
use crate::read::deeds;
use crate::read::lower::lowered;
use crate::read::reading::Reading;
use crate::read::words::Word;

/// How long a year with its month is, as it is written in EDTF.
pub(super) const YEAR_MONTH: usize = 7;

/// How long a day is, as it is written in EDTF.
const DAY: usize = 10;

/// How many bytes of text are searched in a step.
const BYTES_A_STEP: usize = 8;

/// How many steps it takes to work out a date or to compare two.
const STEPS_A_DATE: usize = 32;

/// A sentence with the quotes that it rests on.
pub(super) struct Dated<'e, 'b, 'd> {
    evidence: &'e NoteEvidence<'b, 'd>,
    quotes: &'e [&'e CitedQuote],
    prose: &'e str,
    reading: &'e Reading,
    /// The quotes in small letters.
    lower: OnceCell<Vec<String>>,
    /// By how many dates of the sentence each date of the quotes is told.
    told: OnceCell<Vec<usize>>,
    /// The dates that the quotes give together; none where finding them costs more than a note may.
    derived: OnceCell<Option<Vec<Date>>>,
}

impl<'e, 'b, 'd> Dated<'e, 'b, 'd> {
    pub(super) fn new(
        evidence: &'e NoteEvidence<'b, 'd>,
        quotes: &'e [&'e CitedQuote],
        prose: &'e str,
        reading: &'e Reading,
    ) -> Self {
        let (lower, told, derived) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { evidence, quotes, prose, reading, lower, told, derived }
    }

    /// Whether a date that no quote gives follows from them; none where to find out costs more than a note may.
    pub(super) fn follows(&self, date: &DateReading) -> Option<bool> {
        let texts: usize = self.quotes.iter().map(|quote| quote.text.len()).sum();
        let given = readings(self.quotes).count();
        self.evidence.spend(texts / BYTES_A_STEP + given)?;
        let Some(claim) = date.date.as_ref() else { return Some(self.stands_as_written(date)) };
        if self.stands_as_written(date) {
            return Some(true);
        }
        if self.told.get().is_none() {
            self.evidence.spend(given.saturating_mul(self.reading.dates.len()))?;
        }
        if self.is_of_the_report(date, claim) || self.is_in_season(claim) {
            return Some(true);
        }
        let derived = self.derived.get_or_init(|| self.derived()).as_ref()?;
        self.evidence.spend((given + derived.len()).saturating_mul(STEPS_A_DATE))?;
        let given = readings(self.quotes).filter_map(|(_, reading)| reading.date.as_ref());
        let all: Vec<&Date> = given.chain(derived).collect();
        Some(!derived.is_empty() && is_among(claim, &all))
    }

    /// Whether a quote has the date in the same letters, where its year is left to the reader.
    fn stands_as_written(&self, date: &DateReading) -> bool {
        let written = self.prose[date.span.clone()].to_lowercase();
        let lower = self.lower.get_or_init(|| self.quotes.iter().map(|q| q.text.to_lowercase()).collect());
        self.quotes.iter().zip(lower).any(|(quote, text)| {
            let is_whole = |at: usize| {
                let (before, after) = (&text[..at], &text[at + written.len()..]);
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            };
            let is_open = |at: usize| {
                let mut dates = quote.reading.dates.iter();
                let overlaps = |d: &&DateReading| d.span.start < at + written.len() && at < d.span.end;
                dates
                    .find(overlaps)
                    .is_none_or(|d| d.completion != Completion::Written && d.span.len() == written.len())
            };
            text.match_indices(&written).any(|(at, _)| is_whole(at) && is_open(at))
        })
    }

    /// Whether the date of a report bears a date out: its year or month where the quotes give no time that the sentence
    /// does not tell too, its day where they tell of the present; and for a month without a year, the one before or
    /// after it, as the tense of the quote has it.
    fn is_of_the_report(&self, date: &DateReading, claim: &Date) -> bool {
        if date.weekday.is_some() {
            return false;
        }
        let is_rough = claim.text.len() <= YEAR_MONTH
            && claim.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | 'X'));
        let tells = |own: &DateReading, given: &DateReading| {
            own.date.as_ref().zip(given.date.as_ref()).is_some_and(|(own, given)| covers(own, given))
        };
        let told = self.told.get_or_init(|| {
            let times =
                |given: &DateReading| self.reading.dates.iter().filter(|own| tells(own, given)).count();
            readings(self.quotes).map(|(_, given)| times(given)).collect()
        });
        let by_others =
            |(times, (_, given)): (&usize, (_, &DateReading))| *times > usize::from(tells(date, given));
        let has_no_time = told.iter().zip(readings(self.quotes)).all(by_others);
        self.quotes.iter().any(|quote| {
            let Some(told) = quote.source.as_ref().and_then(|source| self.evidence.base.date_of(source))
            else {
                return false;
            };
            let is_now = is_rough || is_present(quote);
            (is_now && has_no_time && covers(claim, told))
                || other_years(quote, told).any(|date| covers(claim, &date))
        })
    }

    /// Whether a quote's day or month lies in a season, as any of its definitions has it: autumn may begin in August
    /// and end in December.
    fn is_in_season(&self, claim: &Date) -> bool {
        let Some((year, season)) = claim.text.split_once('-').filter(|_| claim.text.len() == YEAR_MONTH)
        else {
            return false;
        };
        let (Ok(year), Ok(season)) = (year.parse::<i32>(), season.parse::<i32>()) else { return false };
        if !(21..=24).contains(&season) {
            return false;
        }
        let first = (season - 21) * 3 + 2;
        readings(self.quotes).filter_map(|(_, given)| given.date.as_ref()).any(|given| {
            let mut parts = given.text.split('-').map(str::parse::<i32>);
            let (Some(Ok(own)), Some(Ok(month))) = (parts.next(), parts.next()) else { return false };
            let months = (own - year) * 12 + month;
            month <= 12 && (first..=first + 4).contains(&months)
        })
    }

    fn derived(&self) -> Option<Vec<Date>> {
        let is_plain = |date: &&Date| {
            date.text.len() <= DAY && date.text.chars().all(|c| c.is_ascii_digit() || c == '-')
        };
        let given: BTreeMap<&str, &Date> = readings(self.quotes)
            .filter(|(_, reading)| reading.completion == Completion::Written)
            .filter_map(|(_, reading)| reading.date.as_ref().filter(is_plain))
            .map(|date| (date.text.as_str(), date))
            .collect();
        let mut found = Vec::new();
        for quote in self.quotes {
            let steps = steps(quote.words());
            let open = quote.reading.dates.iter().filter(|date| date.completion != Completion::Written);
            let pairs = (steps.len() + open.clone().count()).saturating_mul(given.len());
            self.evidence.spend(pairs.saturating_mul(STEPS_A_DATE))?;
            for reading in open {
                found.extend(given.values().flat_map(|date| in_the_year_of(quote, reading, date)));
                found.extend(given.values().filter_map(|date| on_the_weekday(reading, date)));
            }
            for (unit, n) in steps {
                found.extend(given.values().filter_map(|date| moved(date, unit, n)));
            }
        }
        let mut known = BTreeSet::new();
        found.retain(|date| known.insert(date.text.clone()));
        Some(found)
    }
}

/// A month or day without a year, in the year of another date, or the one beside it as the tense has it.
fn in_the_year_of<'q>(quote: &'q CitedQuote, open: &'q DateReading, date: &'q Date) -> Vec<Date> {
    let is_open = matches!(open.completion, Completion::Year | Completion::Missing);
    let Some((_, rest)) = open.date.as_ref().filter(|_| is_open).and_then(|open| open.text.split_once('-'))
    else {
        return Vec::new();
    };
    let Some(year) = date.text.get(..4).and_then(|year| year.parse::<i32>().ok()) else { return Vec::new() };
    let is_ahead = date.text.get(5..).is_some_and(|own| rest < own);
    let other = match tense(&quote.text) {
        Tense::Future if is_ahead => Some(year + 1),
        _ => None,
    };
    let years = std::iter::once(year).chain(other);
    years.filter_map(|year| Date::parse(&format!("{year:04}-{rest}")).ok()).collect()
}

/// "On Wednesday" beside a day in full: the one before it, or itself.
fn on_the_weekday(reading: &DateReading, date: &Date) -> Option<Date> {
    let (weekday, day) = (reading.weekday?, single_day(date)?.weekday());
    later_day(date, -i64::from(day.since(weekday)))
}

/// A unit of time.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
}

/// How far a quote goes from the time that it told before: "two years later", "the following day".
fn steps(words: &[Word]) -> Vec<(Step, i64)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let unit = match word.lower.as_str() {
            "day" | "days" => Step::Days(1),
            "week" | "weeks" => Step::Days(7),
            "month" | "months" => Step::Months(1),
            "year" | "years" => Step::Months(12),
            "decade" | "decades" => Step::Months(120),
            _ => continue,
        };
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
        let after = words.get(at + 1).map_or("", |word| word.lower.as_str());
        // "A month after the inspection" goes from the inspection, and not from the time told before.
        let ends = || {
            let next = words.get(at + 2).filter(|next| !next.is_cut);
            next.is_none_or(|next| matches!(next.lower.as_str(), "that" | "this"))
        };
        let direction = match after {
            "later" | "afterwards" | "on" => 1,
            "after" if ends() => 1,
            "earlier" | "previously" | "prior" => -1,
            "before" if ends() => -1,
            _ => 0,
        };
        let n = match before {
            "following" | "next" => Some(1),
            "previous" => Some(-1),
            "same" | "that" => Some(0),
            _ if direction != 0 => count(before).map(|n| n * direction),
            _ => None,
        };
        found.extend(n.map(|n| (unit, n)));
    }
    found
}

fn count(word: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    if matches!(word, "a" | "an" | "the") {
        return Some(1);
    }
    let in_words = WORDS.iter().position(|known| *known == word).and_then(|n| i64::try_from(n).ok());
    in_words.or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n)))
}

/// A date so many units away, as exact as it was.
fn moved(date: &Date, unit: Step, n: i64) -> Option<Date> {
    match unit {
        Step::Days(days) => later_day(date, days.checked_mul(n)?),
        Step::Months(months) => {
            let by = months.checked_mul(n)?;
            let year: i64 = date.text.get(..4)?.parse().ok()?;
            if by % 12 == 0 {
                return Date::parse(&format!("{:04}{}", year.checked_add(by / 12)?, date.text.get(4..)?))
                    .ok();
            }
            let month: i64 = date.text.get(5..YEAR_MONTH)?.parse().ok()?;
            let all = year.checked_mul(12)?.checked_add(month - 1)?.checked_add(by)?;
            Date::parse(&format!("{:04}-{:02}", all.div_euclid(12), all.rem_euclid(12) + 1)).ok()
        }
    }
}

/// The months without a year of a quote, in the year that the tense of the quote allows beside the nearest one: the
/// past is never told as the future.
fn other_years<'q>(quote: &'q CitedQuote, told: &'q Date) -> impl Iterator<Item = Date> + 'q {
    let tense = tense(&quote.text);
    let months = quote.reading.dates.iter().filter(|date| date.completion == Completion::Year);
    months.filter_map(|date| date.date.as_ref()).filter_map(move |date| {
        let is_whole = matches!(date.text.len(), YEAR_MONTH | DAY);
        let (year, rest) = date.text.split_once('-').filter(|_| is_whole)?;
        let year: i32 = year.parse().ok()?;
        // Larger numbers are quarters and seasons.
        rest.get(..2)?.parse::<u8>().ok().filter(|month| *month <= 12)?;
        let length = date.text.len().min(told.text.len());
        let is_ahead = date.text.get(..length)? > told.text.get(..length)?;
        let other = match tense {
            Tense::Future | Tense::Either if !is_ahead => year + 1,
            Tense::Past | Tense::Open | Tense::Either if is_ahead => year - 1,
            _ => return None,
        };
        Date::parse(&format!("{other:04}-{rest}")).ok()
    })
}

/// What a quote tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Open,
    /// Of what was done and of what is to be: "threatened to sue", "closed since May and due to open".
    Either,
}

pub(super) fn tense(text: &str) -> Tense {
    let is_future = has(
        text,
        &["will", "would", "shall", "next", "plans", "planned", "scheduled", "due", "expected", "to"],
    );
    let is_past = has(text, &["was", "were", "had", "did", "ago", "last"]);
    match (is_past, is_future) {
        (true, _) => Tense::Past,
        (false, true) if has_deed(text) => Tense::Either,
        (false, true) => Tense::Future,
        (false, false) => Tense::Open,
    }
}

/// Whether a text tells of anything as done: a past that is no participle behind "be".
fn has_deed(text: &str) -> bool {
    let mut before = String::new();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let lower = lowered(word).into_owned();
        let is_done = deeds::is_past(&lower) && (!deeds::plans(&lower) || lower == "threatened");
        let is_passive =
            matches!(before.as_str(), "be" | "been" | "being" | "is" | "are" | "to" | "will" | "would");
        before = lower;
        is_done && !is_passive
    })
}

/// Whether a quote tells of the day on which it is written: "can announce", "has signed", "is closed".
fn is_present(quote: &CitedQuote) -> bool {
    let told = ["has", "have", "is", "are", "can", "announces", "confirms", "confirm", "today", "now"];
    has(&quote.text, &told) && !has(&quote.text, &["was", "were", "had", "did", "ago", "last", "yesterday"])
}

fn has(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
}
