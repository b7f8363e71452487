//! Proves that the gates bite: changes a dossier in many small ways and asks the checks about each.
//!
//! Every mutant is one small edit at a place that was parsed: a digit, a date, a name, a word of a quote.
//! Most must be caught by a finding at level error; some change nothing that matters and must be spared.
//! Which mutants are made depends on the dossier and the seed alone. Writes nothing to disk, prints nothing;
//! knows nothing of what the rules look at.

mod context;
mod dates;
mod draw;
mod mutant;
mod names;
mod neutral;
mod numbers;
mod operator;
mod points;
mod quotes;
mod report;
mod rng;
mod trial;

#[cfg(test)]
mod tests;

pub use mutant::{Mutant, Reach};
pub use operator::{Expected, Operator};
pub use report::{Counts, Report, Tally};
pub use trial::{Outcome, Trial};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level};
use crate::workspace::Workspace;
use context::World;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What chance starts from.
    pub seed: u64,
    /// How many mutants are made, evenly over the operators and, within each, over the files. Fewer where
    /// the dossier does not give as many that differ.
    pub count: usize,
    /// The operators that are used.
    pub operators: Vec<Operator>,
}

/// Makes mutants of a dossier and asks every check about each, in parallel.
///
/// # Errors
/// The findings, where the dossier has errors to begin with: what is caught already proves nothing.
pub fn mutate(workspace: &Workspace, settings: &Settings) -> Result<Report, Vec<Diagnostic>> {
    let checked = workspace.check(None);
    if checked.findings.iter().any(|finding| finding.level == Level::Error) {
        return Err(checked.findings);
    }
    let world = World::new(workspace, &checked);
    let mutants = draw::draw(&world, settings);
    let trials = mutants.into_par_iter().map(|mutant| trial::run(&world, mutant)).collect();
    Ok(Report::of(settings.seed, &settings.operators, trials))
}

/// The mutants that [`mutate`] would make, in the same order.
#[must_use]
pub fn mutants(workspace: &Workspace, settings: &Settings) -> Vec<Mutant> {
    draw::draw(&World::new(workspace, &workspace.check(None)), settings)
}
