//! Says that a capture that a source names is not there, although captures were asked for or others are
//! there. Where there are none at all, quotes are verified by their seals and nothing is missing.

use std::collections::BTreeMap;

use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;
use crate::text::{Span, Spanned};

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
    let faults: BTreeMap<Span, &FaultKind> = facts.faults().map(|fault| (fault.span, &fault.kind)).collect();
    for note in facts.notes().filter(|note| !captures.contains_key(&note.id)) {
        let Some(capture) = note.source().and_then(|source| source.capture.as_ref()) else { continue };
        let is_missing = match faults.get(&capture.span) {
            Some(fault) => matches!(fault, FaultKind::MissingCapture { .. }),
            None => !captures.is_empty(),
        };
        if is_missing {
            findings.add(missing(capture));
        }
    }
}

fn missing(capture: &Spanned<String>) -> Finding {
    Finding::at(capture.span, format!("the capture {} is not among the captures", code(capture)))
        .label("no such file")
        .note("captures are here, so that this one was probably renamed or never added")
        .help("correct the name, which starts below the captures folder, or add the file")
}
