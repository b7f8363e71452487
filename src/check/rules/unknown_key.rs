//! Says that a mapping holds a key that is not known there.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, corrections, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0009",
    name: "unknown-key",
    level: Level::Error,
    summary: "a key that is not known",
    explanation: include_str!("unknown_key.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::UnknownKey { key, near } = &fault.kind else { return };
    let mut finding = Finding::at(fault.span, format!("there is no key {} here", code(key)))
        .label("not known")
        .note("a key that is not known would be passed over, with all that it says")
        .fixes(corrections(near, key, fault.span));
    finding.help.extend(did_you_mean(near));
    if near.is_empty() {
        finding =
            finding.help("leave it out, or say the same in the text or by a key that the note can have");
    }
    findings.add(finding);
}
