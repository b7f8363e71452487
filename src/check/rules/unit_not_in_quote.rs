//! Says that a statistic's unit is not in an observation's quote.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0413",
    name: "unit-not-in-quote",
    level: Level::Error,
    summary: "a unit that is not in the quote",
    explanation: include_str!("unit_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note).filter(|o| o.faults().contains(&ValueFault::UnitNotInQuote)) {
        let unit = observed.note.statistic().and_then(|statistic| statistic.unit.as_ref());
        let named = unit.map_or("the unit".to_owned(), |unit| format!("the unit {}", code(unit)));
        let mut finding = Finding::at(observed.value_span(), format!("{named} is not in the quote"))
            .label("of what?")
            .note("the same number of something else is another fact")
            .help("quote the words that say what is counted or measured");
        if let Some(unit) = unit {
            finding = finding.also(unit.span, "the unit");
        }
        findings.add(observed.quoted(finding, "does not say what the number is of"));
    }
}
