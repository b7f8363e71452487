//! An axis of time that is broken where nothing happened for long: columns of years or of several
//! years.

use std::collections::BTreeSet;

use super::canvas::{Anchor, Canvas, count, number, width_of};

/// The room that a break takes.
const BREAK: f64 = 24.0;
/// A stretch of time that covers more columns than this counts by its ends alone.
const COVERED: i64 = 40;
/// How many years a column may stand for.
const SIZES: [i64; 16] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000, i64::MAX / 4];

/// A stretch of years with its place on the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) left: f64,
    /// Which multiple of the size it is.
    index: i64,
}

/// The axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeAxis {
    pub(super) columns: Vec<Column>,
    /// How wide each column is.
    pub(super) step: f64,
    /// How many years it stands for.
    pub(super) years: i64,
    /// The middles of the breaks.
    breaks: Vec<f64>,
    width: f64,
}

impl TimeAxis {
    /// The finest axis `width` wide on which every column has room for its label and at least
    /// `room`. Stretches are given by their first and last year.
    pub(super) fn of(stretches: &[(i64, i64)], width: f64, room: f64) -> Self {
        let mut axis = Self { columns: Vec::new(), step: width, years: 1, breaks: Vec::new(), width };
        for size in SIZES {
            axis = Self::with(stretches, width, size);
            let widest = axis.columns.iter().map(|c| width_of(&c.label)).fold(room, f64::max);
            if axis.step >= widest + 6.0 {
                break;
            }
        }
        axis
    }

    fn with(stretches: &[(i64, i64)], width: f64, years: i64) -> Self {
        let mut taken = BTreeSet::new();
        for (from, to) in stretches {
            let (from, to) = (from.div_euclid(years), to.div_euclid(years));
            if to - from > COVERED {
                taken.extend([from, to]);
            } else {
                taken.extend(from..=to);
            }
        }
        let mut runs: Vec<Vec<i64>> = Vec::new();
        for index in taken {
            match runs.last_mut().and_then(|run| run.last().copied().map(|last| (run, last))) {
                Some((run, last)) if index - last <= 2 => run.extend(last + 1..=index),
                _ => runs.push(vec![index]),
            }
        }
        let columns: usize = runs.iter().map(Vec::len).sum();
        let step = (width - BREAK * count(runs.len().saturating_sub(1))) / count(columns.max(1));
        let mut axis = Self { columns: Vec::new(), step, years, breaks: Vec::new(), width };
        let mut left = 0.0;
        for (i, run) in runs.into_iter().enumerate() {
            if i > 0 {
                axis.breaks.push(left + BREAK / 2.0);
                left += BREAK;
            }
            for index in run {
                axis.columns.push(Column { label: label(index, years), left, index });
                left += step;
            }
        }
        axis
    }

    /// The column that holds a year.
    pub(super) fn column(&self, year: i64) -> Option<usize> {
        let index = year.div_euclid(self.years);
        self.columns.binary_search_by_key(&index, |column| column.index).ok()
    }

    /// Where a moment is, given in years.
    pub(super) fn at(&self, moment: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "the size of a column is exact up to a million years")]
        let size = self.years as f64;
        let index = (moment / size).floor();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast of a number out of range gives the nearest"
        )]
        let place = self.columns.partition_point(|column| column.index <= index as i64);
        let Some(column) = place.checked_sub(1).and_then(|place| self.columns.get(place)) else { return 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        let within = (moment / size - column.index as f64).clamp(0.0, 1.0);
        (column.left + within * self.step).clamp(0.0, self.width)
    }

    /// Draws the axis with its labels below it, and its breaks.
    pub(super) fn draw(&self, canvas: &mut Canvas, y: f64) {
        let mut from = 0.0;
        for middle in &self.breaks {
            canvas.shape("axis", format!("M{} {}H{}", number(from), number(y), number(middle - 5.0)));
            let (a, b, top) = (number(middle - 7.0), number(middle + 1.0), number(y + 5.0));
            canvas.shape("axis", format!("M{a} {top}l6 -10M{b} {top}l6 -10"));
            from = middle + 5.0;
        }
        canvas.shape("axis", format!("M{} {}H{}", number(from), number(y), number(self.width)));
        for column in &self.columns {
            canvas.shape("axis", format!("M{} {}v6", number(column.left), number(y)));
            canvas.text((column.left + self.step / 2.0, y + 18.0), Anchor::Middle, "soft", &column.label);
        }
        if !self.breaks.is_empty() {
            canvas
                .key("years without an entry left out", &[("axis", "M0 6h8M6 11l6 -10M12 11l6 -10M16 6h8")]);
        }
    }
}

fn label(index: i64, years: i64) -> String {
    let from = index.saturating_mul(years);
    match years {
        1 => named(from),
        10 if from > 0 => format!("{from}s"),
        _ if from > 0 && years <= 5 && from % 100 + years <= 100 => {
            format!("{from}–{:02}", (from + years - 1) % 100)
        }
        _ => format!("{}–{}", named(from), named(from.saturating_add(years - 1))),
    }
}

fn named(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(stretches: &[(i64, i64)], width: f64) -> Vec<String> {
        TimeAxis::of(stretches, width, 0.0).columns.into_iter().map(|c| c.label).collect()
    }

    #[test]
    fn long_times_without_an_event_are_left_out() {
        let axis = TimeAxis::of(&[(1993, 1993), (2004, 2004), (2016, 2017), (2021, 2022)], 360.0, 0.0);
        let labels: Vec<&str> = axis.columns.iter().map(|c| c.label.as_str()).collect();
        assert_eq!(labels, ["1993", "2004", "2016", "2017", "2021", "2022"]);
        assert_eq!(axis.breaks.len(), 3);
        assert!(axis.at(2004.5) > axis.at(1993.9) + BREAK);
        assert!(axis.at(2022.999) <= 360.0);
    }

    #[test]
    fn columns_stand_for_more_years_where_there_are_many() {
        assert_eq!(labels(&[(2000, 2000), (2002, 2002)], 400.0), ["2000", "2001", "2002"]);
        let decades = labels(&(1900..2020).map(|y| (y, y)).collect::<Vec<_>>(), 900.0);
        assert_eq!((decades.len(), decades[0].as_str()), (12, "1900s"));
        assert_eq!(labels(&[(-43, -43), (14, 14)], 300.0), ["44 BC", "14"]);
        let far = labels(&[(i64::MIN / 8, i64::MIN / 8), (2020, 2020), (i64::MAX / 8, i64::MAX / 8)], 300.0);
        assert!(!far.is_empty());
    }
}
