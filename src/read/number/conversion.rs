//! Units of measure that are others: by definition (a kilometre is 1,000 metres), and in another system, as people
//! round them.

use rust_decimal::Decimal;

use super::english::ENGLISH;
use super::reading::NumberReading;
use crate::model::{Bound, Class};

/// Measures that are multiples of each other by definition, with what they are multiples of.
pub(super) fn by_definition(name: &str) -> Option<(&'static str, &'static str, Decimal)> {
    const TABLE: &[(&str, &str, i64)] = &[
        ("mm", "length", 1),
        ("cm", "length", 10),
        ("m", "length", 1_000),
        ("km", "length", 1_000_000),
        ("inch", "feet", 1),
        ("ft", "feet", 12),
        ("yd", "feet", 36),
        ("mi", "feet", 63_360),
        ("m2", "area", 1),
        ("ha", "area", 10_000),
        ("km2", "area", 1_000_000),
        ("mg", "mass", 1),
        ("g", "mass", 1_000),
        ("kg", "mass", 1_000_000),
        ("t", "mass", 1_000_000_000),
        ("oz", "pounds", 1),
        ("lb", "pounds", 16),
        ("ml", "volume", 1),
        ("l", "volume", 1_000),
        ("m3", "volume", 1_000_000),
        ("kw", "power", 1),
        ("mw", "power", 1_000),
        ("gw", "power", 1_000_000),
        ("s", "time", 1),
        ("min", "time", 60),
        ("h", "time", 3_600),
        ("day", "time", 86_400),
        ("week", "time", 604_800),
        ("fortnight", "time", 1_209_600),
        ("month", "calendar", 1),
        ("year", "calendar", 12),
        ("decade", "calendar", 120),
        ("century", "calendar", 1_200),
        ("basis points", "points", 1),
        ("percentage points", "points", 100),
    ];
    TABLE.iter().find(|(known, ..)| *known == name).map(|(known, base, n)| (*known, *base, Decimal::from(*n)))
}

/// Whether one is the other in the units of another system, as people round them: "5 miles (8 km)".
pub(super) fn converts(prose: &NumberReading, quote: &NumberReading) -> bool {
    let measure = |n: &NumberReading| {
        let unit = n.unit.as_ref().and_then(|unit| ENGLISH.measure(&unit.name));
        unit.or_else(|| n.may_be_weight.then_some("lb")).filter(|_| n.label.is_none() && !n.is_fraction)
    };
    let Some((one, other)) = measure(prose).zip(measure(quote)).filter(|(one, other)| one != other) else {
        return false;
    };
    let is_open = |n: &NumberReading| n.class == Class::Count || n.may_be_weight;
    let agrees = prose.bound == Bound::About || prose.bound.side() == quote.bound.side();
    let in_base = |name: &str, n: &NumberReading| {
        let (_, base, factor) = SYSTEMS.iter().find(|(known, ..)| *known == name)?;
        Some((*base, n.value.checked_mul(*factor)?))
    };
    let near = match (in_base(one, prose), in_base(other, quote)) {
        (Some((base, stated)), Some((other_base, quoted))) => {
            // Two units of one system are multiples by definition.
            let is_other_system =
                by_definition(one).zip(by_definition(other)).is_none_or(|(a, b)| a.1 != b.1);
            base == other_base
                && is_other_system
                && stated.checked_div(quoted).and_then(|times| is_rounded(prose, times)).unwrap_or(false)
        }
        _ => are_degrees(one, prose.value, other, quote.value),
    };
    is_open(prose) && is_open(quote) && agrees && near
}

/// Whether a number that is so many times the true one is the true one rounded to two digits, or to as many as are
/// written where it is hedged.
fn is_rounded(prose: &NumberReading, times: Decimal) -> Option<bool> {
    let exact = prose.value.checked_div(times)?;
    let mut place = Decimal::new(1, 6);
    while place.checked_mul(Decimal::ONE_HUNDRED)? <= exact.abs() {
        place = place.checked_mul(Decimal::TEN)?;
    }
    let place = if prose.bound == Bound::About { place.max(prose.grain()) } else { place };
    Some((prose.value - exact).abs() * Decimal::TWO <= place)
}

