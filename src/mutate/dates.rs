//! Dates made wrong: another day or year, month, day of the week, period.

use std::ops::Range;

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::numbers::with_case_of;
use super::operator::Operator;
use super::points::{Kind, MutationPoint, prose, reach, written};
use super::rng::Rng;
use crate::model::{Date, ParsedNote};
use crate::read::date::{DateReading, read_dates};
use crate::text::Spanned;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// One mutant for each date in prose that `change` can change.
fn each_date(
    context: &Context<'_>,
    note: &ParsedNote,
    operator: Operator,
    mut change: impl FnMut(&str, &DateReading) -> Option<(Range<usize>, String)>,
) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for point in prose(context, note) {
        for date in read_dates(point.text, None) {
            if let Some((range, replacement)) = change(point.text, &date) {
                mutants.push(point.mutant(operator, note, &range, replacement));
            }
        }
    }
    mutants
}

/// A date of front matter as a stretch of text.
fn front_date<'a>(file: &'a str, date: &Spanned<Date>) -> Option<MutationPoint<'a>> {
    let range = written(file, &Spanned::new(date.value.text.clone(), date.span))?;
    let text = file.get(range.clone())?;
    let reach = Reach::Evidence;
    Some(MutationPoint { text, start: range.start, kind: Kind::Front, reach, wraps: false, quoted: false })
}

/// The date of a note. That of a source is the editor's own word, and one that is inferred is reasoned: neither is
/// held against words that somebody quotes, save where a sentence leans on it.
fn own_date<'a>(context: &Context<'a>, note: &ParsedNote) -> Option<MutationPoint<'a>> {
    let point = front_date(context.text(note), note.front.date.as_ref()?)?;
    let is_inferred = note.front.inferred.iter().any(|(field, _)| field.value == "date");
    let is_told = note.source().is_none() && !is_inferred && note.citations().next().is_some();
    Some(MutationPoint { reach: if is_told { Reach::Evidence } else { Reach::Nothing }, ..point })
}

/// Another day; another year where there is no day.
pub(super) fn date(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = each_date(context, note, Operator::Date, |text, date| {
        let written = text.get(date.span.clone())?;
        let (range, new) = other_day(written, rng).or_else(|| other_year(written, rng))?;
        Some((date.span.start + range.start..date.span.start + range.end, new))
    });
    let front = own_date(context, note);
    if let Some(point) = front
        && let Some((range, new)) =
            other_edtf_part(point.text, 8..10, 28, rng).or_else(|| other_year(point.text, rng))
    {
        mutants.push(point.mutant(Operator::Date, note, &range, new));
    }
    mutants
}

