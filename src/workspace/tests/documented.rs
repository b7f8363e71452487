//! The examples of docs/content/reference/reading.md: what it says is read is read.
//!
//! A block's information string is `read`, with the reference date where one is needed, and `sides` before it where
//! sides, parts and parts of a day are told too. Each of its lines is a text, an arrow, and what is read in it.

use std::fmt::Write as _;

use crate::check::explanation::CONFIGURATION;
use crate::index::Index;
use crate::model::{Bound, Class, Date};
use crate::read::date::{Beside, TimePart, TimeSide};
use crate::read::names::NameFinder;
use crate::read::number::RangeEnd;
use crate::vfs::Memory;
use crate::workspace::reading::{SentenceReading, read};
use crate::workspace::{Inputs, Material};

const DOCUMENT: &str = include_str!("../../../docs/content/reference/reading.md");

/// On which side of a date something lies, and which part of it is meant, before its words.
fn with_sides(words: &str, beside: &Beside) -> String {
    let side = beside.side.map(TimeSide::name).into_iter();
    side.chain(beside.part.map(TimePart::name)).chain([words]).collect::<Vec<_>>().join(" ")
}

/// What was read, in words.
fn told(text: &str, sentences: &[SentenceReading], are_sides_told: bool) -> String {
    let mut found: Vec<(usize, String)> = Vec::new();
    for sentence in sentences {
        for number in &sentence.numbers {
            let mut words = match &number.class {
                Class::Percent => format!("{}%", number.value.normalize()),
                Class::Money(code) => format!("{code} {}", number.value.normalize()),
                Class::Ordinal => format!("no. {}", number.value.normalize()),
                Class::Year => format!("year {}", number.value.normalize()),
                Class::Count => number.value.round_dp(4).normalize().to_string(),
            };
            if let Some(unit) = number.unit.as_ref().filter(|u| {
                crate::read::number::ENGLISH.measure(&u.name).is_some()
                    || crate::read::number::ENGLISH.counts(&u.name)
            }) {
                let _ = write!(words, " {}", unit.name);
            }
            if number.bound != Bound::Exact {
                words = format!("{} {words}", number.bound.name());
            }
            match number.range {
                Some(RangeEnd::Low) => words = format!("from {words}"),
                Some(RangeEnd::High) => words = format!("to {words}"),
                None => {}
            }
            found.push((number.span.start, words));
        }
        let with_sides = |words: &str, beside: &Beside| {
            if are_sides_told { with_sides(words, beside) } else { words.to_owned() }
        };
        for (date, beside) in sentence.dates.iter().zip(&sentence.date_sides) {
            let words = date.date.as_ref().map_or("a time that is not known", |date| date.text.as_str());
            found.push((date.span.start, with_sides(words, beside)));
        }
        for (time, beside) in sentence.times.iter().zip(&sentence.time_sides) {
            let open = if time.is_open { " or twelve hours later" } else { "" };
            let words = format!("{:02}:{:02}{open}", time.minutes / 60, time.minutes % 60);
            found.push((time.span.start, with_sides(&words, beside)));
        }
        for (part, beside) in sentence.parts.iter().zip(&sentence.part_sides).filter(|_| are_sides_told) {
            found.push((part.span.start, with_sides(part.name, beside)));
        }
        for name in &sentence.names {
            found.push((name.span.start, format!("{} is {}", &text[name.span.clone()], name.note)));
        }
    }
    found.sort();
    let words: Vec<String> = found.into_iter().map(|(_, words)| words).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join("; ") }
}

/// A finder of the actors of a small dossier.
fn names() -> NameFinder {
    let mut files = std::collections::BTreeMap::new();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    add("factum.yaml", CONFIGURATION);
    add("content/actors/ada-quinn.md", "---\ntitle: Ada Quinn\ntype: person\naliases: [Quinn]\n---\n");
    add("content/actors/harbour-company.md", "---\ntitle: Harbour Company\ntype: organisation\n---\n");
    let material = Material::open(&Inputs::of(Memory::new(files))).unwrap();
    NameFinder::new(&Index::of(&material.dossier))
}

#[test]
fn what_the_documentation_says_is_read() {
    let names = names();
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for block in DOCUMENT.split("```read").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        let (reference, examples) = block.split_once('\n').unwrap();
        let sides = reference.trim().strip_prefix("sides");
        let reference = Date::parse(sides.unwrap_or(reference).trim()).ok();
        for line in examples.lines().filter(|line| !line.trim().is_empty()) {
            let (text, expected) = line.split_once(" → ").unwrap_or((line, ""));
            let found = told(text, &read(text.trim(), "en", reference.as_ref(), &names), sides.is_some());
            lines += 1;
            if found != expected.trim() {
                wrong.push(format!("{} → {found}", text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {lines} lines are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(lines > 100, "{lines} lines");
}
