//! How a number in prose agrees with a number in a quote.

use rust_decimal::{Decimal, RoundingStrategy};

use super::class::may_be_one_currency;
use super::conversion::{by_definition, converts};
use super::english::ENGLISH;
use super::language::Reach;
use super::multiple::TIMES;
use super::reading::{Direction, NumberReading, RangeEnd};
use crate::model::{Bound, Class, Side};

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
    let is_labelled = |n: &NumberReading| n.label.is_some() || !n.is_rank;
    let is_same_thing = prose.label == quote.label || !(is_labelled(prose) && is_labelled(quote));
    if is_nth(prose, quote) || is_nth(quote, prose) || are_pounds(prose, quote) || are_pounds(quote, prose) {
        return Agreement::Equal;
    }
    if is_as_often(prose, quote) || is_as_often(quote, prose) {
        return Agreement::Equal;
    }
    if converts(prose, quote) {
        return Agreement::Rounded;
    }
    if !is_same_thing || are_opposed(prose, quote) {
        return Agreement::Differs;
    }
    if is_part_of_ratio(prose, quote)
        || is_halved(prose, quote)
        || is_halved(quote, prose)
        || are_metres(prose, quote)
        || are_metres(quote, prose)
    {
        return Agreement::Equal;
    }
    if let Some((part, whole)) = as_percentages(prose, quote) {
        return by_value(prose, quote, part, whole);
    }
    if !same_class(prose, quote) || !same_measure(prose, quote) {
        return Agreement::Differs;
    }
    let quoted = if is_fall_written_as_minus(prose, quote) { -quote.value } else { quote.value };
    let Some((times, parts)) = unit_factor(prose, quote) else { return Agreement::Differs };
    // Multiplied first, since a twelfth has no last digit.
    let quoted = quoted.checked_mul(times).and_then(|value| value.checked_div(parts)).unwrap_or(quoted);
    by_value(prose, quote, prose.value, quoted)
}

/// "Halved" and "fell by half".
fn is_halved(one: &NumberReading, other: &NumberReading) -> bool {
    let is_multiple = one.unit.as_ref().is_some_and(|unit| unit.name == TIMES) && one.value < Decimal::ONE;
    let falls = other.is_fraction && other.ratio.is_none() && other.direction == Some(Direction::Down);
    is_multiple && falls && Decimal::ONE - one.value == other.value
}

/// "The first season" and "season one".
fn is_nth(nth: &NumberReading, numbered: &NumberReading) -> bool {
    let unit = nth.unit.as_ref().filter(|_| nth.class == Class::Ordinal && nth.label.is_none());
    let is_it = |label: &String| unit.is_some_and(|unit| ENGLISH.same_noun(&unit.name, label));
    nth.value == numbered.value && numbered.label.as_ref().is_some_and(is_it)
}

/// "Fined twice" and "two fines": on how many occasions.
fn is_as_often(often: &NumberReading, count: &NumberReading) -> bool {
    // "Played 61 times", while "three times" may be as much.
    let is_times = often.unit.as_ref().is_some_and(|unit| {
        unit.name == TIMES && (unit.span.end <= often.span.end || often.value > Decimal::TEN)
    });
    let is_small = often.value.is_integer() && often.value > Decimal::ONE && often.bound == count.bound;
    let is_plain = count.class == Class::Count
        && !count.is_fraction
        && count.label.is_none()
        && count.scale == Decimal::ONE;
    let counts = count.unit.as_ref().is_none_or(|unit| ENGLISH.measure(&unit.name).is_none());
    is_times && is_small && is_plain && counts && often.value == count.value
}

/// "A 23-pound shell" and "23 lb".
fn are_pounds(open: &NumberReading, told: &NumberReading) -> bool {
    let is_weight = told.class == Class::Count && told.unit.as_ref().is_some_and(|unit| unit.name == "lb");
    open.may_be_weight && is_weight && open.value == told.value && open.bound == told.bound
}

