//! How a number in prose agrees with a number in a quote.

use rust_decimal::{Decimal, RoundingStrategy};

use super::NumberReading;
use crate::model::{Bound, Class};

/// How a number agrees with its evidence, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Value, class and hedge are the same.
    Equal,
    /// The prose hedges and rounds as far as it is written; or it hedges a number that the quote gives
    /// outright.
    Rounded,
    /// The value is the same and the quote hedges it or gives a range, and the prose does not say so.
    HedgeDropped,
    /// It is another number.
    Differs,
}

/// Compares a number in prose with one in a quote.
#[must_use]
pub fn compare(prose: &NumberReading, quote: &NumberReading) -> Agreement {
    if !same_class(prose, quote) || !same_measure(prose, quote) {
        return Agreement::Differs;
    }
    if prose.value == quote.value {
        return same_value(prose, quote);
    }
    if rounds(prose, quote) { Agreement::Rounded } else { Agreement::Differs }
}

/// The best agreement of a number in prose with any number in its quotes.
#[must_use]
pub fn best_agreement<'q>(
    prose: &NumberReading,
    quotes: impl IntoIterator<Item = &'q NumberReading>,
) -> Agreement {
    quotes.into_iter().map(|quote| compare(prose, quote)).min().unwrap_or(Agreement::Differs)
}

/// Classes must be the same, save that four bare digits may be read as a year or as a count.
fn same_class(prose: &NumberReading, quote: &NumberReading) -> bool {
    let is_open = |n: &NumberReading| n.is_four_digits && matches!(n.class, Class::Year | Class::Count);
    prose.class == quote.class || (is_open(prose) && is_open(quote))
}

/// Measures must be the same where both are known: 500 km are not 500 miles.
fn same_measure(prose: &NumberReading, quote: &NumberReading) -> bool {
    let measure = |n: &NumberReading| n.unit.as_ref().and_then(|unit| super::ENGLISH.measure(&unit.name));
    match (measure(prose), measure(quote)) {
        (Some(one), Some(other)) => one == other,
        // A share of a share is nothing that a bare number may stand for.
        (Some("percentage points"), None) | (None, Some("percentage points")) => false,
        _ => true,
    }
}

fn same_value(prose: &NumberReading, quote: &NumberReading) -> Agreement {
    if quote.range.is_some() && prose.range.is_none() && prose.bound == Bound::Exact {
        return Agreement::HedgeDropped;
    }
    if prose.bound == quote.bound || quote.admits(prose.bound) || prose.admits(quote.bound) {
        return Agreement::Equal;
    }
    match (prose.bound, quote.bound) {
        (Bound::Exact, _) => Agreement::HedgeDropped,
        (Bound::About, Bound::Exact) => Agreement::Rounded,
        (Bound::About, _) => Agreement::HedgeDropped,
        _ => Agreement::Differs,
    }
}

/// Whether a hedged number in prose is the quote's number rounded as far as the prose is written.
fn rounds(prose: &NumberReading, quote: &NumberReading) -> bool {
    let grain = prose.grain();
    let (near, down, up) = (
        rounded(quote.value, grain, RoundingStrategy::MidpointAwayFromZero),
        rounded(quote.value, grain, RoundingStrategy::ToNegativeInfinity),
        rounded(quote.value, grain, RoundingStrategy::ToPositiveInfinity),
    );
    let value = Some(prose.value);
    match (prose.bound, quote.bound) {
        (Bound::Exact, _) | (Bound::Above, Bound::Below) | (Bound::Below, Bound::Above) => false,
        (Bound::About, _) => near == value,
        (Bound::Above, _) => down == value && prose.value < quote.value,
        (Bound::Below, _) => up == value && prose.value > quote.value,
    }
}

/// `value` as a multiple of `grain`.
fn rounded(value: Decimal, grain: Decimal, how: RoundingStrategy) -> Option<Decimal> {
    value.checked_div(grain)?.round_dp_with_strategy(0, how).checked_mul(grain)
}

#[cfg(test)]
mod tests {
    use super::super::{ENGLISH, read_numbers};
    use super::*;

    fn agree(prose: &str, quote: &str) -> Agreement {
        let (prose, quote) = (read_numbers(prose, &ENGLISH), read_numbers(quote, &ENGLISH));
        best_agreement(&prose[0], &quote)
    }

    #[test]
    fn notation_does_not_matter() {
        for (prose, quote) in [
            ("973,600,000 dollars", "$973.6 million"),
            ("five schools", "5 schools"),
            ("6.3%", "6.3 percent"),
            ("the fourteenth", "14th"),
            ("some 7,000", "a total of some 7,000"),
            ("around 7,000", "some 7,000"),
            ("500 km", "500 kilometres"),
            ("2,000 people", "2000 people"),
            ("1500", "1500 villages"),
        ] {
            assert_eq!(agree(prose, quote), Agreement::Equal, "{prose} / {quote}");
        }
    }

    #[test]
    fn class_and_measure_matter() {
        for (prose, quote) in [
            ("6.3", "6.3 percent"),
            ("€5", "$5"),
            ("5 dollars", "5 schools"),
            ("14", "14th"),
            ("500 km", "500 miles"),
            ("5 percentage points", "5 percent"),
            ("5 percentage points", "5 schools"),
            ("1,5 million", "1.5 million"),
            ("974 million", "973.6 million"),
        ] {
            assert_eq!(agree(prose, quote), Agreement::Differs, "{prose} / {quote}");
        }
    }

    #[test]
    fn a_hedge_allows_rounding_and_only_in_its_direction() {
        assert_eq!(agree("about $970 million", "$973.6 million"), Agreement::Rounded);
        assert_eq!(agree("nearly $1 billion", "$973.6 million"), Agreement::Rounded);
        assert_eq!(agree("more than $970 million", "$973.6 million"), Agreement::Rounded);
        assert_eq!(agree("about 7,000", "6,950"), Agreement::Rounded);
        assert_eq!(agree("about 5", "5"), Agreement::Rounded);
        assert_eq!(agree("more than $1 billion", "$973.6 million"), Agreement::Differs);
        assert_eq!(agree("about $960 million", "$973.6 million"), Agreement::Differs);
        assert_eq!(agree("less than $970 million", "$973.6 million"), Agreement::Differs);
        assert_eq!(agree("more than 5", "5"), Agreement::Differs);
    }

    #[test]
    fn a_hedge_of_the_quote_may_not_be_dropped() {
        assert_eq!(agree("7,000 troops", "some 7,000 troops"), Agreement::HedgeDropped);
        assert_eq!(agree("$1 billion", "little more than $1 billion"), Agreement::HedgeDropped);
        assert_eq!(agree("about 500 km", "up to 500 km"), Agreement::HedgeDropped);
        assert_eq!(agree("5 percent", "5 to 7 percent"), Agreement::HedgeDropped);
        assert_eq!(agree("more than 500 km", "up to 500 km"), Agreement::Differs);
        assert_eq!(agree("about 7,000", "nearly 7,000"), Agreement::Equal);
    }

    #[test]
    fn without_evidence_a_number_differs() {
        let prose = read_numbers("5", &ENGLISH);
        assert_eq!(best_agreement(&prose[0], &[]), Agreement::Differs);
    }
}
