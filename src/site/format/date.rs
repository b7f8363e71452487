//! EDTF dates as people read them, and as lists sort them.
//!
//! Approximate days and years get "c.", approximate months "(approximate)", uncertain dates
//! "(uncertain)": a doubt that the sources leave is never dropped on the way to the page.

use edtf_core::{
    Bound, BoundDate, Date as Day, DateField, Edtf, Interval, IntervalEndpoint, Precision, Set, SetElement,
    SetKind, YearKind,
};

use super::language::Language;
use crate::model::{Date, ParsedNote};
use crate::site::urls::push_digits;

/// The date in English words: `28–29 April 2021`, `c. 28 June 2022`, `February 2017 (approximate)`.
pub(in crate::site) fn for_people(date: &Date) -> String {
    in_language(date, Language::English)
}

/// The date in the words of a language: `28.–29. April 2021`.
pub(in crate::site) fn in_language(date: &Date, l: Language) -> String {
    match &date.edtf {
        Edtf::Date(day) => qualified(day, l),
        Edtf::DateTime(moment) => {
            format!("{}, {:02}:{:02}", qualified(&moment.date, l), moment.time.hour, moment.time.minute)
        }
        Edtf::Interval(interval) => between(interval, l),
        Edtf::Set(set) => one_of(set, l),
    }
}

fn qualified(day: &Day, l: Language) -> String {
    let words = plain(day, l);
    let is_month = matches!(day.precision(), Precision::Month | Precision::Season);
    let words = match (day.is_approximate(), is_month) {
        (true, true) => format!("{words} ({})", l.pick("approximate", "ungefähr")),
        (true, false) => format!("{} {words}", l.pick("c.", "ca.")),
        (false, _) => words,
    };
    if day.is_uncertain() { format!("{words} ({})", l.pick("uncertain", "unsicher")) } else { words }
}

fn plain(day: &Day, l: Language) -> String {
    let year = year_words(day, l);
    let Some(month) = day.month else { return year };
    let Some(name) = month_name(month, l) else {
        return format!("{year}, {}", l.pick("month unknown", "Monat unbekannt"));
    };
    match day.day {
        // Every page asks for dates, so that none goes through a formatter.
        None => [name, " ", &year].concat(),
        Some(number) => match number.value() {
            Some(number) => [&number.to_string(), point(l), " ", name, " ", &year].concat(),
            None => format!("{name} {year}, {}", l.pick("day unknown", "Tag unbekannt")),
        },
    }
}

/// What stands after the number of a day.
const fn point(l: Language) -> &'static str {
    l.pick("", ".")
}

/// A month's name, or what EDTF's sub-year groupings 21 to 41 stand for.
fn month_name(month: DateField, l: Language) -> Option<&'static str> {
    let number = month.value()?;
    match number {
        1..=12 => l.month(number),
        21 | 25 | 29 => Some(l.pick("spring", "Frühling")),
        22 | 26 | 30 => Some(l.pick("summer", "Sommer")),
        23 | 27 | 31 => Some(l.pick("autumn", "Herbst")),
        24 | 28 | 32 => Some(l.pick("winter", "Winter")),
        33 => Some(l.pick("first quarter of", "1. Quartal")),
        34 => Some(l.pick("second quarter of", "2. Quartal")),
        35 => Some(l.pick("third quarter of", "3. Quartal")),
        36 => Some(l.pick("fourth quarter of", "4. Quartal")),
        37 => Some(l.pick("first third of", "1. Drittel")),
        38 => Some(l.pick("second third of", "2. Drittel")),
        39 => Some(l.pick("last third of", "3. Drittel")),
        40 => Some(l.pick("first half of", "1. Halbjahr")),
        41 => Some(l.pick("second half of", "2. Halbjahr")),
        _ => None,
    }
}

