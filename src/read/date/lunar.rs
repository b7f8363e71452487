//! Feasts of the Islamic calendar. Its months begin when the new moon is seen, so that a feast falls on the day that
//! the arithmetical calendar gives, or on the one before or after it: all three are possible.

use jiff::civil;

use super::anchor::{date_text, days_after};

/// A feast by its month and day.
#[derive(Clone, Copy)]
pub(super) struct Feast(pub(super) i8, pub(super) i8);

/// The days on which the feast falls in years around `year`, each the middle one of three.
pub(super) fn feasts_around(feast: Feast, year: i16) -> impl Iterator<Item = civil::Date> {
    // 33 years of the one calendar are 32 of the other.
    let lunar = (i64::from(year) - 622) * 33 / 32;
    (lunar - 2..=lunar + 3).filter_map(move |year| day_of(feast, year))
}

/// The day in the arithmetical calendar, whose first year began on 16 July 622 of the Julian calendar, which is 19 July
/// of the Gregorian.
fn day_of(Feast(month, day): Feast, year: i64) -> Option<civil::Date> {
    let first = civil::Date::new(622, 7, 19).ok()?;
    let leap_days = (11 * year + 3).div_euclid(30);
    // Months of thirty and twenty-nine days follow each other.
    let months = i64::from(month - 1);
    let before = (year - 1) * 354 + leap_days + months * 29 + (months + 1) / 2;
    days_after(first, before + i64::from(day) - 1)
}

/// The three days as one EDTF set.
pub(super) fn around(day: civil::Date) -> Option<String> {
    let text = |n: i64| date_text(days_after(day, n)?);
    Some(format!("[{},{},{}]", text(-1)?, text(0)?, text(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_they_fell() {
        // The days on which Saudi Arabia kept them.
        for (feast, year, day) in [
            (Feast(10, 1), 2021, "2021-05-13"),
            (Feast(10, 1), 2022, "2022-05-02"),
            (Feast(10, 1), 2023, "2023-04-21"),
            (Feast(10, 1), 2024, "2024-04-10"),
            (Feast(12, 10), 2021, "2021-07-20"),
            (Feast(12, 10), 2024, "2024-06-16"),
            (Feast(1, 1), 2021, "2021-08-10"),
        ] {
            let held = feasts_around(feast, year).filter_map(around).any(|days| days.contains(day));
            assert!(held, "{year} {day}");
        }
    }
}
