//! Says that a word is not one of those that are allowed at its place.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, either, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0012",
    name: "unknown-word",
    level: Level::Error,
    summary: "a word that is not one of those allowed",
    explanation: include_str!("unknown_word.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::UnknownWord { word, allowed, near } = &fault.kind else { return };
    let mut finding = Finding::at(fault.span, format!("{} is not one of the words for this", code(word)))
        .label("not known")
        .note("pages and checks depend on these words, so each is spelt in one way")
        .fixes(replacements(near, fault.span));
    finding.help.extend(did_you_mean(near));
    finding.help.push(format!("the words are {}", either(allowed)).into());
    findings.add(finding);
}