fn year_words(day: &Day, l: Language) -> String {
    if let YearKind::Standard { negative: false, digits } = day.year.kind {
        let digit = |d: Option<u8>| d.map_or('x', |d| char::from(b'0' + d));
        match digits {
            [_, _, Some(_), Some(_)] => {}
            [_, _, Some(_), None] => {
                let known: String = digits.iter().take(3).map(|d| digit(*d)).collect();
                return format!("{known}0{}", l.pick("s", "er"));
            }
            _ => return digits.iter().map(|d| digit(*d)).collect(),
        }
    }
    match day.year.value() {
        Some(year) if year < 0 => format!("{} {}", 1 - year, l.pick("BC", "v. Chr.")),
        Some(year) => year.to_string(),
        None => l.pick("unknown year", "unbekanntes Jahr").to_owned(),
    }
}

fn between(interval: &Interval, l: Language) -> String {
    use IntervalEndpoint as End;
    match (&interval.start, &interval.end) {
        (End::Date(start), End::Date(end)) => span(start, end, l),
        (start, End::Open) => format!("{} {}", l.pick("from", "ab"), endpoint(start, l)),
        (End::Open, end) => format!("{} {}", l.pick("until", "bis"), endpoint(end, l)),
        (start, End::Unknown) => {
            let (from, to) = l.pick(("from", "to an unknown date"), ("von", "bis zu einem unbekannten Tag"));
            format!("{from} {} {to}", endpoint(start, l))
        }
        (End::Unknown, end) => {
            let from = l.pick("from an unknown date to", "von einem unbekannten Tag bis");
            format!("{from} {}", endpoint(end, l))
        }
        (start, end) => format!("{} – {}", endpoint(start, l), endpoint(end, l)),
    }
}

fn endpoint(end: &IntervalEndpoint, l: Language) -> String {
    match end {
        IntervalEndpoint::Date(day) => qualified(day, l),
        IntervalEndpoint::OnOrBefore(day) => {
            format!("{} {}", qualified(day, l), l.pick("or before", "oder davor"))
        }
        IntervalEndpoint::OnOrAfter(day) => {
            format!("{} {}", qualified(day, l), l.pick("or after", "oder danach"))
        }
        IntervalEndpoint::Open => l.pick("an open end", "ein offenes Ende").to_owned(),
        IntervalEndpoint::Unknown => l.pick("an unknown date", "ein unbekannter Tag").to_owned(),
    }
}

/// Two dates with what they share said once.
fn span(start: &Day, end: &Day, l: Language) -> String {
    let is_clear = |d: &Day| !d.is_approximate() && !d.is_uncertain() && !d.has_unspecified();
    let same_year = start.year.value().is_some() && start.year.value() == end.year.value();
    if !(is_clear(start) && is_clear(end) && same_year) {
        let joint = if start.precision() == Precision::Year && end.precision() == Precision::Year {
            "–"
        } else {
            " – "
        };
        return format!("{}{joint}{}", qualified(start, l), qualified(end, l));
    }
    let month = |d: &Day| d.month.and_then(|m| month_name(m, l));
    let number = |d: &Day| d.day.and_then(DateField::value);
    match (month(start), number(start), month(end), number(end)) {
        (Some(a), Some(from), Some(b), Some(_)) if a == b => format!("{from}{}–{}", point(l), plain(end, l)),
        (Some(a), Some(from), Some(_), Some(_)) => format!("{from}{} {a} – {}", point(l), plain(end, l)),
        (Some(a), None, Some(_), None) => format!("{a}–{}", plain(end, l)),
        _ => format!("{} – {}", plain(start, l), plain(end, l)),
    }
}

fn one_of(set: &Set, l: Language) -> String {
    let words: Vec<String> = set
        .elements
        .iter()
        .map(|element| match element {
            SetElement::Date(day) => qualified(day, l),
            SetElement::OnOrBefore(day) => {
                format!("{} {}", qualified(day, l), l.pick("or before", "oder davor"))
            }
            SetElement::OnOrAfter(day) => {
                format!("{} {}", qualified(day, l), l.pick("or after", "oder danach"))
            }
            SetElement::Range(start, end) => span(start, end, l),
        })
        .collect();
    let joint = match set.kind {
        SetKind::OneMember => l.pick(" or ", " oder "),
        SetKind::AllMembers => l.pick(" and ", " und "),
    };
    words.join(joint)
}

