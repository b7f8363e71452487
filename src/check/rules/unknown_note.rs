//! Says that a name stands for no note. Cited sources are left to a rule of their own.

use crate::check::facts::{Facts, leads_to_draft, references};
use crate::check::findings::Findings;
use crate::check::locate::exact;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, corrections, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::index::Lookup;
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0101",
    name: "unknown-note",
    level: Level::Error,
    summary: "a link to a note that does not exist",
    explanation: include_str!("unknown_note.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for name in references(note) {
        if facts.notes.resolve(name) != Lookup::Unknown || facts.notes.may_be_unread(name) {
            continue;
        }
        if let Some(draft) = facts.notes.draft(name) {
            findings.add(leads_to_draft(name.span, draft));
            continue;
        }
        let near =
            if findings.may_suggest(note.file) { facts.notes.suggest(name, |_| true) } else { Vec::new() };
        let near: Vec<&str> = near.iter().map(|id| id.as_str()).collect();
        let mut finding = Finding::at(name.span, format!("no note is called {}", code(name)))
            .label("no id, title or alias of a note")
            .note("the link would lead nowhere")
            .fixes(corrections(&near, name, exact(facts.sources, name)));
        let file = if findings.may_suggest(note.file) { file_of(facts, name) } else { None };
        let otherwise = match file {
            Some(path) => format!("a file is linked as {}", code(&format!("[words]({path})"))).into(),
            None => "write the note, or correct the name".into(),
        };
        finding.help.push(did_you_mean(&near).unwrap_or(otherwise));
        findings.add(finding);
    }
}

/// The file of `content/` whose name stands where a note's should.
fn file_of<'a>(facts: &Facts<'a>, name: &str) -> Option<&'a str> {
    let is_file = |path: &&String| path.rsplit('/').next() == Some(name) || *path == name;
    // A name without an ending is no file's.
    name.contains('.').then(|| facts.assets().keys().find(is_file).map(String::as_str))?
}
