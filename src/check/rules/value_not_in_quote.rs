//! Says that an observation's value is not in its quote, and which numbers are.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0412",
    name: "value-not-in-quote",
    level: Level::Error,
    summary: "a value that is not in its quote",
    explanation: include_str!("value_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::ValueNotInQuote(numbers) = fault else { continue };
            let span = observed.value_span();
            let numbers = match numbers.as_slice() {
                [] => "there is no number in it".to_owned(),
                numbers => format!("has {}", both(numbers)),
            };
            findings.add(
                observed
                    .quoted(
                        Finding::at(
                            span,
                            format!("the value {} is not in its quote", code(facts.sources.slice(span))),
                        ),
                        &numbers,
                    )
                    .label("not in the quote")
                    .note(
                        "a number is borne out by the same number, with its scale and its unit, \
                         whatever the notation",
                    )
                    .help("write the value that the quote gives, or quote the words that give this one"),
            );
        }
    }
}
