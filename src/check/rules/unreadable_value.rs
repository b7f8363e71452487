//! Says that an observation's value is not a number that the compiler reads.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, excerpt};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0411",
    name: "unreadable-value",
    level: Level::Error,
    summary: "a value that is no number",
    explanation: include_str!("unreadable_value.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::Unreadable(reason) = fault else { continue };
            let span = observed.value_span();
            findings.add(
                Finding::at(span, format!("{} is not a number", code(facts.sources.slice(span))))
                    .label(excerpt(reason))
                    .note("a value that cannot be read can be neither checked nor shown")
                    .help(
                        "write a number with its scale and without its unit: `973.6 million`, \
                         `7,000`, `five`, `14th`",
                    ),
            );
        }
    }
}
