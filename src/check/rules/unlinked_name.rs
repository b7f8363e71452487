//! Offers to link the first mention of a known actor in a note that does not link to it at all.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Fix, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0109",
    name: "unlinked-name",
    level: Level::Allow,
    summary: "a known name that is not linked",
    explanation: include_str!("unlinked_name.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for mention in facts.found(note).into_iter().flat_map(|found| &found.unlinked) {
        let (id, written) = (mention.note.as_str(), code(&mention.written));
        let finding = Finding::at(mention.span, format!("{written} is {} and is not linked", code(id)))
            .label("not linked")
            .note("a link is how a reader finds out who that is, and how that page learns of this one");
        // Only where the file has the name as it reads, and not between marks of emphasis.
        let is_plain = facts.sources.slice(mention.span) == mention.written;
        findings.add(if is_plain {
            let link = format!("[[{id}|{}]]", mention.written);
            finding.fixes([Fix::safe(format!("link to {}", code(id)), mention.span, link)])
        } else {
            finding.help(format!("write `[[{id}|…]]`"))
        });
    }
}
