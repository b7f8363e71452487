//! Says that the quotes of a source could not be looked for, and why.

use std::collections::BTreeMap;

use crate::check::facts::Cited;
use crate::check::facts::heading_span;
use crate::check::locate::quote;
use crate::check::wording::{code, counted};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Evidence, ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0304",
    name: "uncheckable-quote",
    level: Level::Error,
    summary: "a quote whose source has neither capture nor seal",
    explanation: include_str!("uncheckable_quote.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

/// One finding for each source, however many quotes it has: they all have one cause. It stands in the
/// source's own note, so that no other note's `allow` can hide the quotes of all the rest.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut by_source: BTreeMap<&str, (&ParsedNote, Vec<Cited<'_>>)> = BTreeMap::new();
    for cited in facts.citations().filter(|cited| cited.outcome == Some(&QuoteOutcome::Uncheckable)) {
        if let Some(source) = facts.find(&cited.citation.source) {
            by_source.entry(source.id.as_str()).or_insert((source, Vec::new())).1.push(cited);
        }
    }
    for (id, (source, quotes)) in by_source {
        let Some(first) = quotes.first() else { continue };
        let capture = source.source().and_then(|fields| fields.capture.as_ref());
        let span = capture.map_or(heading_span(source), |capture| capture.span);
        let (why, help) = reason(facts, source);
        let count = counted(quotes.len(), "quote");
        findings.add(
            Finding::at(span, format!("{count} of {} cannot be looked for: {why}", code(id)))
                .label("nothing to look in")
                .also(quote(facts.sources, first.citation), "not checked")
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