/// "45m" and "45 metres".
fn are_metres(open: &NumberReading, told: &NumberReading) -> bool {
    let is_metres = told.unit.as_ref().is_some_and(|unit| unit.name == "m") && told.class == Class::Count;
    let value = open.value.checked_div(open.scale);
    open.may_be_metres && is_metres && value == Some(told.value) && open.bound == told.bound
}

/// "nine" and "10" of a quote's "nine out of 10".
fn is_part_of_ratio(prose: &NumberReading, quote: &NumberReading) -> bool {
    let is_plain = prose.class == Class::Count && prose.bound == Bound::Exact && !prose.is_fraction;
    quote.ratio.is_some_and(|(part, whole)| is_plain && (prose.value == part || prose.value == whole))
}

/// What one of a quote's units is in those of the prose, by definition: a kilometre is 1,000 metres. Where one
/// of them has no measure, it is taken to be the other's.
fn unit_factor(prose: &NumberReading, quote: &NumberReading) -> Option<(Decimal, Decimal)> {
    let measure = |n: &NumberReading| n.unit.as_ref().and_then(|unit| ENGLISH.measure(&unit.name));
    match measure(prose).zip(measure(quote)) {
        // "5 degrees" leaves open of which scale.
        Some((one, other)) if one == "degree" && other.starts_with("deg") => {
            Some((Decimal::ONE, Decimal::ONE))
        }
        Some((one, other)) if other == "degree" && one.starts_with("deg") => {
            Some((Decimal::ONE, Decimal::ONE))
        }
        Some((one, other)) if one != other => {
            let (_, base_one, size_one) = by_definition(one)?;
            let (_, base_other, size_other) = by_definition(other)?;
            (base_one == base_other).then_some((size_other, size_one))
        }
        _ => Some((Decimal::ONE, Decimal::ONE)),
    }
}

/// Compares values that are in one unit.
fn by_value(prose: &NumberReading, quote: &NumberReading, stated: Decimal, quoted: Decimal) -> Agreement {
    if stated == quoted {
        return same_value(prose, quote);
    }
    let rounds =
        if prose.is_fraction { is_near(prose, stated, quoted) } else { rounds(prose, quote, quoted) };
    if rounds { Agreement::Rounded } else { Agreement::Differs }
}

/// Whether something grew by the one and fell by the other.
fn are_opposed(prose: &NumberReading, quote: &NumberReading) -> bool {
    prose.direction.zip(quote.direction).is_some_and(|(one, other)| one != other)
}

/// "changed by −6.3%" says what "fell by 6.3%" says.
fn is_fall_written_as_minus(prose: &NumberReading, quote: &NumberReading) -> bool {
    let (one, other) = (prose.value.is_sign_negative(), quote.value.is_sign_negative());
    let positive = if one { quote } else { prose };
    one != other && positive.direction == Some(Direction::Down)
}

/// Both values as percentages, where the one is a percentage and the other a fraction or a multiple: a fifth
/// is 20 percent, and what doubles rises by 100.
fn as_percentages(prose: &NumberReading, quote: &NumberReading) -> Option<(Decimal, Decimal)> {
    let percent = |n: &NumberReading| (n.class == Class::Percent).then_some(n.value);
    let part = |n: &NumberReading, other: &NumberReading| {
        if n.class != Class::Count || other.class != Class::Percent {
            None
        } else if n.is_fraction {
            n.value.checked_mul(Decimal::ONE_HUNDRED)
        } else if n.unit.as_ref().is_some_and(|u| u.name == TIMES) && other.direction == Some(Direction::Up) {
            n.value.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
        } else if n.unit.as_ref().is_some_and(|u| u.name == TIMES) && n.value < Decimal::ONE {
            // What is halved falls by 50 percent.
            Decimal::ONE.checked_sub(n.value)?.checked_mul(Decimal::ONE_HUNDRED)
        } else {
            None
        }
    };
    let stated = percent(prose).or_else(|| part(prose, quote))?;
    let quoted = percent(quote).or_else(|| part(quote, prose))?;
    (prose.class != quote.class).then_some((stated, quoted))
}

