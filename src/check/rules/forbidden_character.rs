//! Says that a file holds a character that makes a text look other than it is: NUL, or one that
//! turns the direction of writing.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Fix, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0002",
    name: "forbidden-character",
    level: Level::Error,
    summary: "a character that may not stand in a note",
    explanation: include_str!("forbidden_character.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::ForbiddenCharacter(character) = fault.kind else { return };
    let name = format!("U+{:04X}", u32::from(character));
    findings.add(
        Finding::at(fault.span, format!("the character {name} may not stand in a note"))
            .label("invisible, and changes how the text around it reads")
            .note("what a reviewer sees would differ from what the compiler checks")
            .fixes([Fix::safe(format!("remove {name}"), fault.span, "")]),
    );
}
