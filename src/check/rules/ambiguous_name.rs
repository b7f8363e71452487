//! Says that a name that is written in a link, list or citation stands for several notes.

use crate::check::facts::{Facts, references};
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest};
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code, replacements};
use crate::diagnostic::{Finding, Level};
use crate::index::{Lookup, MOST_SHARING};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0102",
    name: "ambiguous-name",
    level: Level::Error,
    summary: "a name that several notes share",
    explanation: include_str!("ambiguous_name.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let cited = note.citations().map(|citation| &citation.source);
    for name in references(note).into_iter().chain(cited) {
        let Lookup::Ambiguous(notes) = facts.notes.resolve(name) else { continue };
        let ids: Vec<&str> = notes.iter().map(|id| id.as_str()).collect();
        let (ids, others) = ids.split_at(ids.len().min(MOST_SHARING - 1));
        let named = if others.is_empty() { both(ids) } else { format!("{} among others", both(ids)) };
        findings.add(
            Finding::at(nearest(facts.sources, name), format!("{} is the name of several notes", code(name)))
                .label("which of them?")
                .note(format!("it is the name of {named}"))
                .help("name the note by its id")
                .fixes(replacements(ids, exact(facts.sources, name))),
        );
    }
}
