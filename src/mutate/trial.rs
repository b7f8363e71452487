//! One mutant before the checks.

use std::collections::BTreeSet;

use super::context::Context;
use super::mutant::Mutant;
use super::operator::Expected;
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Span;
use crate::workspace::{Change, Workspace};

/// The outcome of checking a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It had to be caught and was.
    Killed,
    /// It had to be caught, and a person is asked about it.
    Asked,
    /// It had to be caught and was not.
    Survived,
    /// It had to be spared and was.
    Spared,
    /// It had to be spared and was not.
    FalselyKilled,
}

impl Outcome {
    /// The word for it in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Asked => "asked about",
            Self::Survived => "survived",
            Self::Spared => "spared",
            Self::FalselyKilled => "falsely killed",
        }
    }
}

/// A mutant with what the checks said of it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The mutant.
    pub mutant: Mutant,
    /// The outcome.
    pub outcome: Outcome,
    /// The codes of the rules that spoke, each once: at level error, or else of the suspicions that are new.
    pub codes: Vec<&'static str>,
    /// The file, from the dossier's root.
    pub path: String,
    /// The line of the edit, from 1.
    pub line: u32,
    /// The column of the edit, from 1, in characters.
    pub column: u32,
    /// The words around the edit as they were.
    pub before: String,
    /// The same words in the mutant.
    pub after: String,
}

/// Applies a mutant in memory, runs every check, and takes the mutant back.
pub(super) fn run(context: &Context<'_>, workspace: &mut Workspace, mutant: Mutant) -> Trial {
    let note = context.material.dossier.note(&mutant.note);
    let text = note.map_or("", |note| context.text(note));
    let edited = mutant.apply(text).unwrap_or_else(|| text.to_owned());
    let path = note.map_or("", |note| context.material.sources.file(note.file).path.as_str());
    let write = |text: &str| Change::Write { path: path.to_owned(), bytes: text.as_bytes().into() };
    // A note can always be taken up: only files that no mutant touches keep a dossier from being read.
    let is_applied = workspace.apply(vec![write(&edited)]).is_ok();
    let findings = if is_applied { workspace.findings() } else { Vec::new() };
    let is_taken_back = workspace.apply(vec![write(text)]).is_ok();
    debug_assert!(is_applied && is_taken_back, "a note was not taken up");
    let codes = |is_it: &dyn Fn(&Diagnostic) -> bool| -> Vec<&'static str> {
        let codes: BTreeSet<&'static str> =
            findings.iter().filter(|finding| is_it(finding)).map(|finding| finding.code).collect();
        codes.into_iter().collect()
    };
    let errors = codes(&|finding| finding.level == Level::Error);
    let asked = codes(&|finding| context.is_new_suspicion(finding));
    let is_error = !errors.is_empty();
    let codes = if is_error { errors } else { asked };
    let outcome = match (mutant.operator.expected(), is_error, codes.is_empty()) {
        (Expected::Caught, true, _) => Outcome::Killed,
        (Expected::Caught, false, false) => Outcome::Asked,
        (Expected::Caught, false, true) => Outcome::Survived,
        (Expected::Spared, _, true) => Outcome::Spared,
        (Expected::Spared, _, false) => Outcome::FalselyKilled,
    };
    let file = note.map(|note| note.file).unwrap_or_default();
    let (path, at) = context.material.sources.locate(Span::new(file, mutant.start..mutant.end));
    let (before, after) = mutant.before_and_after(text);
    Trial { outcome, codes, path: path.to_owned(), line: at.line, column: at.column, before, after, mutant }
}
