//! `factum read`: what the compiler reads in a text, as marked lines for people and as JSON for programs.
//!
//! The JSON is `{version: 1, reference, sentences: [{text, span, numbers: [{text, span, value, scale:
//! {word, exponent}, class, currency, bound, hedge: {text, span}, unit: {name, span}, range}], dates:
//! [{text, span, edtf, completion, weekday, side, part}], times: [{text, span, time, open, side, part}],
//! day_parts: [{text, span, name, side, part}], names: [{text, span, note}]}]}`. A `span` is `{bytes: [start,
//! end], characters: [start, end]}` in the whole text, from 0, the end after the last. Values are texts, so
//! that no reader rounds them. `completion` is `written`, `year` (the nearest to the reference), `relative`
//! (counted from the reference) or `missing` (there is no reference, or it is not exact enough). `side` is
//! `before`, `until`, `since`, `after` or `about`, `part` is `early`, `middle` or `late`.

use std::fmt::Write as _;
use std::ops::Range;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::arguments::{Global, ReadOptions, ReportFormat};
use super::outcome::Outcome;
use super::{bounded, open, print};
use crate::error::Result;
use crate::index::Index;
use crate::model::{Bound, Class, Date};
use crate::read::date::{Beside, ClockReading, Completion, DateReading, DayPart, TimePart, TimeSide};
use crate::read::names::NameFinder;
use crate::read::number::{NumberReading, RangeEnd};
use crate::text::Characters;
use crate::workspace::Drafts;
use crate::workspace::reading::{SentenceReading, read, scale};

/// The most bytes of a text that is read, 16 MiB: what is read of it takes many times its room.
const MAX_TEXT: u64 = 16 << 20;

pub(super) fn run(global: &Global, options: &ReadOptions) -> Result<Outcome> {
    let text = match (&options.text, &options.file) {
        (Some(text), _) => text.clone(),
        (None, Some(file)) => bounded::read_text(file, MAX_TEXT)?,
        (None, None) => String::new(),
    };
    let (names, language) = read_names(global)?;
    let sentences = read(&text, &language, options.reference_date.as_ref(), &names);
    match options.format {
        ReportFormat::Human => {
            print::styled_result(format_reading(&text, &sentences, options.reference_date.as_ref()))?
        }
        ReportFormat::Json => {
            let document = Document { text: &text, characters: Characters::of(&text) };
            let reference = options.reference_date.as_ref().map(|date| date.text.as_str());
            let sentences = Sentences { document: &document, sentences: &sentences };
            print::json(&Report { version: 1, reference, sentences })?;
        }
    }
    Ok(Outcome::Clean)
}

/// The names of the dossier in the root folder and its language; none, and English, where there is none.
fn read_names(global: &Global) -> Result<(NameFinder, String)> {
    if !global.root.join(&global.config).is_file() {
        return Ok((NameFinder::default(), "en".to_owned()));
    }
    let material = open::material(global, Drafts::Included)?;
    Ok((NameFinder::new(&Index::of(&material.dossier)), material.dossier.site.language))
}

#[derive(Serialize)]
struct Report<'t> {
    version: u8,
    reference: Option<&'t str>,
    sentences: Sentences<'t>,
}

/// The sentences of a text, each of which is described when it is written: together they take hundreds of times the
/// text's room.
struct Sentences<'t> {
    document: &'t Document<'t>,
    sentences: &'t [SentenceReading],
}

impl Serialize for Sentences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.sentences.iter().map(|sentence| self.document.sentence(sentence)))
    }
}

/// The text, for what is said of places in it.
struct Document<'t> {
    text: &'t str,
    characters: Characters,
}

