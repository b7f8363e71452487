//! The rules, each in a file of its own with its explanation beside it.
//!
//! Stages before this one state facts and judge nothing; here facts become findings. Nothing here reads a
//! file, knows the configuration, or prints.

mod allows;
mod ask;
mod catalogue;
mod claims;
mod facts;
mod fields;
mod findings;
mod levels;
mod locate;
mod rule;
mod rules;
mod sentences;
mod wording;

#[cfg(test)]
pub(crate) mod explanation;

pub use ask::{Answers, about_dossier, about_names, about_note, about_source};
pub use catalogue::{all, explain, suggest};
pub use facts::{Cited, Facts, LevelSetting, Observed, Whole};
pub use findings::Findings;
pub use rule::{AllowUse, Check, ReadSentence, Rule, RuleName};

use crate::diagnostic::{Diagnostic, Level, sort};

/// Draws the findings from the answers about each note, each source, the names and the dossier, in this order, and
/// returns them in the order of files and places.
///
/// Findings that a note's `allow` covers, or that `factum.yaml` sets to `allow`, are left out.
#[must_use]
pub fn conclude(facts: &Facts<'_>, answers: impl IntoIterator<Item = Answers>) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = ask::joined(answers).into_diagnostics().collect();
    // An `allow` is idle only if no rule has found anything for it, so these rules are asked last.
    let uses = allows::suppress(facts, &mut diagnostics);
    diagnostics.extend(ask::about_allows(&uses).into_diagnostics());
    levels::apply(facts.levels, &mut diagnostics);
    diagnostics.retain(|d| d.level != Level::Allow);
    sort(&mut diagnostics, facts.sources);
    diagnostics
}

#[cfg(test)]
mod tests;
