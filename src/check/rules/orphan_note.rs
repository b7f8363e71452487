//! Says that no other note links to, cites or lists a note. Pages are reached by the navigation, and what
//! another note tells of by its page; sources have a rule of their own.

use crate::check::facts::{Facts, heading_span, may_be_named_unread};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0107",
    name: "orphan-note",
    level: Level::Error,
    summary: "a note that no other note mentions",
    explanation: include_str!("orphan_note.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let is_reached = matches!(note.base, BaseKind::Page | BaseKind::Source) || note.front.told_in.is_some();
    let is_mentioned = || facts.notes.mentioned_by(&note.id).next().is_some();
    if is_reached || is_mentioned() || may_be_named_unread(facts, note) {
        return;
    }
    let id = note.id.as_str();
    findings.add(
        Finding::at(heading_span(note), format!("no other note mentions {}", code(id)))
            .label("nobody links here")
            .note("only lists and the search lead to this page: who reads along links passes it by")
            .help(format!("link to it as `[[{id}]]` where it matters, or list it where it takes part")),
    );
}
