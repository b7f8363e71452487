//! The reader of numbers in text: `$973.6 million`, `five`, `6.3 percent`, `14th`, `some 7,000`.
//!
//! Says what stands in a text and how two numbers agree; whether they must agree, rules say. Knows
//! languages only through the tables of [`Language`].

mod compare;
mod currency;
mod direction;
mod english;
mod follow;
mod identifier;
mod language;
mod multiple;
mod numeral;
mod quantity;
mod reader;
mod refine;
mod spelled;
pub(in crate::verify) mod token;
mod vague;

use std::ops::Range;

use rust_decimal::Decimal;

pub use compare::{Agreement, best_agreement, compare};
pub use currency::is_currency;
pub use direction::Direction;
pub use english::ENGLISH;
pub use identifier::Identifier;
pub(super) use identifier::identifiers_of;
pub use language::{HedgePhrase, Language, Reach};
pub use quantity::read_quantity;
pub(super) use quantity::reading as quantity_reading;
pub use vague::VagueReading;
pub(super) use vague::vague_of;

use crate::model::{Bound, Class};

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberReading {
    /// The number with its currency, scale and percent sign, without its hedge, in bytes of the text.
    pub span: Range<usize>,
    /// With its scale applied: `973.6 million` is 973600000. A percentage is the number before the sign.
    pub value: Decimal,
    /// The value of one in the last written place: for `973.6 million`, 100000.
    pub step: Decimal,
    /// What kind of number it is.
    pub class: Class,
    /// How it stands to the true value, by its hedge.
    pub bound: Bound,
    /// The hedge.
    pub hedge: Option<Hedge>,
    /// The measure or the word after it.
    pub unit: Option<Unit>,
    /// Which end of a range it is.
    pub range: Option<RangeEnd>,
    /// Whether it is four digits and nothing else, which may be a year or a count.
    pub is_four_digits: bool,
    /// Whether it is written as a part of a whole: "a fifth", "1/3".
    pub is_fraction: bool,
    /// What it is multiplied by: for `973.6 million`, a million.
    pub scale: Decimal,
    /// What it numbers, where it is a thing's number: `article` for "Article 5".
    pub label: Option<String>,
    /// Which way something changed by it.
    pub direction: Option<Direction>,
}

/// The words that hedge a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// How far the true value may lie.
    pub reach: Reach,
}

/// What stands after a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// The name of the measure (`km`), or else the word in lower case.
    pub name: String,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RangeEnd {
    /// The lower one.
    Low,
    /// The higher one.
    High,
}

/// Reads every number of `text`, in order. Linear in the text's length.
///
/// Numbers within dates and names are read too: see [`outside`].
#[must_use]
pub fn read_numbers(text: &str, language: &Language) -> Vec<NumberReading> {
    numbers_of(&token::Tokens::of(text), language)
}

/// As [`read_numbers`], for tokens that are known.
pub(super) fn numbers_of(tokens: &token::Tokens<'_>, language: &Language) -> Vec<NumberReading> {
    let mut found = reader::Reader::new(tokens, language).read();
    multiple::add_multiples(tokens, language, &mut found);
    refine::refine(tokens, language, &mut found);
    direction::mark_directions(tokens, language, &mut found);
    found
}

/// The readings that lie in none of the spans, such as those of dates and known names.
#[must_use]
pub fn outside(readings: Vec<NumberReading>, spans: &[Range<usize>]) -> Vec<NumberReading> {
    let within = |n: &NumberReading| spans.iter().any(|s| s.start <= n.span.start && n.span.end <= s.end);
    readings.into_iter().filter(|n| !within(n)).collect()
}