/// Whether a hedged fraction is near enough: "about a third" for 33.4 percent, and not "about a quarter".
fn is_near(prose: &NumberReading, stated: Decimal, quoted: Decimal) -> bool {
    let unit = if stated > Decimal::ONE { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let (close, far) = (unit * Decimal::new(25, 3), unit * Decimal::new(15, 2));
    match prose.bound.side() {
        Side::Neither if prose.bound == Bound::Exact => is_fraction_rounded(prose, stated, quoted),
        Side::Neither => prose.bound == Bound::About && (stated - quoted).abs() <= close,
        Side::Greater => quoted > stated && quoted - stated <= far,
        Side::Less => quoted < stated && stated - quoted <= far,
    }
}

/// "A third" for 33 percent, "one in seven" for 14: a part that no whole percentage is. What is one, such as a tenth, is
/// said of it alone.
fn is_fraction_rounded(prose: &NumberReading, stated: Decimal, quoted: Decimal) -> bool {
    let is_percent = stated > Decimal::ONE && quoted.is_integer();
    is_percent
        && prose.is_fraction
        && !stated.is_integer()
        && (stated - quoted).abs() * Decimal::TWO <= Decimal::ONE
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
    let is_money = match (&prose.class, &quote.class) {
        (Class::Money(one), Class::Money(other)) => may_be_one_currency(one, other),
        _ => false,
    };
    let is_taken_up = |bare: &NumberReading, full: &NumberReading| bare.implied.as_ref() == Some(&full.class);
    let counts = |rank: &NumberReading, n: &NumberReading| rank.is_rank && n.class == Class::Count;
    prose.class == quote.class
        || is_money_left_out(prose, quote)
        || (is_open(prose) && is_open(quote))
        || is_money
        || is_taken_up(prose, quote)
        || is_taken_up(quote, prose)
        || counts(prose, quote)
        || counts(quote, prose)
}

/// "Has spent 70 million on it": so large a number of nothing that is named may be one of money.
fn is_money_left_out(prose: &NumberReading, quote: &NumberReading) -> bool {
    let is_of_nothing =
        prose.unit.as_ref().is_none_or(|unit| ENGLISH.function_words.contains(&unit.name.as_str()));
    prose.class == Class::Count
        && prose.scale > Decimal::ONE_THOUSAND
        && prose.label.is_none()
        && is_of_nothing
        && matches!(quote.class, Class::Money(_))
        && quote.scale == prose.scale
}

/// Measures must be the same where both are known: 500 km are not 500 miles.
fn same_measure(prose: &NumberReading, quote: &NumberReading) -> bool {
    let measure = |n: &NumberReading| n.unit.as_ref().and_then(|unit| ENGLISH.measure(&unit.name));
    let is_points =
        |n: &NumberReading| n.unit.as_ref().is_some_and(|unit| ENGLISH.same_noun(&unit.name, "points"));
    // A share of a share, or a multiple, is nothing that a bare number may stand for.
    let stands_alone =
        |name: &str| matches!(name, "percentage points" | "basis points" | "per mille" | TIMES);
    match (measure(prose), measure(quote)) {
        (Some(one), Some(other)) => one == other || unit_factor(prose, quote).is_some(),
        (Some("percentage points"), None) => is_points(quote),
        (None, Some("percentage points")) => is_points(prose),
        (Some(one), None) | (None, Some(one)) => !stands_alone(one),
        (None, None) => true,
    }
}

fn same_value(prose: &NumberReading, quote: &NumberReading) -> Agreement {
    // "Up to 4 million", where it is "between 3 and 4 million".
    let is_end = match quote.range.filter(|_| prose.range.is_none() && quote.bound == Bound::Exact) {
        Some(RangeEnd::High) => prose.bound == Bound::AtMost,
        Some(RangeEnd::Low) => prose.bound == Bound::AtLeast,
        None => false,
    };
    if is_end {
        return Agreement::Equal;
    }
    if quote.range.is_some() && prose.range.is_none() && prose.bound == Bound::Exact {
        return Agreement::HedgeDropped;
    }
    if prose.bound == quote.bound || quote.admits(prose.bound) || prose.admits(quote.bound) {
        return Agreement::Equal;
    }
    let is_open = |n: &NumberReading| n.hedge.as_ref().is_some_and(|hedge| hedge.reach == Reach::Open);
    let may_be = |open: &NumberReading, other: &NumberReading| is_open(open) && other.bound == Bound::Exact;
    if may_be(prose, quote) || may_be(quote, prose) {
        return Agreement::Equal;
    }
    match (prose.bound, quote.bound) {
        // What is more than 38 is at least 38, and never the other way round.
        (Bound::AtLeast, Bound::Above) | (Bound::AtMost, Bound::Below) => Agreement::Equal,
        (Bound::Exact, _) => Agreement::HedgeDropped,
        (Bound::About, Bound::Exact) => Agreement::Rounded,
        (Bound::About, _) => Agreement::HedgeDropped,
        _ => Agreement::Differs,
    }
}

/// Whether a hedged number in prose is the quote's number rounded as far as the prose is written.
fn rounds(prose: &NumberReading, quote: &NumberReading, quoted: Decimal) -> bool {
    let grain = prose.grain();
    let (near, down, up) = (
        rounded(quoted, grain, RoundingStrategy::MidpointAwayFromZero),
        rounded(quoted, grain, RoundingStrategy::ToNegativeInfinity),
        rounded(quoted, grain, RoundingStrategy::ToPositiveInfinity),
    );
    let value = Some(prose.value);
    // "At least ten" says too little of fourteen.
    if (prose.value - quoted).abs() * Decimal::from(4) > quoted.abs() {
        return false;
    }
    match (prose.bound.side(), quote.bound.side()) {
        (Side::Greater, Side::Less) | (Side::Less, Side::Greater) => false,
        (Side::Neither, _) if prose.bound == Bound::Exact => false,
        // "about $973 million" for 973.6: with so many digits, cut off is as good as rounded.
        (Side::Neither, _) => near == value || (digits(prose, grain) > 2 && down == value),
        (Side::Greater, _) => down == value && prose.value < quoted,
        (Side::Less, _) => up == value && prose.value > quoted,
    }
}

/// How many digits a number gives.
fn digits(number: &NumberReading, grain: Decimal) -> usize {
    number.value.abs().checked_div(grain).map_or(0, |n| n.trunc().normalize().to_string().len())
}

/// `value` as a multiple of `grain`.
fn rounded(value: Decimal, grain: Decimal, how: RoundingStrategy) -> Option<Decimal> {
    value.checked_div(grain)?.round_dp_with_strategy(0, how).checked_mul(grain)
}

#[cfg(test)]
mod tests {
    use super::super::reader::read_numbers;
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
            ("70 million on", "70 million pounds"),
            ("up to 4 million euros", "between 3 million and 4 million euros"),
            ("at least 3 million euros", "between 3 million and 4 million euros"),
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
            ("974 million", "973.6 million"),
            ("70 million people", "70 million pounds"),
            ("70 on", "70 pounds"),
            ("a third", "34 percent"),
            ("a tenth", "11 percent"),
            ("one in seven", "15 percent"),
            ("up to 3 million euros", "between 3 million and 4 million euros"),
        ] {
            assert_eq!(agree(prose, quote), Agreement::Differs, "{prose} / {quote}");
        }
    }

    #[test]
    fn a_hedge_allows_rounding_and_only_in_its_direction() {
        assert_eq!(agree("about $970 million", "$973.6 million"), Agreement::Rounded);
        assert_eq!(agree("one in seven", "14 percent"), Agreement::Rounded);
        assert_eq!(agree("two thirds", "67 percent"), Agreement::Rounded);
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
