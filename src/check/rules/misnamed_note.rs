//! Says that Markdown is no note because of its name.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0023",
    name: "misnamed-note",
    level: Level::Error,
    summary: "Markdown whose name does not end in `.md`",
    explanation: include_str!("misnamed_note.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    if fault.kind != FaultKind::MisnamedNote {
        return;
    }
    findings.add(
        Finding::at(fault.span, "this file is no note, since its name does not end in `.md`")
            .label("neither read nor published")
            .note("nothing in it is checked, and as a plain file it would be published as it stands, a draft too")
            .help("name it `….md`, in small letters; or move it out of `content/`"),
    );
}