impl Document<'_> {
    fn sentence(&self, sentence: &SentenceReading) -> Value {
        let name = |name: &crate::read::names::NameReading| json!({"text": self.at(&name.span), "span": self.span(&name.span), "note": name.note.as_str()});
        json!({
            "text": self.at(&sentence.span),
            "span": self.span(&sentence.span),
            "numbers": sentence.numbers.iter().map(|n| self.number(n)).collect::<Vec<_>>(),
            "dates": sentence.dates.iter().zip(&sentence.date_sides).map(|(d, side)| self.date(d, side)).collect::<Vec<_>>(),
            "times": sentence.times.iter().zip(&sentence.time_sides).map(|(t, side)| self.time(t, side)).collect::<Vec<_>>(),
            "day_parts": sentence.parts.iter().zip(&sentence.part_sides).map(|(p, side)| self.day_part(p, side)).collect::<Vec<_>>(),
            "names": sentence.names.iter().map(name).collect::<Vec<_>>(),
        })
    }

    fn number(&self, number: &NumberReading) -> Value {
        let written = self.at(&number.span);
        let hedge = number.hedge.as_ref();
        let unit = number.unit.as_ref();
        json!({
            "text": written,
            "span": self.span(&number.span),
            "value": number.value.normalize().to_string(),
            "scale": scale(written).map(|(word, exponent)| json!({"word": word, "exponent": exponent})),
            "class": class(&number.class),
            "currency": currency(&number.class),
            "bound": number.bound.name(),
            "hedge": hedge.map(|h| json!({"text": self.at(&h.span), "span": self.span(&h.span)})),
            "unit": unit.map(|u| json!({"name": u.name, "span": self.span(&u.span)})),
            "range": number.range.map(end),
        })
    }

    fn date(&self, date: &DateReading, beside: &Beside) -> Value {
        json!({
            "text": self.at(&date.span),
            "span": self.span(&date.span),
            "edtf": date.date.as_ref().map(|date| date.text.as_str()),
            "completion": completion(date.completion),
            "weekday": date.weekday.map(|day| format!("{day:?}").to_lowercase()),
            "side": beside.side.map(TimeSide::name),
            "part": beside.part.map(TimePart::name),
        })
    }

    fn time(&self, time: &ClockReading, beside: &Beside) -> Value {
        json!({
            "text": self.at(&time.span),
            "span": self.span(&time.span),
            "time": clock(time),
            "open": time.is_open,
            "side": beside.side.map(TimeSide::name),
            "part": beside.part.map(TimePart::name),
        })
    }

    fn day_part(&self, part: &DayPart, beside: &Beside) -> Value {
        json!({
            "text": self.at(&part.span),
            "span": self.span(&part.span),
            "name": part.name,
            "side": beside.side.map(TimeSide::name),
            "part": beside.part.map(TimePart::name),
        })
    }

    fn at(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or("")
    }

    fn span(&self, span: &Range<usize>) -> Value {
        let character = |offset| self.characters.before(self.text, offset);
        let characters = [character(span.start), character(span.end)];
        json!({"bytes": [span.start, span.end], "characters": characters})
    }
}

/// A time of day as `18:00`.
fn clock(time: &ClockReading) -> String {
    format!("{:02}:{:02}", time.minutes / 60, time.minutes % 60)
}

const fn class(class: &Class) -> &'static str {
    match class {
        Class::Count => "count",
        Class::Percent => "percent",
        Class::Money(_) => "money",
        Class::Ordinal => "ordinal",
        Class::Year => "year",
    }
}

fn currency(class: &Class) -> Option<&str> {
    if let Class::Money(code) = class { Some(code) } else { None }
}

const fn end(end: RangeEnd) -> &'static str {
    match end {
        RangeEnd::Low => "low",
        RangeEnd::High => "high",
    }
}

const fn completion(completion: Completion) -> &'static str {
    match completion {
        Completion::Written => "written",
        Completion::Year => "year",
        Completion::Relative => "relative",
        Completion::Missing => "missing",
    }
}

/// Each sentence on a line, and under it a line for each thing that is read in it, in order.
fn format_reading(text: &str, sentences: &[SentenceReading], reference: Option<&Date>) -> String {
    let mut out = String::new();
    for sentence in sentences {
        let words = text.get(sentence.span.clone()).unwrap_or("");
        let _ = writeln!(out, "{}", one_line(words));
        for (mark, legend) in marks(text, sentence, reference) {
            let _ = writeln!(out, "\u{1b}[1;36m{mark}\u{1b}[0m {}", one_line(&legend));
        }
        out.push('\n');
    }
    out
}

/// How many readings of one sentence may stand under its words however long it is, and how many characters their
/// marks may take together. Each mark begins with as many spaces as words stand before it, so that a sentence of many
/// numbers would be printed at the square of its length: what it gives beyond these is marked by its own words.
const MOST_UNDER: usize = 16;
const MOST_UNDER_CHARACTERS: usize = 2048;

/// The readings of a sentence in the order of their places: the marks under the words, and their meaning.
fn marks(text: &str, sentence: &SentenceReading, reference: Option<&Date>) -> Vec<(String, String)> {
    let SentenceReading { span, numbers, dates, times, names, .. } = sentence;
    let count = numbers.len() + dates.len() + times.len() + names.len();
    let is_under = count <= MOST_UNDER || count * span.len() <= MOST_UNDER_CHARACTERS;
    let line = Line { text, start: span.start, is_under };
    let numbers = sentence.numbers.iter().map(|number| {
        let mut parts = vec![('^', number.span.clone())];
        parts.extend(number.hedge.iter().map(|hedge| ('~', hedge.span.clone())));
        parts.extend(number.unit.iter().map(|unit| ('-', unit.span.clone())));
        (number.span.start, line.under(parts), number_legend(text, number))
    });
    let dates = sentence.dates.iter().zip(&sentence.date_sides).map(|(date, side)| {
        let legend = date_legend(date, reference) + &side_legend(side);
        (date.span.start, line.under(vec![('^', date.span.clone())]), legend)
    });
    let times = sentence.times.iter().zip(&sentence.time_sides).map(|(time, side)| {
        let open = if time.is_open { ", before or after noon" } else { "" };
        let legend = format!("time: {}{open}{}", clock(time), side_legend(side));
        (time.span.start, line.under(vec![('^', time.span.clone())]), legend)
    });
    let names = sentence.names.iter().map(|name| {
        (name.span.start, line.under(vec![('^', name.span.clone())]), format!("name: {}", name.note))
    });
    let mut marks: Vec<(usize, String, String)> = numbers.chain(dates).chain(times).chain(names).collect();
    marks.sort();
    marks.into_iter().map(|(_, mark, legend)| (mark, legend)).collect()
}

