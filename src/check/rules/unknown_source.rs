//! Says that a citation names no note.

use crate::check::facts::{Facts, leads_to_draft};
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest};
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, corrections, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::index::Lookup;
use crate::model::{BaseKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0201",
    name: "unknown-source",
    level: Level::Error,
    summary: "a citation of a source that does not exist",
    explanation: include_str!("unknown_source.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let name = &cited.citation.source;
        if facts.notes.resolve(name) != Lookup::Unknown || facts.notes.may_be_unread(name) {
            continue;
        }
        if let Some(draft) = facts.notes.draft(name) {
            findings.add(leads_to_draft(nearest(facts.sources, name), draft));
            continue;
        }
        let is_source = |stub: &crate::index::Stub| stub.base == BaseKind::Source;
        let near =
            if findings.may_suggest(note.file) { facts.notes.suggest(name, is_source) } else { Vec::new() };
        let near: Vec<&str> = near.iter().map(|id| id.as_str()).collect();
        let mut finding =
            Finding::at(nearest(facts.sources, name), format!("no source is called {}", code(name)))
                .label("no id, label or alias of a source")
                .note("the quote cannot be looked for, so nothing that rests on it is borne out")
                .fixes(corrections(&near, name, exact(facts.sources, name)));
        let otherwise = "add the source, or correct the name";
        finding.help.push(did_you_mean(&near).unwrap_or(otherwise.into()));
        findings.add(finding);
    }
}
