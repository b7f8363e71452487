//! The reader of dates in text: `May 8, 2021`, `28–29 April`, `last year`, `three days after`.
//!
//! Completes what a text leaves out from a reference date, the source's own, and says what completed it.
//! Dates are EDTF throughout. Whether dates must agree, rules say.

mod anchor;
mod calendar;
mod clock;
mod reader;
mod relation;
mod told;

use std::ops::Range;

pub use clock::ClockReading;
pub(super) use clock::clock_times_of;
pub use jiff::civil::Weekday;
pub use relation::{agrees, covers};

use super::number::token::Tokens;
use super::number::{ENGLISH, NumberReading, numbers_of};
use crate::model::Date;

/// A date as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// The date after completion. Where the year is not known it is `XXXX`; where nothing is known of the
    /// time, or the text names a day that no calendar has, there is none.
    pub date: Option<Date>,
    /// What completed it.
    pub completion: Completion,
    /// The day of the week that the text names with it.
    pub weekday: Option<Weekday>,
}

/// Where the parts of a date come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completion {
    /// All of it is written.
    Written,
    /// The year is the one that brings it nearest to the reference.
    Year,
    /// It is counted from the reference: "today", "last year", "on Saturday", "three days after".
    Relative,
    /// There is no reference, or it is not exact enough.
    Missing,
}

/// Reads every date of an English text, in order, completed from `reference`. Linear in the text's length.
///
/// A weekday alone is the day of the reference itself, or else one of the two nearest: `[before,after]`.
/// In "three days after he arrived" the arrival lies three days before the reference.
#[must_use]
pub fn read_dates(text: &str, reference: Option<&Date>) -> Vec<DateReading> {
    let tokens = Tokens::of(text);
    dates_of(&tokens, &numbers_of(&tokens, &ENGLISH), reference)
}

/// As [`read_dates`], for tokens and numbers that are known.
pub(super) fn dates_of(
    tokens: &Tokens<'_>,
    numbers: &[NumberReading],
    reference: Option<&Date>,
) -> Vec<DateReading> {
    reader::Reader::new(tokens, numbers, reference).read()
}

