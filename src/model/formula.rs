//! A formula by which a value is derived from observations, cut into its tokens.

use std::ops::{Deref, Range};

use crate::text::Spanned;

/// The most tokens that a formula is computed with.
pub const MOST_FORMULA_TOKENS: usize = 1_000;

/// A formula such as `@2016 / (1 - decline@2016)`. Made by `syntax`; `verify` finds whether it can be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// All of it, as written.
    pub text: Spanned<String>,
    /// Its tokens in order, cut off soon after the most that are computed with; white space is none.
    pub tokens: Vec<FormulaToken>,
}

/// A token of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaToken {
    /// Where it stands, in bytes of the formula.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FormulaTokenKind,
}

/// What a token of a formula is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaTokenKind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `+`, `-`, `*` or `/`, with white space or a parenthesis on both sides.
    Operator(Operator),
    /// An observation: of this statistic (`@2016`) or of another (`decline@2016`).
    Observation {
        /// The statistic as written; empty for the one that the formula stands in.
        statistic: String,
        /// The period as written.
        period: String,
    },
    /// Anything else, which should be a number.
    Number,
}

/// What a formula does with two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Formula {
    /// A token as it is written.
    #[must_use]
    pub fn written(&self, token: &FormulaToken) -> &str {
        self.text.get(token.range.clone()).unwrap_or("")
    }

    /// What is wrong with it where it is too long to be computed.
    ///
    /// # Errors
    /// When it is.
    pub fn bounded(&self) -> Result<&Self, String> {
        if self.tokens.len() > MOST_FORMULA_TOKENS {
            return Err(format!("it has more than {MOST_FORMULA_TOKENS} numbers and signs"));
        }
        Ok(self)
    }

    /// The observations it refers to, each as statistic and period.
    pub fn observations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            FormulaTokenKind::Observation { statistic, period } => {
                Some((statistic.as_str(), period.as_str()))
            }
            _ => None,
        })
    }
}

impl Deref for Formula {
    type Target = Spanned<String>;
    fn deref(&self) -> &Spanned<String> {
        &self.text
    }
}
