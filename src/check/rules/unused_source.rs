//! Says that no citation names a source.

use crate::check::facts::{Facts, heading_span, may_be_named_unread};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0206",
    name: "unused-source",
    level: Level::Error,
    summary: "a source that nothing cites",
    explanation: include_str!("unused_source.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    if facts.citations_from(&source.id).next().is_some() || may_be_named_unread(facts, source) {
        return;
    }
    findings.add(
        Finding::at(heading_span(source), format!("nothing cites the source {}", code(source.id.as_str())))
            .label("not used")
            .note(
                "a list of sources tells readers what the dossier rests on; it does not rest on \
                 this one",
            )
            .help("cite it, or remove it"),
    );
}
