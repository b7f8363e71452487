//! Says that an address which a page keeps leads to nothing on it, or is one that it has already.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0515",
    name: "lost-address",
    level: Level::Error,
    summary: "a kept address that leads nowhere",
    explanation: include_str!("lost_address.md"),
    checks: &[Check::Note(check_note), Check::Source(check_source)],
    may_be_allowed: true,
};

/// What every page of a note has addresses for by itself.
const FURNITURE: [&str; 21] = [
    "allows-h",
    "card-body",
    "card-shown",
    "cited",
    "contents-h",
    "corrections-h",
    "cov",
    "evidence-h",
    "facts-h",
    "figures-h",
    "kinds-h",
    "main",
    "mentions-h",
    "observations-h",
    "previews",
    "proof",
    "rests-h",
    "said",
    "strip-h",
    "told-h",
    "used-h",
];

fn check_note(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    if note.base != BaseKind::Source && !note.front.addresses.is_empty() {
        check(note, &addresses(note), findings);
    }
}

/// A source's page has the passages that other notes quote, too.
fn check_source(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    if source.front.addresses.is_empty() {
        return;
    }
    let mut known = addresses(source);
    for cited in facts.citations_from(&source.id) {
        known.insert(cited.citation.words_anchor());
        known.extend(cited.citation.id.iter().map(|id| format!("q-{}", id.value)));
    }
    check(source, &known, findings);
}

/// The addresses of what a note itself says: sentences, headings and observations.
fn addresses(note: &ParsedNote) -> BTreeSet<String> {
    let sentences = note.statements.iter().flat_map(|one| std::iter::once(&one.anchor).chain(&one.also));
    let headings = note.body.headings.iter().map(|heading| format!("h-{}", heading.slug));
    let observations = note.observations().iter().map(|observation| observation.anchor.clone());
    sentences.cloned().chain(headings).chain(observations).collect()
}

fn check(note: &ParsedNote, known: &BTreeSet<String>, findings: &mut Findings) {
    for (from, to) in &note.front.addresses {
        let is_meant = |anchor: &String| *anchor == to.value || anchor.get(2..) == Some(&*to.value);
        let meant: Vec<&str> = known.iter().filter(|anchor| is_meant(anchor)).map(String::as_str).collect();
        if let [one, other, ..] = meant[..] {
            findings.add(
                Finding::at(
                    to.span,
                    format!("{} is the address of two things on this page", code(&to.value)),
                )
                .label("leads to both")
                .note("an address leads to one thing")
                .help(format!("write {} or {}, whichever is meant", code(one), code(other))),
            );
        }
        if meant.is_empty() {
            let what = format!("{} is the address of nothing on this page", code(&to.value));
            findings.add(
                Finding::at(to.span, what)
                    .label("leads nowhere")
                    .note("whoever follows the old address would arrive at the top of the page")
                    .help("name the address that the sentence has now, or give it this one with `{#id}` at its end"),
            );
        }
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if known.contains(&from.value)
            || FURNITURE.contains(&&*from.value)
            || !from.value.chars().all(is_plain)
            || from.value.is_empty()
        {
            findings.add(
                Finding::at(from.span, format!("{} cannot be kept as an address", code(&from.value)))
                    .label("it is taken, or no anchor is written so")
                    .help("write the part after `#` of an address that the page had"),
            );
        }
    }
}