/// "38C" and "100F".
fn are_degrees(one: &str, stated: Decimal, other: &str, quoted: Decimal) -> bool {
    let celsius =
        |fahrenheit: Decimal| (fahrenheit - Decimal::from(32)) * Decimal::from(5) / Decimal::from(9);
    match (one, other) {
        ("degc", "degf") => (celsius(quoted) - stated).abs() <= Decimal::ONE,
        ("degf", "degc") => (celsius(stated) - quoted).abs() <= Decimal::ONE,
        _ => false,
    }
}

/// Measures of both systems in one base: millimetres, square metres, grams, litres, kilometres an hour.
#[rustfmt::skip]
const SYSTEMS: &[(&str, &str, Decimal)] = &[
    ("mm", "length", d(1, 0)), ("cm", "length", d(10, 0)), ("m", "length", d(1_000, 0)), ("km", "length", d(1_000_000, 0)),
    ("inch", "length", d(254, 1)), ("ft", "length", d(3_048, 1)), ("yd", "length", d(9_144, 1)), ("mi", "length", d(1_609_344, 0)),
    ("nmi", "length", d(1_852_000, 0)), ("m2", "area", d(1, 0)), ("ha", "area", d(10_000, 0)), ("km2", "area", d(1_000_000, 0)),
    ("ft2", "area", d(929, 4)), ("acre", "area", d(4_047, 0)), ("mi2", "area", d(2_589_988, 0)),
    ("g", "mass", d(1, 0)), ("kg", "mass", d(1_000, 0)), ("t", "mass", d(1_000_000, 0)), ("oz", "mass", d(2_835, 2)),
    ("lb", "mass", d(4_536, 1)), ("ml", "volume", d(1, 3)), ("l", "volume", d(1, 0)), ("m3", "volume", d(1_000, 0)),
    ("gal", "volume", d(3_785, 3)), ("ft3", "volume", d(2_832, 2)), ("bbl", "volume", d(159, 0)),
    ("km/h", "speed", d(1, 0)), ("km/s", "speed", d(3_600, 0)), ("mi/s", "speed", d(57_936, 1)), ("mph", "speed", d(1_609, 3)), ("m/s", "speed", d(36, 1)),
];

/// A number with so many decimals.
const fn d(digits: u32, decimals: u8) -> Decimal {
    Decimal::from_parts(digits, 0, 0, false, decimals as u32)
}

#[cfg(test)]
mod tests {
    use super::super::reader::read_numbers;
    use super::*;

    fn agree(prose: &str, quote: &str) -> bool {
        converts(&read_numbers(prose, &ENGLISH)[0], &read_numbers(quote, &ENGLISH)[0])
    }

    #[test]
    fn systems_are_converted_and_rounded_to_two_digits() {
        for (prose, quote) in [
            ("62 miles", "100 km"),
            ("8 km", "5 miles"),
            ("10 kg", "a 23-pound shell"),
            ("460 mm", "18 inches"),
            ("1.6 km", "one mile"),
            ("38 degrees Celsius", "100 degrees Fahrenheit"),
            ("about 60 miles", "100 km"),
            ("800 km", "500 miles"),
        ] {
            assert!(agree(prose, quote), "{prose} / {quote}");
        }
        for (prose, quote) in [
            ("60 miles", "100 km"),
            ("9 km", "5 miles"),
            ("5 km", "5 miles"),
            ("more than 62 miles", "100 km"),
            ("40 degrees Celsius", "100 degrees Fahrenheit"),
            ("1,000 metres", "1 km"),
        ] {
            assert!(!agree(prose, quote), "{prose} / {quote}");
        }
    }
}
