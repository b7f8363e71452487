//! Numbers that count what is told by itself: "one analyst" where a quote has an analyst, "two divisions, ice cream
//! and juice", "three reports" of a page that rests on three.

use std::collections::BTreeSet;

use super::note_evidence::CitedQuote;
use crate::model::{Bound, Class, Decimal, NoteId};
use crate::read::cues;
use crate::read::number::{ENGLISH, NumberReading};

/// The most items of a list that are counted.
const MOST: u32 = 12;

/// How many words may lie between a number and the list of what it counts.
const NOUN: usize = 5;

/// A sentence with the quotes that it rests on.
pub(super) struct Listed<'j> {
    pub(super) quotes: &'j [&'j CitedQuote],
    pub(super) prose: &'j str,
}

impl Listed<'_> {
    /// Whether a number that is in no quote counts what they have.
    pub(super) fn counts(&self, number: &NumberReading) -> bool {
        if number.class == Class::Ordinal {
            return self.is_enumerated(number);
        }
        let is_plain = number.class == Class::Count
            && number.bound == Bound::Exact
            && number.scale == Decimal::ONE
            && !number.is_fraction
            && number.label.is_none();
        is_plain
            && (self.is_article(number)
                || self.counts_list(number)
                || self.counts_sources(number)
                || self.is_one_more(number))
    }

    /// "One analyst", where a quote has an analyst; "one year", where it has a year. "One resident, Ada Quinn" is she.
    fn is_article(&self, number: &NumberReading) -> bool {
        let Some(unit) = number.unit.as_ref().filter(|unit| unit.span.start == number.span.end + 1) else {
            return false;
        };
        // "League One Premier League".
        if self.prose[unit.span.start..].starts_with(char::is_uppercase) {
            return false;
        }
        let noun = self.prose[unit.span.clone()].to_lowercase();
        let is_one = self.prose[number.span.clone()].eq_ignore_ascii_case("one");
        if !is_one || noun.contains(' ') || is_many(&noun) || ENGLISH.function_words.contains(&noun.as_str())
        {
            return false;
        }
        let mut behind = self.prose[unit.span.end..].strip_prefix(", ").unwrap_or("").chars();
        if behind.next().is_some_and(char::is_uppercase) {
            return true;
        }
        let is_measure = ENGLISH.measure(&noun).is_some();
        self.quotes.iter().any(|quote| {
            let words = quote.words();
            (0..words.len()).any(|at| {
                let before = at.checked_sub(1).map_or("", |at| words[at].lower.as_str());
                let is_it = words[at].lower == noun.as_str();
                let is_article = matches!(before, "a" | "an" | "per" | "single" | "one");
                let is_open =
                    matches!(before, "no" | "any" | "every" | "each" | "another" | "either" | "neither");
                is_it && (is_article || !is_measure && !is_open)
            })
        })
    }

    /// "Two divisions, ice cream and juice": as many items as the list behind it has, all of them in the quotes.
    fn counts_list(&self, number: &NumberReading) -> bool {
        if number.value < Decimal::TWO || number.value > MOST.into() {
            return false;
        }
        let behind = &self.prose[number.span.end..];
        let Some(at) = behind.find([',', ':', '(', '\u{2014}', '\u{2013}', '.', ';']) else { return false };
        if matches!(behind.as_bytes()[at], b'.' | b';') || behind[..at].split_whitespace().count() > NOUN {
            return false;
        }
        let list = behind[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let items = items(list);
        let is_there = |item: &&str| {
            let mut words =
                item.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(2).is_some());
            words.any(|word| {
                let lower = word.to_lowercase();
                let is_it = |other: &str| cues::same_stem(&lower, other);
                !cues::is_light(&lower)
                    && self.quotes.iter().any(|q| q.words().iter().any(|w| is_it(&w.lower)))
            })
        };
        Decimal::from(items.len()) == number.value && items.iter().all(is_there)
    }

    /// "A third, Ada Quinn, was hurt", "a second man, Ben Brook": who is told after others, by name.
    fn is_enumerated(&self, number: &NumberReading) -> bool {
        let before = self.prose[..number.span.start].trim_end();
        let by_article = ["A", "a", "Another", "another"].iter().any(|word| before.ends_with(word));
        let noun =
            number.unit.as_ref().filter(|unit| self.prose.as_bytes().get(unit.span.end) == Some(&b','));
        let end = noun.map_or(number.span.end, |unit| unit.span.end);
        let behind = self.prose[end..].strip_prefix(", ").unwrap_or("");
        by_article && behind.starts_with(char::is_uppercase)
    }

    /// "Five plants", where a quote has four plants and a fifth one.
    fn is_one_more(&self, number: &NumberReading) -> bool {
        let Some(own) = number.unit.as_ref() else { return false };
        let is_own =
            |n: &NumberReading| n.unit.as_ref().is_some_and(|unit| ENGLISH.same_noun(&unit.name, &own.name));
        let numbers = || self.quotes.iter().flat_map(|quote| &quote.reading.numbers).filter(|n| is_own(n));
        let is_next = |n: &NumberReading| n.class == Class::Ordinal && n.value == number.value;
        let is_before = |n: &NumberReading| n.class == Class::Count && n.value + Decimal::ONE == number.value;
        numbers().any(is_next) && numbers().any(is_before)
    }

    /// "Three reports", of as many as are quoted.
    fn counts_sources(&self, number: &NumberReading) -> bool {
        let noun = number.unit.as_ref().map_or("", |unit| unit.name.as_str());
        let is_source = matches!(noun, "reports" | "articles" | "sources" | "papers" | "accounts");
        let sources: BTreeSet<&NoteId> =
            self.quotes.iter().filter_map(|quote| quote.source.as_ref()).collect();
        is_source && Decimal::from(sources.len()) == number.value
    }
}

/// Whether a noun is no single thing.
fn is_many(noun: &str) -> bool {
    ENGLISH.counts(noun) || ENGLISH.person_words.contains(&noun) && noun != "person"
}

/// The items of a list: what commas part, and the last one behind "and".
fn items(list: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in list.split(['.', ';', ':', ')', '\u{2014}']).next().unwrap_or("").split(',') {
        let part = part.trim();
        let (first, last) = match part.split_once(" and ") {
            Some((first, last)) => (first, Some(last)),
            None => (part, part.strip_prefix("and ")),
        };
        found.extend(
            Some(first)
                .filter(|first| last != Some(*first) && !first.is_empty() && !first.starts_with("and ")),
        );
        if let Some(last) = last {
            found.push(last);
            return found;
        }
    }
    // A list ends with "and": what has none is something else.
    Vec::new()
}
