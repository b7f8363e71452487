//! Says that a capture that a source names is not there, although captures were asked for or others
//! are there. Where there are none at all, quotes are verified by their seals and nothing is
//! missing.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind, ParsedNote};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0311",
    name: "missing-capture",
    level: Level::Warning,
    summary: "a capture that is not among those given",
    explanation: include_str!("missing_capture.md"),
    checks: &[Check::Fault(not_found), Check::Source(not_among_others)],
    may_be_allowed: true,
};

fn not_found(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::MissingCapture { name, near } = &fault.kind else { return };
    let finding = match near {
        None => missing(name, fault.span),
        Some(near) => Finding::at(fault.span, format!("there is no capture {}", code(name)))
            .label("no such file")
            .note(format!("a capture is named below the captures folder, and {} is there", code(near)))
            .help(format!("write {}", code(near)))
            .fixes(replacements(std::slice::from_ref(near), fault.span)),
    };
    findings.add(finding);
}

fn not_among_others(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let Some(capture) = source.source().and_then(|source| source.capture.as_ref()) else { return };
    if !facts.has_captures() || facts.notes.capture(&source.id).is_some() {
        return;
    }
    // Where the capture was looked for and could not be read, a fault stands at its name already.
    let mut faults = source.faults.iter().chain(facts.other_faults());
    if !faults.any(|fault| fault.span == capture.span) {
        findings.add(missing(capture, capture.span));
    }
}

fn missing(name: &str, span: Span) -> Finding {
    Finding::at(span, format!("the capture {} is not among the captures", code(name)))
        .label("no such file")
        .note("captures are here, so that this one was probably renamed or never added")
        .help("correct the name, which starts below the captures folder, or add the file")
}
