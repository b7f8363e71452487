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
use crate::workspace::{Material, Tracking, Workspace};
use context::Context;

/// Makes mutants of a dossier and asks every check about each, in parallel.
///
/// # Errors
/// The findings, where the dossier has errors to begin with: what is caught already proves nothing.
pub fn mutate(material: &Material, settings: &Settings) -> Result<Report, Vec<Diagnostic>> {
    let workspace = follow(material);
    let findings = workspace.findings();
    if findings.iter().any(|finding| finding.level == Level::Error) {
        return Err(findings);
    }
    let context = Context::new(&workspace);
    let mutants = draw::draw(&context, settings);
    // Each worker edits a workspace of its own; making one costs as much as hundreds of mutants.
    let share = mutants.len().div_ceil(rayon::current_num_threads()).max(1);
    let shares: Vec<Vec<Mutant>> = mutants.chunks(share).map(<[Mutant]>::to_vec).collect();
    let trials = shares.into_par_iter().flat_map_iter(|share| {
        let mut edited = follow(material);
        let run = |mutant| trial::run(&context, &mut edited, mutant);
        share.into_iter().map(run).collect::<Vec<_>>()
    });
    Ok(Report::of(settings.seed, &settings.operators, trials.collect()))
}

/// The mutants that [`mutate`] would make, in the same order.
#[must_use]
pub fn mutants(material: &Material, settings: &Settings) -> Vec<Mutant> {
    draw::draw(&Context::new(&follow(material)), settings)
}

fn follow(material: &Material) -> Workspace {
    Workspace::new(material.clone(), None, Tracking::On)
}
