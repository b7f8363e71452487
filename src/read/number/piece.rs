//! A number that is being read.

use std::ops::Range;

use super::numeral::Form;
use crate::model::{Class, Decimal};

/// A number with its scale, and what it is followed by, still in tokens.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) tokens: Range<usize>,
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) form: Form,
    pub(super) scale: Decimal,
    pub(super) class: Option<Class>,
}

impl Piece {
    /// Its class where nothing around it says another.
    pub(super) fn plain_class(&self) -> Class {
        match (&self.class, self.form) {
            (Some(class), _) => class.clone(),
            (None, Form::Ordinal) => Class::Ordinal,
            (None, Form::Decade) => Class::Year,
            (None, _) => Class::Count,
        }
    }
}
