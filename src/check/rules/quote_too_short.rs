//! Says that a quote has fewer words than a seal can verify.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, counted};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0305",
    name: "quote-too-short",
    level: Level::Error,
    summary: "a quote of too few words for a seal",
    explanation: include_str!("quote_too_short.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let Some(QuoteOutcome::TooShort(needed)) = cited.outcome else { continue };
        let source = code(&cited.citation.source);
        findings.add(
            Finding::at(
                quote(facts.sources, cited.citation),
                format!("these words are too few for the seal of {source}"),
            )
            .label(format!("a part of it has fewer than {}", counted(*needed, "word")))
            .note("a seal holds a trace of each few words in a row, and none of a single word")
            .help(format!(
                "quote at least {} in a row; that also shows what is meant",
                counted(*needed, "word")
            )),
        );
    }
}
