//! The front matter of statistics: a series of observations, each with its evidence.

use super::citation::Citation;
use super::date::Date;
use super::formula::Formula;
use super::quantity::Bound;
use crate::text::{Span, Spanned};

/// The fields that a statistic's front matter adds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatisticFields {
    /// An ISO 4217 code, `percent`, a unit of measure (`km`), `year`, or a counted noun (`troops`).
    pub unit: Option<Spanned<String>>,
    /// A free word: annual, irregular, once.
    pub frequency: Option<Spanned<String>>,
    /// The notes it is about.
    pub about: Vec<Spanned<String>>,
    /// In the order written.
    pub observations: Vec<Observation>,
}

/// One value of a statistic.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The time it holds for, EDTF. Statements refer to it as `[[statistic@period]]`.
    pub period: Spanned<Date>,
    /// The origin of the value.
    pub value: ValueSource,
    /// How the value stands to the true one; derived values inherit it.
    pub bound: Option<Spanned<Bound>>,
    /// The thing that is counted, if a statistic's observations differ in that.
    pub label: Option<Spanned<String>>,
    /// An editor's remark.
    pub note: Option<Spanned<String>>,
    /// Its evidence; none for a derived one.
    pub cite: Option<ObservationCite>,
    /// Its address on its page, made of its period.
    pub anchor: String,
    /// The whole observation.
    pub span: Span,
}

/// The origin of an observation's value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueSource {
    /// Written out, as in `973.6 million`; it must be in the quote.
    Stated(Spanned<String>),
    /// Recomputed at every build from other observations: `@2016 / (1 - trade-turnover-decline@2016)`.
    Derived(Formula),
    /// The number of these notes; each must be named in the quote.
    Counted(Vec<Spanned<String>>),
}

/// An observation's evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum ObservationCite {
    /// A label of the note's `cites`.
    Label(Spanned<String>),
    /// A citation of its own.
    Own(Box<Citation>),
}
