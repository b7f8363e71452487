//! Says that a quote occurs in its source more than once.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0303",
    name: "ambiguous-quote",
    level: Level::Error,
    summary: "a quote that occurs more than once",
    explanation: include_str!("ambiguous_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let Some(QuoteOutcome::Ambiguous(times)) = cited.outcome else { continue };
        let source = code(&cited.citation.source);
        findings.add(
            Finding::at(
                quote(facts.sources, cited.citation),
                format!("these words occur {times} times in {source}"),
            )
            .label("which of them?")
            .note("the same words may be said of two things; a reader has to arrive at the right one")
            .help("quote a word more, or give the words next to it as `prefix:` or `suffix:`"),
        );
    }
}
