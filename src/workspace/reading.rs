//! Reads a text that is no note: its sentences, and their numbers, dates and names.
//!
//! The same readers that hold prose against quotes, shown by themselves.

use std::ops::Range;

use crate::model::Date;
use crate::read::date::{Beside, ClockReading, DateReading, DayPart, beside, day_parts};
use crate::read::names::{NameFinder, NameReading};
use crate::read::number::{ENGLISH, NumberReading, outside, read_numbers};
use crate::read::reading::Reading;
use crate::syntax::sentences;

/// The readings of one sentence. Every place is in bytes of the whole text.
#[derive(Clone, Debug)]
pub struct SentenceReading {
    /// The sentence.
    pub span: Range<usize>,
    /// Numbers that are no part of a date, a time of day or a known name.
    pub numbers: Vec<NumberReading>,
    /// Dates.
    pub dates: Vec<DateReading>,
    /// What the words beside each of these dates say of it.
    pub date_sides: Vec<Beside>,
    /// Times of day.
    pub times: Vec<ClockReading>,
    /// What the words beside each of these times say of it.
    pub time_sides: Vec<Beside>,
    /// Parts of a day, "morning", that are no part of a time of day.
    pub parts: Vec<DayPart>,
    /// What the words beside each of these parts say of it: "early", "late".
    pub part_sides: Vec<Beside>,
    /// Known names that are no part of a longer one.
    pub names: Vec<NameReading>,
}

/// Reads a text. `reference` is the day that "today" means; `names` are those of a dossier, if there is one.
#[must_use]
pub fn read(
    text: &str,
    language: &str,
    reference: Option<&Date>,
    names: &NameFinder,
) -> Vec<SentenceReading> {
    let sentence = |span: Range<usize>| {
        let words = text.get(span.clone()).unwrap_or("");
        let Reading { dates, clocks: times, .. } = Reading::of(words, reference);
        let names = outermost(names.read(words));
        let mut taken: Vec<Range<usize>> = dates.iter().map(|d| d.span.clone()).collect();
        taken.extend(names.iter().map(|n| n.span.clone()).chain(times.iter().map(|t| t.span.clone())));
        let numbers = outside(read_numbers(words, &ENGLISH), &taken);
        let places =
            |spans: &mut dyn Iterator<Item = Range<usize>>| beside(words, &spans.collect::<Vec<_>>());
        let date_sides = places(&mut dates.iter().map(|date| date.span.clone()));
        let time_sides = places(&mut times.iter().map(|time| time.span.clone()));
        let is_own = |part: &DayPart| {
            let next = times.partition_point(|time| time.span.end <= part.span.start);
            times.get(next).is_none_or(|time| time.span.start > part.span.start)
        };
        let parts: Vec<DayPart> = day_parts(words).into_iter().filter(is_own).collect();
        let part_sides = places(&mut parts.iter().map(|part| part.span.clone()));
        let sentence = SentenceReading {
            span: span.clone(),
            numbers,
            dates,
            date_sides,
            times,
            time_sides,
            parts,
            part_sides,
            names,
        };
        moved(sentence, span.start)
    };
    sentences(text, language).into_iter().map(sentence).collect()
}

/// The word of a number that scales it, and the power of ten that it stands for: `million`, 6. `written` is
/// the number as it stands in the text.
#[must_use]
pub fn scale(written: &str) -> Option<(&str, u32)> {
    let words = written.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let known = |word: &str| {
        let mut scales = ENGLISH.scales.iter().chain(ENGLISH.glued_scales);
        scales.find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, exponent)| *exponent)
    };
    words.filter_map(|word| Some((word, known(word)?))).next_back()
}

/// The names that no longer one holds. They come in order, the longest first where several begin.
fn outermost(names: Vec<NameReading>) -> Vec<NameReading> {
    let mut kept: Vec<NameReading> = Vec::with_capacity(names.len());
    for name in names {
        let is_within =
            kept.last().is_some_and(|last| name.span.end <= last.span.end && name.span != last.span);
        if !is_within {
            kept.push(name);
        }
    }
    kept
}

/// The readings of a sentence as places of the text in which it starts at `start`.
fn moved(mut sentence: SentenceReading, start: usize) -> SentenceReading {
    let shift = |span: &mut Range<usize>| *span = span.start + start..span.end + start;
    for number in &mut sentence.numbers {
        shift(&mut number.span);
        number.hedge.iter_mut().for_each(|hedge| shift(&mut hedge.span));
        number.unit.iter_mut().for_each(|unit| shift(&mut unit.span));
    }
    sentence.dates.iter_mut().for_each(|date| shift(&mut date.span));
    sentence.times.iter_mut().for_each(|time| shift(&mut time.span));
    sentence.parts.iter_mut().for_each(|part| shift(&mut part.span));
    sentence.names.iter_mut().for_each(|name| shift(&mut name.span));
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_whole_text() {
        let text = "It rained. Some 7,000 people left on May 8, 2021.";
        let read = read(text, "en", None, &NameFinder::default());
        assert_eq!(read.len(), 2);
        assert!(read[0].numbers.is_empty());
        let number = &read[1].numbers[0];
        assert_eq!(&text[number.span.clone()], "7,000");
        assert_eq!(&text[number.hedge.as_ref().unwrap().span.clone()], "Some");
        assert_eq!(&text[number.unit.as_ref().unwrap().span.clone()], "people");
        assert_eq!(&text[read[1].dates[0].span.clone()], "May 8, 2021");
        assert_eq!(read[1].numbers.len(), 1, "the numbers of a date are the date's");
    }

    #[test]
    fn scales_are_words_of_the_number() {
        assert_eq!(scale("$973.6 million"), Some(("million", 6)));
        assert_eq!(scale("US$3.6bn"), Some(("bn", 9)));
        assert_eq!(scale("five hundred thousand"), Some(("thousand", 3)));
        assert_eq!(scale("7,000"), None);
    }

    #[test]
    fn a_name_within_a_longer_one_is_part_of_it() {
        let name =
            |span: Range<usize>, note: &str| NameReading { span, note: crate::model::NoteId::new(note) };
        let kept = outermost(vec![
            name(0..9, "a"),
            name(0..9, "b"),
            name(0..4, "c"),
            name(5..9, "d"),
            name(10..12, "e"),
        ]);
        let notes: Vec<&str> = kept.iter().map(|n| n.note.as_str()).collect();
        assert_eq!(notes, ["a", "b", "e"]);
    }
}
