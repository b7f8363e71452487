//! Which number belongs to which year or name: "4 million in 2016 and 5 million in 2020", "3 and 2 million
//! dollars, respectively". A number that a quote gives for one year may not be said of another.

use std::ops::Range;

use super::claim::Found;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{ClaimKind, Class, Date, Decimal, QuotedWords};
use crate::read::date::{DateReading, agrees, covers};
use crate::read::number::NumberReading;
use crate::read::reading::Reading;

/// How many bytes may lie between a number and the year that it is said of.
const NEAR: usize = 40;

/// A number with what it belongs to.
#[derive(Clone, Debug)]
struct Pair {
    value: Decimal,
    class: Class,
    span: Range<usize>,
    key: Key,
}

#[derive(Clone, Debug)]
enum Key {
    Date(Date),
    Name(String),
}

impl Key {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(one), Self::Date(other)) => agrees(one, other),
            (Self::Name(one), Self::Name(other)) => one == other,
            _ => false,
        }
    }

    const fn is_comparable(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Date(_), Self::Date(_)) | (Self::Name(_), Self::Name(_)))
    }
}

/// Numbers that their quotes give for something else, and dates on which something else took place.
pub(super) fn pairing_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    text: &str,
    reading: &Reading,
) -> Vec<Found> {
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let stated = pairs(text, reading);
    let mut found = Vec::new();
    if !stated.is_empty() {
        let quoted: Vec<(&CitedQuote, Pair)> = quotes
            .iter()
            .flat_map(|q| pairs(&q.text, &q.reading).into_iter().map(move |p| (*q, p)))
            .collect();
        found.extend(stated.iter().filter_map(|pair| mismatch(pair, &quoted)));
    }
    found.extend(reading.dates.iter().filter_map(|date| other_day(text, date, &quotes)));
    found
}

fn mismatch(pair: &Pair, quoted: &[(&CitedQuote, Pair)]) -> Option<Found> {
    let same = |other: &Pair| {
        other.value == pair.value && other.class == pair.class && other.key.is_comparable(&pair.key)
    };
    let mut others = quoted.iter().filter(|(_, other)| same(other));
    if others.clone().any(|(_, other)| other.key.is(&pair.key)) {
        return None;
    }
    let (quote, other) = others.next()?;
    let written = quote.text.get(other.span.clone()).unwrap_or("").to_owned();
    let words = QuotedWords { citation: quote.key.clone(), written, meaning: None };
    Some(Found::new(pair.span.clone(), ClaimKind::Pairing(words)))
}

/// The numbers of a text with what they belong to.
fn pairs(text: &str, reading: &Reading) -> Vec<Pair> {
    let numbers: Vec<&NumberReading> =
        reading.numbers.iter().filter(|n| n.label.is_none() && n.class != Class::Ordinal).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let years: Vec<&DateReading> = reading.dates.iter().filter(|d| d.date.is_some()).collect();
    if has_respectively(text) {
        return respective(text, &numbers, &years);
    }
    numbers
        .iter()
        .filter_map(|number| {
            let date = years.iter().find(|date| number.span.end <= date.span.start)?;
            let between = &text[number.span.end..date.span.start];
            let is_next = between.len() <= NEAR
                && (between.ends_with(" in ") || between.ends_with(" for "))
                && !between.contains([',', ';', '.', '('])
                && !between.contains(" and ")
                && !between.contains(" to ");
            let key = Key::Date(date.date.clone()?);
            is_next.then(|| Pair {
                value: number.value,
                class: number.class.clone(),
                span: number.span.start..date.span.end,
                key,
            })
        })
        .collect()
}

/// Whether a text has the word in any case.
fn has_respectively(text: &str) -> bool {
    const WORD: &[u8] = b"respectively";
    text.as_bytes().windows(WORD.len()).any(|window| window.eq_ignore_ascii_case(WORD))
}

/// As many numbers as years, or as names in a list, in the same order.
fn respective(text: &str, numbers: &[&NumberReading], years: &[&DateReading]) -> Vec<Pair> {
    let names = listed_names(text);
    let keys: Vec<(Range<usize>, Key)> = if years.len() == numbers.len() {
        years.iter().filter_map(|d| Some((d.span.clone(), Key::Date(d.date.clone()?)))).collect()
    } else {
        names.into_iter().map(|span| (span.clone(), Key::Name(text[span].to_owned()))).collect()
    };
    if keys.len() != numbers.len() || keys.len() < 2 {
        return Vec::new();
    }
    let pair = |(number, (span, key)): (&&NumberReading, (Range<usize>, Key))| {
        let span = number.span.start.min(span.start)..number.span.end.max(span.end);
        // Its own words, not the whole list.
        let span = if span.len() > NEAR { number.span.clone() } else { span };
        Pair { value: number.value, class: number.class.clone(), span, key }
    };
    numbers.iter().zip(keys).map(pair).collect()
}

/// Capitalised words joined by "and" or commas, the first such list.
fn listed_names(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let range = at..at + word.len();
        at = range.end + 1;
        let name = word.trim_end_matches(',');
        if name.starts_with(char::is_uppercase) {
            found.push(range.start..range.start + name.len());
        } else if word != "and" && !found.is_empty() {
            if found.len() > 1 {
                break;
            }
            found.clear();
        }
    }
    found
}

/// "The talks resumed on 4 May", where the quote says that they were broken off on May 4 and resumed the next
/// day: the word before the date stands before another date there.
fn other_day(text: &str, date: &DateReading, quotes: &[&CitedQuote]) -> Option<Found> {
    let claim = date.date.as_ref()?;
    let word = word_before(text, date.span.start)?;
    let is_same_word = |quote: &CitedQuote, other: &DateReading| {
        word_before(&quote.text, other.span.start).as_deref() == Some(word.as_str())
    };
    let mut elsewhere = None;
    for quote in quotes {
        let days = || quote.reading.dates.iter().filter_map(|other| Some((other, other.date.as_ref()?)));
        let bears_out = |day: &Date| covers(claim, day) || agrees(claim, day);
        if days().any(|(other, day)| bears_out(day) && is_same_word(quote, other)) {
            return None;
        }
        let mut others = days().filter(|(other, day)| !bears_out(day) && is_same_word(quote, other));
        if days().any(|(_, day)| bears_out(day)) {
            elsewhere = elsewhere.or_else(|| others.next().map(|(other, _)| (quote, other)));
        }
    }
    let (quote, other) = elsewhere?;
    let written = quote.text.get(other.span.clone()).unwrap_or("").to_owned();
    let meaning = other.date.as_ref().map(|date| date.text.clone());
    let words = QuotedWords { citation: quote.key.clone(), written, meaning };
    Some(Found::new(date.span.clone(), ClaimKind::Date(vec![words])))
}

/// The last word before a place that is no preposition, in lower case; none where a mark stands between.
fn word_before(text: &str, at: usize) -> Option<String> {
    let before = text.get(..at)?;
    let mut words = before.split(' ').rev().filter(|word| !word.is_empty());
    let word = words.find(|word| {
        !matches!(*word, "on" | "in" | "at" | "by" | "of" | "the" | "from" | "since" | "until")
    })?;
    let is_plain = word.chars().all(|c| c.is_alphabetic() || c == '-') && word.chars().nth(3).is_some();
    is_plain.then(|| word.to_lowercase())
}
