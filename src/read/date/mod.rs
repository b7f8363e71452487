//! The reader of dates in text: `May 8, 2021`, `28–29 April`, `last year`, `three days after`.
//!
//! Completes what a text leaves out from a reference date, the source's own, and says what completed it.
//! Dates are EDTF throughout. Whether dates must agree, rules say.

mod anchor;
mod beside;
mod calendar;
mod clock;
mod counted;
mod day_half;
mod figures;
mod holiday;
mod hour;
mod lunar;
mod parts;
mod period;
mod quarter;
mod reader;
mod reading;
mod relation;
mod side;
mod starting;
mod told;
mod weekday;
mod words;

pub use anchor::{later_day, single_day};
pub use beside::{Beside, DayPart, TimePart, TimeSide, beside, day_parts};
pub use clock::ClockReading;
pub(crate) use clock::clock_times_of;
pub use jiff::civil::Weekday;
pub(crate) use reader::dates_of;
pub use reader::read_dates;
pub use reading::{Completion, DateReading};
pub use relation::{agrees, covers};
