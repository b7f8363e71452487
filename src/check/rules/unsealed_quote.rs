//! Says that a quote is not among those that the seal of its source proves, where the capture is not here.

use crate::check::facts::{Facts, is_unread};
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0312",
    name: "unsealed-quote",
    level: Level::Error,
    summary: "a quote that waits to be sealed",
    explanation: include_str!("unsealed_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        if cited.outcome != Some(&QuoteOutcome::Unsealed) {
            continue;
        }
        // A source whose front matter could not be read may have its capture.
        if facts.notes.find(&cited.citation.source).is_some_and(|id| is_unread(facts, &id)) {
            continue;
        }
        let source = code(&cited.citation.source);
        findings.add(
            Finding::at(
                quote(facts.sources, cited.citation),
                format!("this quote is not sealed, and the capture of {source} is not here"),
            )
            .label("whether it stands there is not known")
            .note("it may be right: only who has the capture can tell")
            .help(
                "whoever has the captures runs `factum check`, then `factum seal`, and commits \
                 `factum.lock`; `--captures DIR` says where they are",
            ),
        );
    }
}
