//! Values as people read them: dates, figures, quotes, references, and labels for what the model
//! names.

pub(super) mod bibliography;
pub(super) mod date;
pub(super) mod figure;
pub(super) mod label;
pub(super) mod language;
pub(in crate::site) mod person;
pub(super) mod quote;
