//! Says that an author gave one address to two things, or two to one sentence.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Citation, Fault, FaultKind, ParsedNote};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0516",
    name: "repeated-address",
    level: Level::Error,
    summary: "an address that is given twice",
    explanation: include_str!("repeated_address.md"),
    checks: &[Check::Fault(check_fault), Check::Source(check_source)],
    may_be_allowed: true,
};

fn check_fault(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    match &fault.kind {
        FaultKind::RepeatedId { id, first } => findings.add(repeated(id, fault.span, *first)),
        FaultKind::SecondId { id, first } => findings.add(
            Finding::at(fault.span, format!("{} is a second address of one sentence", code(id)))
                .label("again")
                .also(*first, "the first")
                .note("a sentence has one address of its author\u{2019}s; the first would be lost")
                .help("keep one of them, and let `addresses` in front matter lead from the other to it"),
        ),
        _ => {}
    }
}

/// Citations share the addresses of their source's page, whichever notes they stand in; those of one passage may share
/// a name.
fn check_source(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let mut known: BTreeMap<&str, &Citation> = BTreeMap::new();
    for cited in facts.citations_by_address(&source.id) {
        let Some(id) = &cited.citation.id else { continue };
        let first = *known.entry(id.value.as_str()).or_insert(cited.citation);
        if passage(first) != passage(cited.citation)
            && let Some(named) = &first.id
        {
            findings.add(repeated(&id.value, id.span, named.span));
        }
    }
}

/// The words of a citation and those beside it, without regard to how they are broken into lines.
fn passage(citation: &Citation) -> [Vec<&str>; 3] {
    let (prefix, suffix) = (citation.prefix.as_deref(), citation.suffix.as_deref());
    [prefix, Some(&citation.quote.text), suffix]
        .map(|text| text.map_or("", |text| text.value.as_str()).split_whitespace().collect())
}

fn repeated(id: &str, span: Span, first: Span) -> Finding {
    Finding::at(span, format!("the address {} is given twice", code(id)))
        .label("again")
        .also(first, "first here")
        .note(
            "an address leads to one thing, so that one of the two would have another, to which nobody links",
        )
        .help("give one of them an id of its own")
}
