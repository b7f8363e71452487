//! Says that a quote is not in its source but in another one.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest, quote};
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Fix, Level};
use crate::model::{ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0302",
    name: "misattributed-quote",
    level: Level::Error,
    summary: "a quote that is in another source",
    explanation: include_str!("misattributed_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let Some(QuoteOutcome::Misattributed(other)) = cited.outcome else { continue };
        let (source, id) = (&cited.citation.source, other.as_str());
        let fix = exact(facts.sources, source).map(|span| Fix::guess(format!("cite {}", code(id)), span, id));
        findings.add(
            Finding::at(
                quote(facts.sources, cited.citation),
                format!("these words are not in {}", code(source)),
            )
            .label(format!("stands in {}", code(id)))
            .also(nearest(facts.sources, source), "cited from here")
            .note(
                "a reader who looks it up would not find it, and another would be held to words \
                 not theirs",
            )
            .help(format!("cite {}, if that is what was meant", code(id)))
            .fixes(fix),
        );
    }
}
