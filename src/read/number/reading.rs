//! A number as it stands in a text, with all that the text says of it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::language::Reach;
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
    /// The two numbers of "one in five" and "two out of three".
    pub ratio: Option<(Decimal, Decimal)>,
    /// What a bare number is where it takes up the number before it: a percentage in "6.3 per cent, the
    /// Herald at 5.4".
    pub implied: Option<Class>,
    /// Whether its scale is a glued "m", which may be metres.
    pub may_be_metres: bool,
    /// Whether it is so many pounds, which may be money and may be weight.
    pub may_be_weight: bool,
    /// Whether it is a place in an order by "number" or "No." before it, which may count things too.
    pub is_rank: bool,
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

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// It grew.
    Up,
    /// It fell.
    Down,
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
