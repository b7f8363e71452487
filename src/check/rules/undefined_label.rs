//! Says that a label that is marked in the body, or named by an observation, is defined nowhere.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest};
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, corrections, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::model::{ObservationCite, ParsedNote};
use crate::text::{Spanned, similar};

pub(super) static RULE: Rule = Rule {
    code: "F0203",
    name: "undefined-label",
    level: Level::Error,
    summary: "a footnote mark without a citation or footnote",
    explanation: include_str!("undefined_label.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let cites: BTreeSet<&str> = note.front.cites.iter().map(|(label, _)| label.as_str()).collect();
    let footnotes: BTreeSet<&str> = note.body.footnotes.iter().map(|(label, _)| label.as_str()).collect();
    let known: BTreeSet<&str> = cites.union(&footnotes).copied().collect();
    let marks = note.statements.iter().flat_map(|s| &s.marks).map(|mark| (mark, &known));
    let observed = observed_labels(note).map(|label| (label, &cites));
    for (label, known) in marks.chain(observed) {
        if !known.contains(label.as_str()) {
            let may_suggest = findings.may_suggest(note.file);
            let near = if may_suggest { similar(label, known.iter().copied()) } else { Vec::new() };
            findings.add(undefined(facts, label, &near));
        }
    }
}

fn observed_labels(note: &ParsedNote) -> impl Iterator<Item = &Spanned<String>> {
    note.observations().iter().filter_map(|o| match &o.cite {
        Some(ObservationCite::Label(label)) => Some(label),
        _ => None,
    })
}

fn undefined(facts: &Facts<'_>, label: &Spanned<String>, near: &[&str]) -> Finding {
    let mut finding = Finding::at(
        nearest(facts.sources, label),
        format!("nothing is defined for the label {}", code(label)),
    )
    .label("neither under `cites` nor a footnote")
    .note("what it closes would be published without its evidence")
    .fixes(corrections(near, label, exact(facts.sources, label)));
    finding.help.extend(did_you_mean(near));
    finding.help.push(format!("add {} under `cites`, with a source and its words", code(label)).into());
    finding
}