/// A sentence's line, which marks stand under.
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// Whether they stand under its words, and do not repeat these.
    is_under: bool,
}

impl Line<'_> {
    /// Signs under the characters of some places.
    fn under(&self, mut parts: Vec<(char, Range<usize>)>) -> String {
        parts.sort_by_key(|(_, span)| span.start);
        if !self.is_under {
            let words = parts.iter().map(|(_, span)| one_line(self.text.get(span.clone()).unwrap_or("")));
            return words.collect::<Vec<_>>().join(" ");
        }
        let mut line = String::new();
        let mut at = self.start;
        for (sign, span) in parts {
            let gap = self.text.get(at..span.start).map_or(0, |gap| gap.chars().count());
            let from = span.start.max(at);
            let width = self.text.get(from..span.end).map_or(0, |words| words.chars().count());
            line.extend(std::iter::repeat_n(' ', gap));
            line.extend(std::iter::repeat_n(sign, width));
            at = span.end.max(at);
        }
        line
    }
}

fn number_legend(text: &str, number: &NumberReading) -> String {
    let at = |span: &Range<usize>| text.get(span.clone()).unwrap_or("");
    let mut legend = format!("number: {} {}", number.value.normalize(), class(&number.class));
    let _ = currency(&number.class).map(|code| write!(legend, " {code}"));
    let _ = scale(at(&number.span)).map(|(word, exponent)| write!(legend, ", {word} is 10^{exponent}"));
    if number.bound != Bound::Exact {
        let hedge = number.hedge.as_ref().map_or("", |hedge| at(&hedge.span));
        let _ = write!(legend, ", {} by \"{hedge}\"", number.bound.name());
    }
    let _ = number.unit.as_ref().map(|unit| write!(legend, ", before \"{}\"", unit.name));
    let _ = number.range.map(|range| write!(legend, ", the {} end of a range", end(range)));
    legend
}

fn date_legend(date: &DateReading, reference: Option<&Date>) -> String {
    let edtf = date.date.as_ref().map_or("not known", |date| date.text.as_str());
    let mut legend = format!("date: {edtf}");
    let reference = reference.map_or("the reference date", |date| date.text.as_str());
    let _ = match date.completion {
        Completion::Written => Ok(()),
        Completion::Year => write!(legend, ", its year the nearest to {reference}"),
        Completion::Relative => write!(legend, ", counted from {reference}"),
        Completion::Missing => write!(legend, ", not complete: give --reference-date, as exact as it needs"),
    };
    let _ = date.weekday.map(|day| write!(legend, ", a {day:?}"));
    legend
}

/// On which side of a date or time of day something lies, and which part of it is meant.
fn side_legend(beside: &Beside) -> String {
    let side = beside.side.map_or_else(String::new, |side| format!(", {}", side.name()));
    side + &beside.part.map_or_else(String::new, |part| format!(", its {} part", part.name()))
}

/// Text on one line, each character as one that no terminal obeys, so that marks stay under their words.
fn one_line(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    let shown = |c: char| {
        if c.is_whitespace() {
            ' '
        } else if is_hidden(c) {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_their_words() {
        let text = "Né. Some 7,000 troops came on May 8.";
        let sentences = read(text, "en", None, &NameFinder::default());
        let marks = marks(text, &sentences[1], None);
        assert_eq!(marks[0].0, "~~~~ ^^^^^ ------");
        assert_eq!(marks[0].1, "number: 7000 count, about by \"Some\", before \"troops\"");
        assert_eq!(marks[1].0, format!("{}^^^^^", " ".repeat("Some 7,000 troops came on ".len())));
        assert!(marks[1].1.starts_with("date: XXXX-05-08, not complete"), "{}", marks[1].1);
    }

    #[test]
    fn the_marks_of_many_numbers_take_no_more_than_a_share_of_the_text() {
        let printed = |count: usize| {
            let numbers: Vec<String> = (0..count).map(|n| (n % 20).to_string()).collect();
            let text = format!("It was {}.", numbers.join(" "));
            let sentences = read(&text, "en", None, &NameFinder::default());
            format_reading(&text, &sentences, None).len()
        };
        assert!(printed(4000) < 5 * printed(1000), "{} {}", printed(1000), printed(4000));
        let text = "It was 3 and 14 and 15.";
        let line = Line { text, start: 0, is_under: false };
        assert_eq!(line.under(vec![('^', 7..8), ('-', 13..15)]), "3 14");
    }

    #[test]
    fn a_line_has_a_character_for_each_of_the_text() {
        assert_eq!(one_line("a\nb\u{1b}c\u{202e}d"), "a b\u{fffd}c\u{fffd}d");
    }
}
