//! Says that a derived value cannot be computed, and why.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0417",
    name: "invalid-derivation",
    level: Level::Error,
    summary: "a derivation that cannot be computed",
    explanation: include_str!("invalid_derivation.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::Derivation(reason) = fault else { continue };
            findings.add(
                Finding::at(observed.value_span(), "this value cannot be computed")
                    .label(excerpt(reason))
                    .note(
                        "a derived value is computed anew in every build from values that have \
                         evidence",
                    )
                    .help(
                        "name observations as `@2016` or `statistic@2016`, with spaces around `+ - \
                         * /`",
                    ),
            );
        }
    }
}
