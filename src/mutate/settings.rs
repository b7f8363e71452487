//! The settings for making mutants.

use super::operator::Operator;
use crate::text::ChangedLines;

/// The mutants that are asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The seed from which they are drawn.
    pub seed: u64,
    /// How many mutants are made, evenly over the operators and, within each, over the files. Fewer where
    /// the dossier does not give as many that differ.
    pub count: usize,
    /// The operators that are used.
    pub operators: Vec<Operator>,
    /// Only places on these lines are changed; all where nothing is said.
    pub within: Option<ChangedLines>,
}
