//! Says that front matter is opened and not closed.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0005",
    name: "unclosed-front-matter",
    level: Level::Error,
    summary: "front matter without a closing fence",
    explanation: include_str!("unclosed_front_matter.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    if fault.kind != FaultKind::UnclosedFrontMatter {
        return;
    }
    findings.add(
        Finding::at(fault.span, "this front matter has no end")
            .label("opened here")
            .note("without its end, front matter cannot be told from the text below it")
            .help("put a line of three hyphens, `---`, below the last key"),
    );
}
