//! Says that captures were given and one that a source names is not among them. Where no captures are given at
//! all, quotes are verified by their seals and nothing is missing.

use crate::check::words::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0311",
    name: "missing-capture",
    level: Level::Warning,
    summary: "a capture that is not among those given",
    explanation: include_str!("missing_capture.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let captures = &facts.dossier.captures;
    if captures.is_empty() {
        return;
    }
    for note in facts.notes().filter(|note| !captures.contains_key(&note.id)) {
        let Some(capture) = note.source().and_then(|source| source.capture.as_ref()) else { continue };
        findings.add(
            Finding::at(capture.span, format!("the capture {} is not among the captures", code(capture)))
                .label("no such file")
                .note("the other captures are here, so that this one was probably renamed or never added")
                .help("correct the name, which starts below the captures folder, or add the file"),
        );
    }
}
