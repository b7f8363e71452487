//! Numbers with what makes them comparable: exact value, class and bound.

pub use rust_decimal::Decimal;

/// The class of a number. Numbers of different classes are never equal: 5 % is not 5.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A plain number: a count or a measure.
    Count,
    /// A percentage, as the number before the sign: `6.3`.
    Percent,
    /// Money in a currency, by its ISO 4217 code: `USD`.
    Money(String),
    /// A place in an order: `14th`.
    Ordinal,
    /// A calendar year.
    Year,
}

/// How a number stands to the true value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Equal to it, as far as the source says.
    #[default]
    Exact,
    /// Near it: "some 7,000".
    About,
    /// The true value is greater: "a little more than one billion".
    Above,
    /// The true value is not greater: "up to 500".
    Below,
}

impl Bound {
    /// The word in front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Above => "above",
            Self::Below => "below",
        }
    }
}

/// A number as it can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The value with its scale applied: `973.6 million` is 973600000.
    pub value: Decimal,
    /// Its class.
    pub class: Class,
    /// Its bound.
    pub bound: Bound,
}
