//! The values of statistics: whether a quote gives them, and what is computed from others.

pub(crate) mod computed;
pub(super) mod derive;
pub(super) mod observation;
