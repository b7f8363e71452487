//! Says that a sentence links to an event, statistic or source that has nothing to do with what it
//! cites.

use crate::check::claims::claims_of;
use crate::check::facts::{Facts, is_unread};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0409",
    name: "link-not-in-evidence",
    level: Level::Error,
    summary: "a link to a note that has nothing to do with what is cited",
    explanation: include_str!("link_not_in_evidence.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Link(note) = &claim.fault.kind else { continue };
        if is_unread(facts, note) {
            continue;
        }
        let id = code(note.as_str());
        let is_source = facts.notes.stub(note).is_some_and(|stub| stub.base == BaseKind::Source);
        let (said, note) = if is_source {
            (format!("{id} is not cited here"), "a link to a source promises that it says this")
        } else {
            (
                format!("{id} does not rest on what is cited here"),
                "an event or statistic is borne out by words that its own note quotes too, or that name it",
            )
        };
        let finding = Finding::at(claim.fault.span, said).label("has it to do with this?");
        findings.add(claim.with_quotes(facts, finding).note(note).help(
            "cite the words on which the linked note rests, or link to the note that is \
             meant",
        ));
    }
}