/// Runs of digits with their places.
fn digits(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Another day for a number of one or two digits: the last such of the date, which in ISO 8601 is the day.
fn other_day(written: &str, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let range = digits(written).into_iter().rfind(|range| range.len() < 3)?;
    // The last number of `2021-05` is the month, which is changed by another operator.
    let is_iso_month = written.get(..range.start)?.ends_with('-') && digits(written).len() == 2;
    let old: usize = written.get(range.clone())?.parse().ok().filter(|_| !is_iso_month)?;
    let days: Vec<usize> = (1..=28).filter(|day| *day != old).collect();
    let new = rng.pick(&days)?;
    let padded = written.get(range.clone())?.starts_with('0') || written.get(..range.start)?.ends_with('-');
    Some((range, if padded { format!("{new:02}") } else { new.to_string() }))
}

/// Another last digit for the last number of four digits.
fn other_year(written: &str, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let range = digits(written).into_iter().rfind(|range| range.len() == 4)?;
    let last = range.end - 1..range.end;
    let old: usize = written.get(last.clone())?.parse().ok()?;
    let others: Vec<usize> = (0..10).filter(|new| *new != old).collect();
    rng.pick(&others).map(|new| (last, new.to_string()))
}

/// Another number from 1 to `most` for the two digits of an EDTF date at `range`.
fn other_edtf_part(
    text: &str,
    range: Range<usize>,
    most: usize,
    rng: &mut Rng,
) -> Option<(Range<usize>, String)> {
    let old: usize = text.get(range.clone())?.parse().ok()?;
    let is_part = text.as_bytes().get(range.start.checked_sub(1)?) == Some(&b'-') && old <= 31;
    let others: Vec<usize> = (1..=most).filter(|new| *new != old && is_part).collect();
    rng.pick(&others).map(|new| (range, format!("{new:02}")))
}

/// Another month, by name or in front matter.
pub(super) fn month(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants =
        each_date(context, note, Operator::Month, |text, date| other_name(text, &date.span, &MONTHS, rng));
    let front = own_date(context, note);
    if let Some(point) = front
        && let Some((range, new)) = other_edtf_part(point.text, 5..7, 12, rng)
    {
        mutants.push(point.mutant(Operator::Month, note, &range, new));
    }
    mutants
}

/// Another day of the week.
pub(super) fn weekday(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    each_date(context, note, Operator::Weekday, |text, date| other_name(text, &date.span, &WEEKDAYS, rng))
}

/// Another name of a list for the first one in a range.
fn other_name(
    text: &str,
    range: &Range<usize>,
    names: &[&str],
    rng: &mut Rng,
) -> Option<(Range<usize>, String)> {
    let written = text.get(range.clone())?;
    let lower = written.to_ascii_lowercase();
    let places = names.iter().filter_map(|name| Some((lower.find(&name.to_ascii_lowercase())?, *name)));
    let (at, old) = places.min()?;
    let others: Vec<&&str> = names.iter().filter(|name| **name != old).collect();
    let start = range.start + at;
    let model = text.get(start..start + old.len())?;
    Some((start..start + old.len(), with_case_of(model, rng.pick(&others)?)))
}

/// Another period of an observation, or of a figure in prose: where the statistic has others, one of them.
pub(super) fn period(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let file = context.text(note);
    let mut mutants = Vec::new();
    for observation in note.observations() {
        // What is derived has no words of its own that tell of when it is, and nobody else's to be held against.
        let reach = if observation.cite.is_some() { Reach::Evidence } else { Reach::Nothing };
        let point = front_date(file, &observation.period).map(|point| MutationPoint { reach, ..point });
        if let Some((point, (range, new))) =
            point.and_then(|point| Some((point, other_period(point.text, rng)?)))
        {
            mutants.push(point.mutant(Operator::Period, note, &range, new));
        }
    }
    for statement in &note.statements {
        for figure in statement.figures() {
            let Some(range) = written(file, &figure.period) else { continue };
            let others = context.other_periods(&figure.statistic, &figure.period);
            let text = file.get(range.clone()).unwrap_or("");
            let point = MutationPoint {
                text,
                start: range.start,
                kind: Kind::Label,
                reach: reach(note, statement),
                wraps: false,
                quoted: false,
            };
            let change = match rng.pick(&others) {
                Some(other) => Some((0..text.len(), other.clone())),
                None => other_period(text, rng),
            };
            mutants.extend(change.map(|(range, new)| point.mutant(Operator::Period, note, &range, new)));
        }
    }
    mutants
}

/// A year, month or day of an EDTF date changed, the finest that it has as likely as any other.
fn other_period(text: &str, rng: &mut Rng) -> Option<(Range<usize>, String)> {
    let parts =
        [other_year(text, rng), other_edtf_part(text, 5..7, 12, rng), other_edtf_part(text, 8..10, 28, rng)];
    let known: Vec<(Range<usize>, String)> = parts.into_iter().flatten().collect();
    rng.pick(&known).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text that a change of `text` can give.
    fn all(text: &str, change: impl Fn(&str, &mut Rng) -> Option<(Range<usize>, String)>) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..400 {
            if let Some((range, new)) = change(text, &mut Rng::new(seed, &[])) {
                seen.insert([&text[..range.start], &new, &text[range.end..]].concat());
            }
        }
        seen.into_iter().collect()
    }

    #[test]
    fn days_stay_days() {
        let days = all("8 May 2021", other_day);
        assert_eq!(days.len(), 27);
        assert!(days.contains(&"28 May 2021".to_owned()) && !days.contains(&"8 May 2021".to_owned()));
        assert!(
            all("2021-05-08", other_day).iter().all(|day| day.starts_with("2021-05-") && day.len() == 10)
        );
        assert!(all("2021-05", other_day).is_empty() && all("May 2021", other_day).is_empty());
        assert_eq!(all("May 2021", other_year).len(), 9);
    }

    #[test]
    fn parts_of_edtf_dates_stay_such() {
        let months = all("2022-06-28~", |text, rng| other_edtf_part(text, 5..7, 12, rng));
        assert_eq!(months.len(), 11);
        assert!(months.contains(&"2022-12-28~".to_owned()));
        assert!(all("2022", |text, rng| other_edtf_part(text, 5..7, 12, rng)).is_empty());
        assert!(all("2022-06", other_period).iter().all(|period| Date::parse(period).is_ok()));
    }

    #[test]
    fn names_of_months_are_exchanged() {
        let months = all("on 8 May 2021", |text, rng| other_name(text, &(3..13), &MONTHS, rng));
        assert_eq!(months.len(), 11);
        assert!(months.contains(&"on 8 June 2021".to_owned()));
    }
}
