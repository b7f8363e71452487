//! Says that a field of an event or actor is neither supported by a quote nor inferred with a
//! ground. A status of `unknown` needs no quote: it says that the sources do not say.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::fields;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, EventStatus, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0502",
    name: "unsupported-field",
    level: Level::Error,
    summary: "a field that no quote supports",
    explanation: include_str!("unsupported_field.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let supported = note.citations().flat_map(|citation| &citation.supports);
    let inferred = note.front.inferred.iter().map(|(field, _)| field);
    let founded: BTreeSet<&str> = supported.chain(inferred).map(|field| field.value.as_str()).collect();
    for field in needed(note).iter().filter(|field| !founded.contains(*field)) {
        let Some(span) = fields::span(note, field) else { continue };
        findings.add(
            Finding::at(span, format!("no quote supports the {} of {}", code(field), code(note.id.as_str())))
                .label("who says so?")
                .note("front matter is printed at the head of the page, where readers trust it most")
                .help(format!(
                    "name it in a citation, `supports: [{field}]`, or give the ground for it under `inferred`"
                )),
        );
    }
}

/// The fields that need evidence.
fn needed(note: &ParsedNote) -> &'static [&'static str] {
    let is_unknown = |status: &crate::text::Spanned<EventStatus>| status.value == EventStatus::Unknown;
    match note.base {
        BaseKind::Event if note.event().and_then(|e| e.status.as_ref()).is_some_and(is_unknown) => {
            &["date", "place", "participants", "after", "before", "announces"]
        }
        BaseKind::Event => &["date", "place", "status", "participants", "after", "before", "announces"],
        BaseKind::Actor => &["role"],
        BaseKind::Statistic | BaseKind::Source | BaseKind::Page => &[],
    }
}
