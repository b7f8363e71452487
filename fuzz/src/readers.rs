//! What a text says of numbers and dates.

use std::ops::Range;

use factum::model::Date;
use factum::read::date::{agrees, read_dates};
use factum::read::number::{Agreement, ENGLISH, compare, read_numbers, read_quantity};

const MOST: usize = 4 << 10;

fn look_at_places<'r>(ranges: impl Iterator<Item = &'r Range<usize>>, text: &str) {
    let mut last = 0;
    for range in ranges {
        assert!(
            text.get(range.clone()).is_some_and(|words| !words.is_empty()),
            "{range:?} is no place of the text"
        );
        assert!(last <= range.start, "{range:?} comes before {last}");
        last = range.start;
    }
}

/// Numbers stand where words stand, in order, and each agrees with itself.
pub fn number(data: &[u8]) {
    let text = super::text(data, MOST);
    let numbers = read_numbers(text, &ENGLISH);
    look_at_places(numbers.iter().map(|number| &number.span), text);
    for number in &numbers {
        let _ = (number.written(text), number.hedge_words(text), number.grain());
        assert_ne!(
            compare(number, number),
            Agreement::Differs,
            "{} differs from itself",
            number.written(text)
        );
    }
    let (value, unit) = text.split_once('\n').unwrap_or((text, "percent"));
    let _ = read_quantity(value, unit);
}

/// Dates stand where words stand, in order, and each agrees with itself.
pub fn date(data: &[u8]) {
    let text = super::text(data, MOST);
    let (first, rest) = text.split_once('\n').unwrap_or(("2021-05-08", text));
    let reference = Date::parse(first).ok();
    let _ = reference.as_ref().map(Date::first_day);
    let dates = read_dates(rest, reference.as_ref());
    look_at_places(dates.iter().map(|reading| &reading.span), rest);
    for date in dates.iter().filter_map(|reading| reading.date.as_ref()) {
        assert!(agrees(date, date), "{date:?} does not agree with itself");
        let _ = date.first_day();
        assert!(Date::parse(&date.text).is_ok(), "{date:?} is no date");
    }
}
