//! Says that two notes have one title or alias, or one has the id of another as its own.

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
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
    checks: &[Check::Name(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, name: &str, notes: &[&ParsedNote], findings: &mut Findings) {
    let Some((owner, others)) = notes.split_first() else { return };
    let is_id = owner.id.as_str() == name;
    // The note whose id it is need not have it among its names as well.
    let named = if is_id { None } else { names(owner).find(|(own, _)| fold_name(own) == name) };
    let there = named.map_or(heading_span(owner), |(_, span)| span);
    for note in others {
        for (written, span) in names(note).filter(|(own, _)| fold_name(own) == name) {
            findings.add(shared(written, span, owner, there));
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
