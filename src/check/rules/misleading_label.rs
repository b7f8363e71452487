//! Says that the label of a link is the name of another note.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0421",
    name: "misleading-label",
    level: Level::Error,
    summary: "a link whose label names another note than it leads to",
    explanation: include_str!("misleading_label.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Label(named) = &claim.fault.kind else { continue };
        let said = format!("this names {}, and the link leads to another note", code(named.as_str()));
        findings.add(
            Finding::at(claim.fault.span, said)
                .label("leads elsewhere")
                .note(
                    "a label may name the linked note, its place, participants or subject, or whom \
                     its title names",
                )
                .help("link to the note that is named, or name the one that is linked"),
        );
    }
}
