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
    /// The true value is this or greater: "at least 38".
    AtLeast,
    /// The true value is greater: "a little more than one billion".
    Above,
    /// The true value is this or less: "up to 500".
    AtMost,
    /// The true value is less: "fewer than 30".
    Below,
}

/// Which way a bound leaves the true value open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is given, or is near.
    Neither,
    /// It may be greater.
    Greater,
    /// It may be less.
    Less,
}

impl Bound {
    /// The word in front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::Above => "above",
            Self::AtMost => "at-most",
            Self::Below => "below",
        }
    }

    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::About, Self::AtLeast, Self::Above, Self::AtMost, Self::Below];

    /// Which way it leaves the true value open.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Exact | Self::About => Side::Neither,
            Self::AtLeast | Self::Above => Side::Greater,
            Self::AtMost | Self::Below => Side::Less,
        }
    }

    /// The bound of a number that is less by the more this one is.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::Above => Self::Below,
            Self::AtMost => Self::AtLeast,
            Self::Below => Self::Above,
            other => other,
        }
    }

    /// What holds wherever both do, of a sum.
    #[must_use]
    pub const fn met(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, bound) | (bound, Self::Exact) => bound,
            (Self::AtLeast, Self::AtLeast) => Self::AtLeast,
            (Self::AtMost, Self::AtMost) => Self::AtMost,
            (Self::Above | Self::AtLeast, Self::Above | Self::AtLeast) => Self::Above,
            (Self::Below | Self::AtMost, Self::Below | Self::AtMost) => Self::Below,
            _ => Self::About,
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
