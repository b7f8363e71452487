//! Says that `told_in` names no heading of another note, or that the note of which another tells has a text.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ParsedNote};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0110",
    name: "told-nowhere",
    level: Level::Error,
    summary: "a note that another is to tell of, and does not",
    explanation: include_str!("told_nowhere.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: false,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(place) = &note.front.told_in else { return };
    if let Some(finding) = misled(facts, place) {
        findings.add(finding);
    } else if let Some(first) = note.statements.first() {
        findings.add(
            Finding::at(first.span, "another note tells of this one, and it has a text of its own")
                .label("shown nowhere")
                .note("its address leads to the other note's heading")
                .help(format!("write this under {}, or remove `told_in`", code(place))),
        );
    } else if matches!(note.base, BaseKind::Source | BaseKind::Page) {
        findings.add(
            Finding::at(place.span, "a source or a page has a page of its own")
                .label("cannot be told elsewhere")
                .help("remove `told_in`"),
        );
    }
}

/// What is wrong with where a note is told.
fn misled(facts: &Facts<'_>, place: &Spanned<String>) -> Option<Finding> {
    let wrong = |message: String, help: String| {
        let why = "links to the note would lead nowhere";
        Some(Finding::at(place.span, message).label("not told there").note(why).help(help))
    };
    let form = || "write `note#heading`".to_owned();
    let Some((host, heading)) = place.split_once('#') else {
        return wrong("`told_in` names no heading".to_owned(), form());
    };
    let stub = facts.notes.find(host).and_then(|id| facts.notes.stub(&id));
    let Some(stub) = stub else { return wrong(format!("no note is called {}", code(host)), form()) };
    if facts.notes.note(&stub.id).is_some_and(|host| host.front.told_in.is_some()) {
        let message = format!("{} is itself told in another note", code(host));
        return wrong(message, "name the note that has a page".to_owned());
    }
    if stub.anchor(heading).is_none() {
        let texts: Vec<&str> = stub.headings.iter().take(8).map(|(_, text)| text.as_str()).collect();
        let help = match texts.as_slice() {
            [] => "the note has no headings".to_owned(),
            texts => format!("its headings are {}", both(texts)),
        };
        return wrong(format!("{} has no heading {}", code(host), code(heading)), help);
    }
    None
}
