//! Says that a text holds a character that makes it look other than it is, or that no program is to be given: a
//! control character, one that turns the direction of writing, one that shows nothing and that no language needs.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Fix, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0002",
    name: "forbidden-character",
    level: Level::Error,
    summary: "a character that may not stand in a text",
    explanation: include_str!("forbidden_character.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::ForbiddenCharacter(character) = fault.kind else { return };
    let name = format!("U+{:04X}", u32::from(character));
    let finding = Finding::at(fault.span, format!("the character {name} may not stand in a text"))
        .label("invisible, and changes how the text around it reads")
        .note("what a reviewer sees would differ from what the compiler checks");
    // Where it is written as an escape, the place is that of the whole text.
    findings.add(if facts.sources.slice(fault.span) == character.encode_utf8(&mut [0; 4]) {
        finding.fixes([Fix::safe(format!("remove {name}"), fault.span, "")])
    } else {
        finding.help(format!("leave out what stands for {name}"))
    });
}
