//! The places of a seal as text: numbers of words in one line, `12` for one word and `12+3` for three.

use std::fmt::{self, Write as _};
use std::ops::Range;

use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// Places of one or more words, sorted.
pub(super) struct Places(pub(super) Vec<Range<usize>>);

/// Single words, sorted.
#[derive(Default)]
pub(super) struct Words(pub(super) Vec<usize>);

impl Serialize for Places {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&line(self.0.iter().cloned()))
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&line(self.0.iter().map(|at| *at..*at + 1)))
    }
}

fn line(places: impl Iterator<Item = Range<usize>>) -> String {
    places.fold(String::new(), |mut line, place| {
        let space = if line.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        let _ = match place.len() {
            1 => write!(line, "{space}{}", place.start),
            length => write!(line, "{space}{}+{length}", place.start),
        };
        line
    })
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Line).map(Self)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Line).map(|places| Self(places.into_iter().map(|p| p.start).collect()))
    }
}

struct Line;

impl Visitor<'_> for Line {
    type Value = Vec<Range<usize>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("numbers of words in ascending order, as in \"3 12+2\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let places: Option<Vec<Range<usize>>> = text.split_whitespace().map(place).collect();
        let sorted = places.filter(|places| places.is_sorted_by_key(|place| place.start));
        sorted.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

fn place(text: &str) -> Option<Range<usize>> {
    let (start, length) = text.split_once('+').unwrap_or((text, "1"));
    let (start, length): (usize, usize) = (start.parse().ok()?, length.parse().ok()?);
    (length > 0).then_some(start..start.checked_add(length)?)
}

/// Sorted ranges, those that overlap or touch made into one.
pub(in crate::verify) fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
