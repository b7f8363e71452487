//! Says that a title begins with somebody whom the note's fields do not name, or that a title or
//! description names somebody of whom the note does not speak.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0423",
    name: "title-names-another",
    level: Level::Error,
    summary: "a title or description that names somebody with whom its note has nothing to do",
    explanation: include_str!("title_names_another.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let span = claim.fault.span;
        findings.add(match &claim.fault.kind {
            ClaimKind::Title(named) => {
                let id = code(named.as_str());
                Finding::at(span, format!("the first whom the title names is {id}, and the fields do not"))
                    .label("has no part in it")
                    .help("name whom the note is about, or add the name to `participants` or `about`")
            }
            ClaimKind::Unspoken(named) => {
                let id = code(named.as_str());
                Finding::at(span, format!("this names {id}, of whom the rest of the note does not speak"))
                    .label("named only here")
                    .help(
                        "name whom the text speaks of, or say in the text what this one has to do \
                         with it",
                    )
            }
            ClaimKind::TitlePlace(named) => {
                let id = code(named.as_str());
                Finding::at(span, format!("did it happen in {id}, which is not its `place`?"))
                    .weighing(Level::Suspicion)
                    .label("another place than the field's")
                    .help(
                        "name the place that the front matter gives, or say in one of the two notes that \
                         it lies in the other",
                    )
            }
            _ => continue,
        });
    }
}
