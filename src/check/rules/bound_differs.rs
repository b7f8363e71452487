//! Says that a quote hedges its number and the observation does not, or the other way round.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Bound, ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0415",
    name: "bound-differs",
    level: Level::Error,
    summary: "a hedge that the observation and its quote do not share",
    explanation: include_str!("bound_differs.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::BoundDiffers(hedge) = fault else { continue };
            let bound = observed.observation.bound.as_ref();
            let span = bound.map_or(observed.value_span(), |bound| bound.span);
            let name = bound.map_or(Bound::Exact, |bound| bound.value).name();
            let said = if hedge.trim().is_empty() {
                "has no hedge".to_owned()
            } else {
                format!("says {}", code(hedge))
            };
            findings.add(
                observed
                    .quoted(Finding::at(span, "the value and its quote hedge differently"), &said)
                    .label(format!("taken as {}", code(name)))
                    .note("\"some 7,000\" is not 7,000, and \"up to 500\" may be 50")
                    .help(
                        "write `bound: about` (some), `at-least` (at least), `above` (more than), \
                         `at-most` (up to) or `below` (fewer than), as the quote has it",
                    ),
            );
        }
    }
}
