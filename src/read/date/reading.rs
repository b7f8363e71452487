//! A date as it stands in a text, completed from the date of the text.

use std::ops::Range;

use jiff::civil::Weekday;

use crate::model::Date;

/// A date as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// The date after completion. Where the year is not known it is `XXXX`; where nothing is known of the
    /// time, or the text names a day that no calendar has, there is none.
    pub date: Option<Date>,
    /// What completed it.
    pub completion: Completion,
    /// The day of the week that the text names with it.
    pub weekday: Option<Weekday>,
}

/// Where the parts of a date come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completion {
    /// All of it is written.
    Written,
    /// The year is the one that brings it nearest to the reference.
    Year,
    /// It is counted from the reference: "today", "last year", "on Saturday", "three days after".
    Relative,
    /// There is no reference, or it is not exact enough.
    Missing,
}
