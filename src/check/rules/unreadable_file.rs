//! Says that a file that is needed could not be read, in the words of the system.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0021",
    name: "unreadable-file",
    level: Level::Error,
    summary: "a file that cannot be read",
    explanation: include_str!("unreadable_file.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::Unreadable(reason) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "a file that is needed cannot be read")
            .label(excerpt(reason))
            .note("a dossier that left it out would be published with a gap that nobody sees")
            .help("see that the file is there, that it may be read, and that a text is UTF-8"),
    );
}
