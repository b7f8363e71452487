//! Says that an observation has neither a citation nor a derivation.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, ValueFault};

pub(super) static RULE: Rule = Rule {
    code: "F0418",
    name: "observation-without-evidence",
    level: Level::Error,
    summary: "an observation without a citation",
    explanation: include_str!("observation_without_evidence.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for observed in facts.observations_of(note).filter(|o| o.faults().contains(&ValueFault::NoEvidence)) {
        let period = &observed.observation.period;
        findings.add(
            Finding::at(period.span, format!("the observation for {} has no evidence", code(&period.text)))
                .label("who says so?")
                .note("a figure is printed with its footnote wherever it stands, and this one has none")
                .help("add `cite: {source: …, quote: \"…\"}`, or the label of an entry under `cites`"),
        );
    }
}
