//! Says that what looks like front matter is none.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0025",
    name: "misplaced-front-matter",
    level: Level::Error,
    summary: "front matter that stands where none is read",
    explanation: include_str!("misplaced_front_matter.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::MisplacedFrontMatter(reason) = fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "this front matter is not read")
            .label(reason)
            .note("read as text it would be published, and a draft would be no draft")
            .help("put a line of three hyphens, `---`, before the first key and after the last, and write `key: value`"),
    );
}
