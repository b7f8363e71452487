//! An observation's value with its statistic's unit.

use super::currency::is_currency;
use super::english::ENGLISH;
use super::reader::read_numbers;
use super::reading::NumberReading;
use crate::model::{Bound, Class, Quantity};

/// The unit of percentages.
pub(crate) const PERCENT: &str = "percent";

/// The unit of calendar years.
pub(crate) const YEAR: &str = "year";

/// Reads the value of an observation: one number with its scale, in the statistic's unit (an ISO 4217
/// code, `percent`, `year`, a measure or a counted noun).
///
/// # Errors
/// What is wrong, in words: no number, several, one in another unit, or a hedge, which `bound` is for.
pub fn read_quantity(value: &str, unit: &str) -> Result<Quantity, String> {
    reading(value, unit).map(|number| Quantity {
        value: number.value,
        class: number.class,
        bound: Bound::Exact,
    })
}

/// As [`read_quantity`], with what else is known of the number as it is written.
pub(crate) fn reading(value: &str, unit: &str) -> Result<NumberReading, String> {
    let mut numbers = read_numbers(value, &ENGLISH);
    let number = numbers.pop().ok_or_else(|| format!("\"{value}\" is not a number"))?;
    if !numbers.is_empty() {
        return Err(format!("\"{value}\" is not one number"));
    }
    if !number.hedge_words(value).is_empty() {
        return Err(format!("\"{value}\" is hedged: give the bare number, and its `bound`"));
    }
    let rest = format!("{}{}", &value[..number.span.start], &value[number.span.end..]);
    let rest = rest.trim();
    if !rest.is_empty() && !is_unit(rest, unit) {
        return Err(format!("\"{value}\" is more than a number: \"{rest}\""));
    }
    let class = class_of(&number, unit).ok_or_else(|| format!("\"{value}\" is not in {unit}"))?;
    Ok(NumberReading { class, ..number })
}

fn is_unit(rest: &str, unit: &str) -> bool {
    let measure = ENGLISH.measure(rest);
    ENGLISH.same_noun(rest, unit) || (measure.is_some() && measure == ENGLISH.measure(unit))
}

/// The class of a number in this unit; none where it is written in another one.
fn class_of(number: &NumberReading, unit: &str) -> Option<Class> {
    let wanted = if unit == PERCENT {
        Class::Percent
    } else if is_currency(unit) {
        Class::Money(unit.to_owned())
    } else if unit == YEAR && number.is_four_digits {
        Class::Year
    } else {
        Class::Count
    };
    match &number.class {
        Class::Count | Class::Year => Some(wanted),
        Class::Ordinal => (wanted == Class::Count).then_some(Class::Ordinal),
        written => (*written == wanted).then_some(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(value: &str, unit: &str) -> String {
        match read_quantity(value, unit) {
            Ok(quantity) => format!("{} {:?}", quantity.value, quantity.class),
            Err(why) => why,
        }
    }

    #[test]
    fn the_unit_gives_the_class() {
        assert_eq!(value("973.6 million", "USD"), "973600000 Money(\"USD\")");
        assert_eq!(value("26.4", "percent"), "26.4 Percent");
        assert_eq!(value("7,000", "troops"), "7000 Count");
        assert_eq!(value("14th", "session"), "14 Ordinal");
        assert_eq!(value("five", "schools"), "5 Count");
        assert_eq!(value("2004", "year"), "2004 Year");
        assert_eq!(value("2004", "people"), "2004 Count");
        assert_eq!(value("500 km", "km"), "500 Count");
        assert_eq!(value("$5", "USD"), "5 Money(\"USD\")");
    }

    #[test]
    fn what_is_not_one_bare_number_is_refused() {
        assert!(value("1,5", "percent").contains("not a number"));
        assert!(value("many", "troops").contains("not a number"));
        assert!(value("about 7,000", "troops").contains("bound"));
        assert!(value("€5", "USD").contains("not in USD"));
        assert!(value("5 percent", "troops").contains("not in troops"));
        assert!(value("5 tanks", "troops").contains("more than a number"));
        assert!(value("14th", "USD").contains("not in USD"));
        assert!(value("", "USD").contains("not a number"));
    }
}
