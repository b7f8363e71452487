//! Says that a citation supports a field that this kind of note does not have, or that this note
//! does not give.

use crate::check::facts::Facts;
use crate::check::fields;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, either, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;
use crate::text::{Spanned, similar};

pub(super) static RULE: Rule = Rule {
    code: "F0207",
    name: "supports-nothing",
    level: Level::Error,
    summary: "a `supports` that names no field of the note",
    explanation: include_str!("supports_nothing.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        for field in &cited.citation.supports {
            if !fields::names(note.base).contains(&field.as_str()) {
                findings.add(unknown(note, field));
            } else if fields::span(note, field).is_none() {
                findings.add(absent(field));
            }
        }
    }
}

fn unknown(note: &ParsedNote, field: &Spanned<String>) -> Finding {
    let known = fields::names(note.base);
    let near = similar(field, known.iter().copied());
    let mut finding =
        Finding::at(field.span, format!("{} is no field that a quote can support", code(field)))
            .label("not known")
            .note("the field that is meant stays without its evidence")
            .fixes(replacements(&near, field.span));
    finding.help.extend(did_you_mean(&near));
    finding.help.push(format!("the fields are {}", either(&known)).into());
    finding
}

fn absent(field: &Spanned<String>) -> Finding {
    Finding::at(field.span, format!("this note has no {}", code(field)))
        .label("not given in the front matter")
        .note("the quote is evidence for something that the note does not say")
        .help(format!("add `{}:` to the front matter, or take it from `supports`", field.value))
}