/// The day that a date is, where it is one. How sure it is makes no difference.
#[must_use]
pub fn single_day(date: &Date) -> Option<jiff::civil::Date> {
    anchor::Anchor::of(date)?.day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reference: &str) -> Vec<String> {
        let reference = (!reference.is_empty()).then(|| Date::parse(reference).unwrap());
        read_dates(text, reference.as_ref())
            .into_iter()
            .map(|r| {
                let date = r.date.map_or_else(|| "none".to_owned(), |d| d.text);
                format!("{}|{date}|{:?}", &text[r.span], r.completion)
            })
            .collect()
    }

    fn one(text: &str, reference: &str) -> String {
        read(text, reference).join("; ")
    }

    #[test]
    fn full_dates_need_no_reference() {
        for text in [
            "May 8, 2021",
            "8 May 2021",
            "May 8 2021",
            "8th of May, 2021",
            "the 8th of May 2021",
            "May 8th, 2021",
            "2021-05-08",
            "Saturday, May 8, 2021",
            "Saturday 8 May 2021",
            "MAY 8, 2021",
        ] {
            assert_eq!(one(&format!("On {text}."), ""), format!("{text}|2021-05-08|Written"));
        }
        assert_eq!(one("on Feb. 3, 2020", ""), "Feb. 3, 2020|2020-02-03|Written");
        assert_eq!(one("in February 2017", ""), "February 2017|2017-02|Written");
        assert_eq!(one("in May of 2019", ""), "May of 2019|2019-05|Written");
        assert_eq!(one("in 2020 and 2016", ""), "2020|2020|Written; 2016|2016|Written");
        assert_eq!(one("on February 30, 2020", ""), "February 30, 2020|none|Missing");
    }

    #[test]
    fn a_missing_year_is_the_nearest() {
        assert_eq!(one("on May 9", "2021-05-08"), "May 9|2021-05-09|Year");
        assert_eq!(one("on 23 April", "2021-05-08"), "23 April|2021-04-23|Year");
        assert_eq!(one("on February 28", "2017-02~"), "February 28|2017-02-28|Year");
        assert_eq!(one("on January 27", "2017-02~"), "January 27|2017-01-27|Year");
        assert_eq!(one("on December 30", "2022-01-03"), "December 30|2021-12-30|Year");
        assert_eq!(one("on January 3", "2021-12-30"), "January 3|2022-01-03|Year");
        assert_eq!(one("in April", "2021-05-08"), "April|2021-04|Year");
        assert_eq!(one("on May 9", ""), "May 9|XXXX-05-09|Missing");
        assert_eq!(one("on February 29", "2021-05-08"), "February 29|2020-02-29|Year");
    }

    #[test]
    fn ranges_and_lists() {
        assert_eq!(one("28–29 April", "2021-05-08"), "28–29 April|2021-04-28/2021-04-29|Year");
        assert_eq!(one("April 28-29, 2021", ""), "April 28-29, 2021|2021-04-28/2021-04-29|Written");
        assert_eq!(
            one("from April 28 to May 2", "2021-05-08"),
            "April 28 to May 2|2021-04-28/2021-05-02|Year"
        );
        assert_eq!(one("28 April – 2 May 2021", ""), "28 April – 2 May 2021|2021-04-28/2021-05-02|Written");
        assert_eq!(one("April 28 and 29", "2021-05-08"), "April 28|2021-04-28|Year; 29|2021-04-29|Year");
        assert_eq!(
            one("on 28 and 29 April 2021", ""),
            "28|2021-04-28|Written; 29 April 2021|2021-04-29|Written"
        );
        assert_eq!(one("2016-17", ""), "2016-17|2016/2017|Written");
        assert_eq!(one("from 2015 to 2016", ""), "2015|2015|Written; 2016|2016|Written");
        assert_eq!(one("between 2015 and 2016", ""), "2015 and 2016|2015/2016|Written");
    }

    #[test]
    fn words_counted_from_the_reference() {
        let day = "2022-06-28~";
        assert_eq!(one("arriving today", day), "today|2022-06-28~|Relative");
        assert_eq!(one("yesterday", day), "yesterday|2022-06-27~|Relative");
        assert_eq!(one("met three days after he", day), "three days after|2022-06-25~|Relative");
        assert_eq!(one("two weeks ago", day), "two weeks ago|2022-06-14~|Relative");
        assert_eq!(one("a year ago", day), "a year ago|2021|Relative");
        assert_eq!(one("last week", day), "last week|2022-06-20/2022-06-26|Relative");
        assert_eq!(one("next month", day), "next month|2022-07|Relative");
        assert_eq!(one("since late last year", "2017-02~"), "last year|2016|Relative");
        assert_eq!(one("later this month", "2017-02~"), "this month|2017-02|Relative");
        assert_eq!(one("over the past two years", "2017-02~"), "past two years|2015/2017|Relative");
        assert_eq!(one("today", "2017-02~"), "today|2017-02~|Relative");
        assert_eq!(one("yesterday", "2017-02~"), "yesterday|none|Missing");
        assert_eq!(one("three days later", day), "three days later|none|Missing");
        assert_eq!(one("last year", ""), "last year|none|Missing");
        assert_eq!(one("last April", "2021-05-08"), "last April|2021-04|Relative");
        assert_eq!(one("last June", "2021-05-08"), "last June|2020-06|Relative");
    }

    #[test]
    fn weekdays() {
        assert_eq!(one("in Moscow on Saturday", "2021-05-08"), "Saturday|2021-05-08|Relative");
        assert_eq!(one("on Monday", "2021-05-08"), "Monday|[2021-05-03,2021-05-10]|Relative");
        assert_eq!(one("last Monday", "2021-05-08"), "last Monday|2021-05-03|Relative");
        assert_eq!(one("next Monday", "2021-05-08"), "next Monday|2021-05-10|Relative");
        assert_eq!(one("on Monday", "2017-02~"), "Monday|none|Missing");
        let reading = &read_dates("on Sunday, May 9", Some(&Date::parse("2021-05-08").unwrap()))[0];
        assert_eq!((reading.weekday, reading.span.clone()), (Some(Weekday::Sunday), 3..16));
    }

    #[test]
    fn parts_of_years() {
        assert_eq!(one("in the summer of 2022", ""), "summer of 2022|2022-22|Written");
        assert_eq!(one("the first half of 2017", ""), "first half of 2017|2017-40|Written");
        assert_eq!(one("the third quarter of 2017", ""), "third quarter of 2017|2017-35|Written");
        assert_eq!(one("in the 1990s", ""), "1990s|199X|Written");
    }

    #[test]
    fn dates_in_digits_fiscal_years_and_decades() {
        assert_eq!(one("on 05/28/2021", ""), "05/28/2021|2021-05-28|Written");
        assert_eq!(one("on 28/05/2021", ""), "28/05/2021|2021-05-28|Written");
        assert_eq!(one("on 05/08/2021", ""), "05/08/2021|[2021-05-08,2021-08-05]|Written");
        assert_eq!(one("on 12.04.1961", ""), "12.04.1961|1961-04-12|Written");
        assert_eq!(one("the 2016/17 fiscal year", ""), "2016/17|2016/2017|Written");
        assert_eq!(one("a loss in FY2019", ""), "FY2019|2019|Written");
        assert_eq!(one("in the nineties", ""), "nineties|199X|Written");
    }

    #[test]
    fn dates_told_from_other_dates() {
        let day = "2021-05-14";
        assert_eq!(
            one("three days after the May 8 vote", day),
            "three days after|2021-05-11|Relative; May 8|2021-05-08|Year"
        );
        assert_eq!(
            one("off on May 4, on again the next day", day),
            "May 4|2021-05-04|Year; next day|2021-05-05|Relative"
        );
        assert_eq!(one("by the end of the year", day), "the year|2021|Relative");
        assert_eq!(one("in the first quarter", day), "first quarter|2021-33|Year");
        assert_eq!(one("the first half of the match", day), "");
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "it may be",
            "May he rest",
            "they march on",
            "March on the capital",
            "2000 troops",
            "14th session",
            "5 to 7 percent",
            "a mayor",
            "days after",
            "Sunday's",
            "In second place",
        ] {
            let expected = if text == "Sunday's" { "Sunday|2021-05-09" } else { "" };
            assert!(one(text, "2021-05-09").starts_with(expected), "{text}: {}", one(text, "2021-05-09"));
            if expected.is_empty() {
                assert_eq!(one(text, "2021-05-09"), "", "{text}");
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail() {
        use super::super::trial::Dice;
        let pieces = [
            "May",
            "8",
            "29",
            "2021",
            "-",
            "–",
            " ",
            "to",
            "and",
            "last",
            "year",
            "three",
            "days",
            "after",
            "ago",
            "the",
            "Saturday",
            ",",
            "February",
            "30",
            "of",
            "half",
            "first",
            "99999999999",
            "today",
            "past",
            "weeks",
            "9999",
            ".",
        ];
        let mut dice = Dice::new(29);
        let references =
            ["", "2021-05-08", "2017-02~", "0000-01-01", "9999-12-31", "2020", "../2020", "Y-99999", "-0001"];
        for _ in 0..20_000 {
            let text: String =
                (0..dice.below(9)).flat_map(|_| [*dice.pick(&pieces), *dice.pick(&["", " "])]).collect();
            let reference = Date::parse(dice.pick::<&str>(&references)).ok();
            for reading in read_dates(&text, reference.as_ref()) {
                assert!(text.get(reading.span.clone()).is_some_and(|t| !t.is_empty()), "{text:?}");
            }
        }
    }
}