/// Sorts by the first day a date may mean; a date without one comes last. Ties go to the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) struct DateKey(i64, u8, u8, i64, u8, u8);

impl DateKey {
    /// The place of a note among others in time.
    pub(in crate::site) fn of_note(note: &ParsedNote) -> Self {
        Self::of(note.front.date.as_ref().map(|date| &date.value))
    }

    /// The place of what has no date.
    pub(in crate::site) const UNDATED: Self = Self(i64::MAX, 0, 0, 0, 0, 0);

    pub(in crate::site) fn of(date: Option<&Date>) -> Self {
        let Some(date) = date else { return Self::UNDATED };
        let bounds = date.bounds();
        let Some(first) = day_of(bounds.earliest).or_else(|| day_of(bounds.latest)) else {
            return Self::UNDATED;
        };
        let last = day_of(bounds.latest).unwrap_or(first);
        Self(first.year, first.month, first.day, last.year, last.month, last.day)
    }

    /// The year it sorts under.
    pub(in crate::site) fn year(self) -> Option<i64> {
        (self != Self::UNDATED).then_some(self.0)
    }
}

fn day_of(bound: Bound) -> Option<BoundDate> {
    if let Bound::Date(day) = bound { Some(day) } else { None }
}

/// The value of `<time datetime>`: only a single date without doubt about its digits has one.
pub(in crate::site) fn for_machines(date: &Date) -> Option<String> {
    if let Edtf::Date(day) = &date.edtf { machine(day) } else { None }
}

/// Appends a number with noughts before it.
fn push_padded(out: &mut String, number: usize, width: u32) {
    let shorter = (1..width).filter(|digits| number < 10_usize.pow(*digits));
    shorter.for_each(|_| out.push('0'));
    push_digits(out, number);
}

fn machine(day: &Day) -> Option<String> {
    if day.has_unspecified() || day.precision() == Precision::Season {
        return None;
    }
    let year = day.year.value().filter(|y| (1..=9999).contains(y))?;
    let mut text = String::with_capacity(10);
    push_padded(&mut text, usize::try_from(year).ok()?, 4);
    for field in [day.month, day.day].into_iter().flatten() {
        text.push('-');
        push_padded(&mut text, usize::from(field.value()?), 2);
    }
    Some(text)
}

/// Both ends of an interval of two days without doubt about their digits.
pub(in crate::site) fn ends(date: &Date) -> Option<(String, String)> {
    let Edtf::Interval(Interval {
        start: IntervalEndpoint::Date(start),
        end: IntervalEndpoint::Date(end),
        ..
    }) = &date.edtf
    else {
        return None;
    };
    Some((machine(start)?, machine(end)?))
}

/// From when to when a date may lie, in years with a fraction; an open end is where its other end
/// is.
pub(in crate::site) fn extent(date: &Date) -> Option<(f64, f64)> {
    let bounds = date.bounds();
    let first = day_of(bounds.earliest).or_else(|| day_of(bounds.latest))?;
    let last = day_of(bounds.latest).unwrap_or(first);
    Some((moment(first), moment(last) + 1.0 / 372.0))
}

/// How well the date of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum Dating {
    /// To the day.
    Day,
    /// From one day to another.
    Interval,
    /// Not to the day, or with a doubt.
    Vague,
}

impl Dating {
    pub(in crate::site) fn of(date: &Date) -> Self {
        let is_clear = |day: &Day| {
            let doubt = day.is_approximate() || day.is_uncertain() || day.has_unspecified();
            day.precision() == Precision::Day && !doubt
        };
        match &date.edtf {
            Edtf::DateTime(_) => Self::Day,
            Edtf::Date(day) if is_clear(day) => Self::Day,
            Edtf::Interval(Interval {
                start: IntervalEndpoint::Date(start),
                end: IntervalEndpoint::Date(end),
                ..
            }) if is_clear(start) && is_clear(end) => Self::Interval,
            Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_) => Self::Vague,
        }
    }
}

