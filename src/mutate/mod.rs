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
mod settings;
mod trial;

#[cfg(test)]
mod tests;

pub use mutant::{Mutant, Reach};
pub use operator::{Expected, Operator};
pub use report::{Counts, Report, Tally};
pub use settings::Settings;
pub use trial::{Outcome, Trial};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level};
use crate::workspace::Workspace;
use context::Context;

/// Makes mutants of a dossier and asks every check about each, in parallel.
///
/// # Errors
/// The findings, where the dossier has errors to begin with: what is caught already proves nothing.
pub fn mutate(workspace: &Workspace, settings: &Settings) -> Result<Report, Vec<Diagnostic>> {
    let checked = workspace.check(None);
    if checked.findings.iter().any(|finding| finding.level == Level::Error) {
        return Err(checked.findings);
    }
    let context = Context::new(workspace, &checked);
    let mutants = draw::draw(&context, settings);
    let trials = mutants.into_par_iter().map(|mutant| trial::run(&context, mutant)).collect();
    Ok(Report::of(settings.seed, &settings.operators, trials))
}

/// The mutants that [`mutate`] would make, in the same order.
#[must_use]
pub fn mutants(workspace: &Workspace, settings: &Settings) -> Vec<Mutant> {
    draw::draw(&Context::new(workspace, &workspace.check(None)), settings)
}
