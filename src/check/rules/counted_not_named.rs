//! Says that a note that an observation counts is not named in its quote.

use crate::check::facts::{Facts, Observed};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault, ValueSource};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0416",
    name: "counted-note-not-named",
    level: Level::Error,
    summary: "a counted note that the quote does not name",
    explanation: include_str!("counted_not_named.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::NotNamed(name) = fault else { continue };
            let finding = Finding::at(
                entry(&observed, name),
                format!("{} is counted, and the quote does not name it", code(name)),
            )
            .label("not named")
            .note(
                "the value is the number of notes that the quote names, so each of them has to \
                 be there",
            )
            .help(
                "quote the words that name it, add the form that the source uses to its \
                 `aliases`, or take it from the list",
            );
            findings.add(observed.quoted(finding, "does not name it"));
        }
    }
}

/// The note's place in the list.
fn entry(observed: &Observed<'_>, name: &str) -> Span {
    match &observed.observation.value {
        ValueSource::Counted(notes) => notes.iter().find(|note| note.value == name).map(|note| note.span),
        _ => None,
    }
    .unwrap_or_else(|| observed.value_span())
}
