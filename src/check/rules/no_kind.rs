//! Says that a note stands in a folder that no kind is declared for.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, either};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};
use crate::text::similar;

pub(super) static RULE: Rule = Rule {
    code: "F0017",
    name: "no-kind",
    level: Level::Error,
    summary: "a note in a folder that has no kind",
    explanation: include_str!("no_kind.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::NoKind { folder, known } = &fault.kind else { return };
    let near = similar(folder, known.iter().map(String::as_str));
    let mut finding = Finding::at(fault.span, format!("no kind is declared for the folder {}", code(folder)))
        .label("taken for a page of no kind")
        .note("a note's folder says what the note is: an event, an actor, a source")
        .help(format!("move it to {}, or declare the folder in `factum.yaml`", either(known)));
    finding.help.extend(did_you_mean(&near));
    findings.add(finding);
}
