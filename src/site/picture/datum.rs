//! A value as pictures draw it.

use crate::model::Bound;

/// A value to be drawn.
#[derive(Clone, Debug)]
pub(in crate::site) struct Datum {
    /// The row of the table.
    pub(in crate::site) href: String,
    pub(in crate::site) period: String,
    pub(in crate::site) label: Option<String>,
    /// The value with its bound and unit.
    pub(in crate::site) text: String,
    pub(in crate::site) value: f64,
    pub(in crate::site) bound: Bound,
    pub(in crate::site) is_derived: bool,
    /// When its period begins, in years.
    pub(in crate::site) moment: f64,
    /// The year, where the period is one.
    pub(in crate::site) year: Option<i64>,
}
