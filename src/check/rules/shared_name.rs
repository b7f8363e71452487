//! Says that two notes have one title or alias, or one has the id of another as its own.

use std::collections::BTreeMap;

use crate::check::facts::heading_span;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::index::fold_name;
use crate::model::ParsedNote;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0108",
    name: "shared-name",
    level: Level::Error,
    summary: "a title or alias that two notes share",
    explanation: include_str!("shared_name.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<String, (&ParsedNote, Span)> =
        facts.notes().map(|note| (note.id.as_str().to_owned(), (note, heading_span(note)))).collect();
    for note in facts.notes() {
        for (name, span) in names(note) {
            let (other, there) = *first.entry(fold_name(name)).or_insert((note, span));
            if other.id != note.id {
                findings.add(shared(name, span, other, there));
            }
        }
    }
}

fn names(note: &ParsedNote) -> impl Iterator<Item = (&str, Span)> {
    let aliases = note.front.aliases.iter().map(|alias| (alias.value.as_str(), alias.span));
    std::iter::once((note.title(), heading_span(note))).chain(aliases)
}

fn shared(name: &str, span: Span, other: &ParsedNote, there: Span) -> Finding {
    let id = other.id.as_str();
    Finding::at(span, format!("{} is also a name of {}", code(name), code(id)))
        .label("names two notes")
        .also(there, format!("the note {}", code(id)))
        .note("a link by this name could mean either, and so could an article that uses it")
        .help("leave the name to one of the two; give the other a longer one")
}