impl NumberReading {
    /// The hedge's words in `text`, which this was read from; empty where there is none.
    #[must_use]
    pub fn hedge_words<'t>(&self, text: &'t str) -> &'t str {
        self.hedge.as_ref().and_then(|hedge| text.get(hedge.span.clone())).unwrap_or("")
    }

    /// The number as written in `text`, which this was read from.
    #[must_use]
    pub fn written<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or("")
    }

    /// Whether its hedge may be rendered as `bound`. What is nearly so is about so.
    #[must_use]
    pub fn admits(&self, bound: Bound) -> bool {
        let is_near = self.hedge.as_ref().is_some_and(|hedge| hedge.reach == Reach::Near);
        self.bound == bound || (is_near && bound == Bound::About)
    }

    /// The place to which the number seems rounded: for `7,000` thousands, for `973.6 million` hundred
    /// thousands.
    #[must_use]
    pub fn grain(&self) -> Decimal {
        if self.step < Decimal::ONE || self.value.is_zero() {
            return self.step;
        }
        let mut grain = self.step.max(Decimal::ONE);
        while let Some(next) =
            grain.checked_mul(Decimal::TEN).filter(|next| self.value % next == Decimal::ZERO)
        {
            grain = next;
        }
        grain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each number as `value class [bound] [unit] [range]`.
    fn read(text: &str) -> Vec<String> {
        let describe = |n: NumberReading| {
            let mut out = format!("{} ", n.value);
            out.push_str(&match &n.class {
                Class::Money(code) => code.clone(),
                other => format!("{other:?}").to_lowercase(),
            });
            if n.bound != Bound::Exact {
                out.push_str(&format!(" {}({})", n.bound.name(), n.hedge_words(text)));
            }
            if let Some(unit) = &n.unit {
                out.push_str(&format!(" [{}]", unit.name));
            }
            if let Some(end) = n.range {
                out.push_str(&format!(" {end:?}").to_lowercase());
            }
            out
        };
        read_numbers(text, &ENGLISH).into_iter().map(describe).collect()
    }

    fn one(text: &str) -> String {
        read(text).join("; ")
    }

    #[test]
    fn money_in_every_notation() {
        for text in [
            "$973.6 million",
            "973.6 million dollars",
            "973,600,000 dollars",
            "US$973.6m",
            "USD 973.6 mln",
            "973.6 million U.S. dollars",
            "$973,600,000",
            "973.6 million USD",
            "a 973.6-million-dollar",
            "$ 0.9736bn",
            "nine hundred seventy-three million six hundred thousand dollars",
        ] {
            assert!(one(text).starts_with("973600000 USD"), "{text}: {}", one(text));
        }
        assert_eq!(
            one("€5, £6, ¥7, ₽8, 5 somoni, 6 Russian rubles, A$9, a $5 loan"),
            "5 EUR; 6 GBP; 7 JPY; 8 RUB; 5 TJS; 6 RUB; 9 AUD; 5 USD [loan]"
        );
        assert_eq!(one("the TOP 5"), "5 count");
    }

    #[test]
    fn percentages_are_not_points_and_not_counts() {
        for text in ["6.3 percent", "6.3%", "6.3 per cent", "6.3 pct", "6.3 %"] {
            assert_eq!(one(text), "6.3 percent", "{text}");
        }
        assert_eq!(one("6.3 percentage points"), "6.3 count [percentage points]");
        assert_eq!(one("a 5-percent rise"), "5 percent [rise]");
    }

    #[test]
    fn hedges_say_in_which_direction() {
        for (text, expected) in [
            ("some 7,000 troops", "7000 count about(some) [troops]"),
            ("little more than one billion U.S. dollars", "1000000000 USD above(little more than)"),
            ("up to 500 kilometers", "500 count below(up to) [km]"),
            ("nearly a million", "1000000 count below(nearly)"),
            ("about $5 million", "5000000 USD about(about)"),
            ("at least five people", "5 count above(at least) [people]"),
            ("no more than 5 people", "5 count below(no more than) [people]"),
            ("20-odd schools", "20 count about(-odd) [schools]"),
            ("500 troops or more", "500 count above(or more) [troops]"),
            ("a few hundred schools", "100 count above(few) [schools]"),
            ("several hundred thousand", "100000 count above(several)"),
            ("about half of them", "0.5 count about(about) [of]"),
            ("more than 3 km away", "3 count above(more than) [km]"),
            ("ca. 40 km", "40 count about(ca.) [km]"),
        ] {
            assert_eq!(one(text), expected, "{text}");
        }
        assert_eq!(one("he spoke about, 5 times"), "5 count [times]");
    }

    #[test]
    fn years_stand_where_years_stand() {
        assert_eq!(one("in 2016"), "2016 year");
        assert_eq!(one("the 2020 trade figures"), "2020 year [trade]");
        assert_eq!(one("May 8, 2021, in"), "8 count; 2021 year");
        assert_eq!(one("2000 troops"), "2000 count [troops]");
        assert_eq!(one("2,000"), "2000 count");
        assert_eq!(one("2016 and 2020"), "2016 year [and]; 2020 year");
        assert_eq!(one("2016-17"), "2016 year low; 2017 year high");
        assert_eq!(one("2015–2016"), "2015 year low; 2016 year high");
        assert_eq!(one("the 1990s"), "1990 year");
        assert_eq!(one("3000"), "3000 count");
        assert_eq!(one("$2000"), "2000 USD");
    }

    #[test]
    fn ranges_share_what_follows() {
        assert_eq!(one("5-7 percent"), "5 percent low; 7 percent high");
        assert_eq!(one("$5 to $7 million"), "5000000 USD low; 7000000 USD high");
        assert_eq!(one("between 5 and 7 million euros"), "5000000 EUR low; 7000000 EUR high");
        assert_eq!(one("from 5 to 7 percent"), "5 percent; 7 percent");
        assert_eq!(one("five to seven schools"), "5 count [schools] low; 7 count [schools] high");
        assert_eq!(one("7-5"), "7 count; 5 count");
        assert_eq!(one("5 and 7"), "5 count [and]; 7 count");
    }

    #[test]
    fn ordinals_ranks_and_signs() {
        assert_eq!(one("the 14th session"), "14 ordinal [session]");
        assert_eq!(one("the fourteenth session"), "14 ordinal [session]");
        assert_eq!(one("its number one partner"), "1 ordinal [partner]");
        assert_eq!(one("-5 degrees"), "-5 count [degrees]");
        assert_eq!(one("fell −5%"), "-5 percent");
        assert_eq!(one("a 500-kilometer range"), "500 count [km]");
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "COVID-19",
            "the G20",
            "one of the five", /* five is */
            "Su-35",
            "v1.2.3",
            "+992 37 2211234",
        ] {
            let expected = if text.contains("five") { "5 count" } else { "" };
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn known_names_can_be_masked() {
        let text = "the 201st base has 5 halls";
        let start = text.find("201st").unwrap();
        let masked = start..start + "201st base".len();
        let left = outside(read_numbers(text, &ENGLISH), std::slice::from_ref(&masked));
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].value, Decimal::from(5));
    }

    #[test]
    fn spans_hold_the_number_with_its_signs() {
        let text = "worth (some US$3.6 million), or 19 percent";
        let written: Vec<&str> = read_numbers(text, &ENGLISH).iter().map(|n| n.written(text)).collect();
        assert_eq!(written, ["US$3.6 million", "19 percent"]);
    }

    #[test]
    fn grain_is_the_place_of_rounding() {
        let grain = |text: &str| read_numbers(text, &ENGLISH)[0].grain().to_string();
        assert_eq!(grain("7,000"), "1000");
        assert_eq!(grain("6,950"), "10");
        assert_eq!(grain("973.6 million"), "100000");
        assert_eq!(grain("1 billion"), "1000000000");
        assert_eq!(grain("6.3"), "0.1");
        assert_eq!(grain("0"), "1");
    }

    #[test]
    fn no_text_makes_the_reader_fail() {
        use super::super::trial::Dice;
        let pieces = [
            "5",
            "1,000",
            "-",
            "–",
            "—",
            " ",
            "to",
            "and",
            "a",
            "half",
            "million",
            "trillion",
            "$",
            "%",
            "between",
            "th",
            "2016",
            "one",
            "some",
            "US",
            ".",
            "½",
            "/",
            "third",
            "twenty",
            "hundred",
            "dozen",
            "99999999999999999999999999999",
        ];
        let mut dice = Dice::new(23);
        for _ in 0..20_000 {
            let text: String =
                (0..dice.below(9)).flat_map(|_| [*dice.pick(&pieces), *dice.pick(&["", " "])]).collect();
            for reading in read_numbers(&text, &ENGLISH) {
                assert!(text.get(reading.span.clone()).is_some_and(|t| !t.is_empty()), "{text:?}");
                let _ = reading.grain();
            }
        }
    }
}