/// The first and the last year in which a date may lie.
pub(in crate::site) fn years(date: &Date) -> Option<(i64, i64)> {
    let bounds = date.bounds();
    let first = day_of(bounds.earliest).or_else(|| day_of(bounds.latest))?;
    Some((first.year, day_of(bounds.latest).unwrap_or(first).year.max(first.year)))
}

/// A day in years. Months count 31 days each, which no picture shows.
fn moment(day: BoundDate) -> f64 {
    let year = i32::try_from(day.year.clamp(-999_999, 999_999)).map_or(0.0, f64::from);
    year + (f64::from(day.month) - 1.0) / 12.0 + (f64::from(day.day) - 1.0) / 372.0
}

/// Year, month from 1 and day from 1 of a single date, as far as they are given.
pub(in crate::site) fn parts(date: &Date) -> Option<(i64, Option<u8>, Option<u8>)> {
    let Edtf::Date(day) = &date.edtf else { return None };
    let month = day.month.and_then(DateField::value).filter(|m| (1..=12).contains(m));
    let number = day.day.and_then(DateField::value).filter(|_| month.is_some());
    Some((day.year.value()?, month, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        for_people(&Date::parse(text).unwrap())
    }

    #[test]
    fn dates_keep_their_doubts() {
        let cases = [
            ("2021-05-08", "8 May 2021"),
            ("2022-06-28~", "c. 28 June 2022"),
            ("2017-02~", "February 2017 (approximate)"),
            ("2017~", "c. 2017"),
            ("2022-06-28?", "28 June 2022 (uncertain)"),
            ("2022-06-28%", "c. 28 June 2022 (uncertain)"),
            ("2021-04-28/2021-04-29", "28–29 April 2021"),
            ("2021-04-30/2021-05-02", "30 April – 2 May 2021"),
            ("2016/2020", "2016–2020"),
            ("2016-12-31/2017-01-02", "31 December 2016 – 2 January 2017"),
            ("2021-04/2021-05", "April–May 2021"),
            ("2021-04-28~/2021-04-29", "c. 28 April 2021 – 29 April 2021"),
            ("2004/..", "from 2004"),
            ("../2004", "until 2004"),
            ("2004/", "from 2004 to an unknown date"),
            ("2021-05-XX", "May 2021, day unknown"),
            ("2021-XX", "2021, month unknown"),
            ("201X", "2010s"),
            ("20XX", "20xx"),
            ("2021-21", "spring 2021"),
            ("[2016,2017]", "2016 or 2017"),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn german_dates_are_german() {
        let cases = [
            ("2021-05-08", "8. Mai 2021"),
            ("2022-06-28~", "ca. 28. Juni 2022"),
            ("2021-04-28/2021-04-29", "28.–29. April 2021"),
            ("2021-04-30/2021-05-02", "30. April – 2. Mai 2021"),
            ("2017-02~", "Februar 2017 (ungefähr)"),
            ("201X", "2010er"),
            ("2021-21", "Frühling 2021"),
            ("2004/..", "ab 2004"),
            ("[2016,2017]", "2016 oder 2017"),
        ];
        for (text, expected) in cases {
            assert_eq!(in_language(&Date::parse(text).unwrap(), Language::German), expected, "{text}");
        }
    }

    #[test]
    fn lists_sort_by_the_first_possible_day() {
        let key = |text: &str| DateKey::of(Some(&Date::parse(text).unwrap()));
        assert!(key("2016") < key("2016-02"));
        assert!(key("2017-02-28") < key("2021-05-08"));
        assert!(key("2017-02-28") < DateKey::UNDATED);
        assert_eq!(key("2017-02~").year(), Some(2017));
    }

    #[test]
    fn only_single_dates_have_a_form_for_machines() {
        let machine = |text: &str| for_machines(&Date::parse(text).unwrap());
        assert_eq!(machine("2022-06-28~").as_deref(), Some("2022-06-28"));
        assert_eq!(machine("2017-02").as_deref(), Some("2017-02"));
        assert_eq!(machine("2021-04-28/2021-04-29"), None);
        assert_eq!(machine("201X"), None);
    }
}
