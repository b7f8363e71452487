//! Dates as EDTF, the Extended Date/Time Format of ISO 8601-2:2019 (Annex A), levels 0 to 2.

use std::ops::Deref;
use std::sync::Arc;

use edtf_core::{Bound, Bounds, Edtf};

/// A date as it was written and as it was understood. It is long, and asked for and handed on all over: so it is held
/// once.
#[derive(Clone, Debug, PartialEq)]
pub struct Date(Arc<ReadDate>);

impl Deref for Date {
    type Target = ReadDate;
    fn deref(&self) -> &ReadDate {
        &self.0
    }
}

/// What a [`Date`] holds.
#[derive(Debug, PartialEq)]
pub struct ReadDate {
    /// As written, for example `2022-06-28~`.
    pub text: String,
    /// As understood.
    pub edtf: Edtf,
    bounds: Bounds,
}

impl Date {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    /// The reason in words, when `text` is not EDTF.
    pub fn parse(text: &str) -> Result<Self, String> {
        let edtf = text.parse::<Edtf>().map_err(|e| e.to_string())?;
        Ok(Self(Arc::new(ReadDate { text: text.to_owned(), bounds: edtf.bounds(), edtf })))
    }

    /// The first and the last day that it touches. Sorting asks for them all the time.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The first day that it may mean, as `2021-05-08`: at the earliest then.
    #[must_use]
    pub fn first_day(&self) -> Option<String> {
        match self.bounds.earliest {
            Bound::Date(day) if (1..=9999).contains(&day.year) => Some(day.to_string()),
            _ => None,
        }
    }
}
