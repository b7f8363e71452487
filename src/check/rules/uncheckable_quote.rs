//! Says that the quotes of a source could not be looked for, and why.

use crate::check::facts::{Cited, Facts, capture_span};
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, counted};
use crate::diagnostic::{Finding, Level};
use crate::model::{Evidence, FaultKind, ParsedNote, QuoteOutcome};

pub(super) static RULE: Rule = Rule {
    code: "F0304",
    name: "uncheckable-quote",
    level: Level::Error,
    summary: "a quote whose source has neither capture nor seal",
    explanation: include_str!("uncheckable_quote.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

/// One finding for each source, however many quotes it has: they all have one cause. It stands in the
/// source's own note, so that no other note's `allow` can hide the quotes of all the rest.
fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let evidence = facts.source(&source.id).map(|known| &known.evidence);
    // With either of these there is something to look in, so there is no need to walk over the citations.
    if let Some(Evidence::Capture | Evidence::Seal) = evidence {
        return;
    }
    let is_uncheckable = |cited: &Cited<'_>| cited.outcome == Some(&QuoteOutcome::Uncheckable);
    let quotes: Vec<Cited<'_>> = facts.citations_from(&source.id).filter(is_uncheckable).collect();
    let Some(first) = quotes.first() else { return };
    let (why, help) = match misnamed(facts, source) {
        Some(near) => ("its capture is named otherwise than the file", format!("write `capture: {near}`")),
        None => {
            let (why, help) = reason(evidence, source);
            (why, help.to_owned())
        }
    };
    let (count, id) = (counted(quotes.len(), "quote"), code(source.id.as_str()));
    findings.add(
        Finding::at(capture_span(source), format!("{count} of {id} cannot be looked for: {why}"))
            .label("nothing to look in")
            .also(quote(facts.sources, first.citation), "not checked")
            .note("what was not checked is not passed")
            .help(help),
    );
}

/// The file that the name of a source's capture is plainly meant for.
fn misnamed<'a>(facts: &Facts<'a>, source: &ParsedNote) -> Option<&'a str> {
    let capture = source.source()?.capture.as_ref()?;
    facts.other_faults().iter().filter(|fault| fault.span == capture.span).find_map(|fault| {
        match &fault.kind {
            FaultKind::MissingCapture { near, .. } => near.as_deref(),
            _ => None,
        }
    })
}

/// Why there is nothing to look in, and what to do about it.
fn reason(evidence: Option<&Evidence>, source: &ParsedNote) -> (&'static str, &'static str) {
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
            "say where the captures are with `--captures`, or have their owner run `factum seal` \
             and commit the lock",
        ),
    }
}
