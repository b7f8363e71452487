//! Says that an observation's period is given neither by its quote nor by the source's date.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0414",
    name: "period-not-in-quote",
    level: Level::Error,
    summary: "a period that is not in the quote",
    explanation: include_str!("period_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note) {
        for fault in observed.faults() {
            let ValueFault::PeriodNotInQuote(dates) = fault else { continue };
            let period = &observed.observation.period;
            let dates = match dates.as_slice() {
                [] => "gives no date".to_owned(),
                dates => format!("gives {}", both(dates)),
            };
            findings.add(
                observed
                    .quoted(
                        Finding::at(
                            period.span,
                            format!("the period {} is not in the quote", code(&period.text)),
                        ),
                        &dates,
                    )
                    .label("not in the quote, and not the source's date")
                    .note("a value holds for a time; for another time it is another fact")
                    .help(
                        "quote the words that say when; where they say nothing, the period is the \
                         source's date",
                    ),
            );
        }
    }
}
