//! Says that `inferred` or `identified` gives no ground, or names a field that the note does not have.

use crate::check::facts::Facts;
use crate::check::fields;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, either, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;
use crate::text::{Spanned, similar};

pub(super) static RULE: Rule = Rule {
    code: "F0505",
    name: "groundless-inference",
    level: Level::Error,
    summary: "an inference without a ground, or of nothing",
    explanation: include_str!("groundless_inference.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let inferred = note.front.inferred.iter().map(|one| ("inferred", one));
    let identified = note.source().map_or(&[][..], |source| &source.identified);
    for (how, (field, ground)) in inferred.chain(identified.iter().map(|one| ("identified", one))) {
        if fields::span(note, field).is_none() {
            findings.add(of_nothing(note, how, field));
        } else if ground.trim().is_empty() {
            findings.add(
                Finding::at(field.span, format!("no ground is given for the {how} {}", code(field)))
                    .label("why?")
                    .note("a reader can follow what no text says only if its ground is there")
                    .help(format!("say in a sentence what it is {how} by")),
            );
        }
    }
}

fn of_nothing(note: &ParsedNote, how: &str, field: &Spanned<String>) -> Finding {
    let known: Vec<&str> =
        fields::names(note.base).into_iter().filter(|name| fields::span(note, name).is_some()).collect();
    let near = similar(field, known.iter().copied());
    let mut finding =
        Finding::at(field.span, format!("this note has no {} that could be {how}", code(field)))
            .label("not given in the front matter")
            .note("a ground for something that the note does not say is shown nowhere")
            .fixes(replacements(&near, field.span));
    finding.help.extend(did_you_mean(&near));
    finding.help.push(format!("the note gives {}", either(&known)).into());
    finding
}
