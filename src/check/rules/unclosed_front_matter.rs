//! Says that front matter is opened and not closed.

use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0005",
    name: "unclosed-front-matter",
    level: Level::Error,
    summary: "front matter without a closing fence",
    explanation: include_str!("unclosed_front_matter.md"),
    check: Check::Facts(check),
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults().filter(|fault| fault.kind == FaultKind::UnclosedFrontMatter) {
        findings.add(
            Finding::at(fault.span, "this front matter has no end")
                .label("opened here")
                .note("without its end, front matter cannot be told from the text below it")
                .help("put a line of three hyphens, `---`, below the last key"),
        );
    }
}
