//! Says that a quote could not be looked for, and why.

use crate::check::places::quote;
use crate::check::words::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, Evidence, ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0304",
    name: "uncheckable-quote",
    level: Level::Error,
    summary: "a quote whose source has neither capture nor seal",
    explanation: include_str!("uncheckable_quote.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for cited in facts.citations() {
        if cited.outcome != Some(&QuoteOutcome::Uncheckable) {
            continue;
        }
        let name = &cited.citation.source;
        let source = facts.find(name).filter(|note| note.base == BaseKind::Source);
        let (why, help) = source.map_or(("it is not known", "name a source"), |source| reason(facts, source));
        findings.add(
            Finding::at(
                quote(facts.sources, cited.citation),
                format!("these words cannot be looked for in {}: {why}", code(name)),
            )
            .label("not checked")
            .note("what was not checked is not passed")
            .help(help),
        );
    }
}

/// Why there is nothing to look in, and what to do about it.
fn reason(facts: &Facts<'_>, source: &ParsedNote) -> (&'static str, &'static str) {
    let evidence = facts.verification.sources.get(&source.id).map(|known| &known.evidence);
    if let Some(Evidence::Broken { .. }) = evidence {
        return ("its capture is not the one that was sealed", "restore the capture, or seal the new one");
    }
    match source.source().and_then(|fields| fields.capture.as_ref()) {
        None => (
            "it names no capture",
            "add `capture:` to the source, with the file's name below the captures folder",
        ),
        Some(_) => (
            "its capture is not here and it has no seal",
            "say where the captures are with `--captures`, or have their owner run `factum seal` and commit the lock",
        ),
    }
}
