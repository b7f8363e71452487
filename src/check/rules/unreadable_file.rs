//! Says that a file that is needed could not be read, in the words of the system.

use crate::check::wording::excerpt;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0021",
    name: "unreadable-file",
    level: Level::Error,
    summary: "a file that cannot be read",
    explanation: include_str!("unreadable_file.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::Unreadable(reason) = &fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, "a file that is needed cannot be read")
                .label(excerpt(reason))
                .note("a dossier that left it out would be published with a gap that nobody sees")
                .help("see that the file is there, that it may be read, and that a text is UTF-8"),
        );
    }
}
