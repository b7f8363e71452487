//! Says that no citation names a source.

use crate::check::facts::heading_span;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::BaseKind;

pub(super) static RULE: Rule = Rule {
    code: "F0206",
    name: "unused-source",
    level: Level::Error,
    summary: "a source that nothing cites",
    explanation: include_str!("unused_source.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let cited = facts.cited_sources();
    for note in facts.notes().filter(|note| note.base == BaseKind::Source && !cited.contains(&note.id)) {
        findings.add(
            Finding::at(heading_span(note), format!("nothing cites the source {}", code(note.id.as_str())))
                .label("not used")
                .note(
                    "a list of sources tells readers what the dossier rests on; it does not rest on this one",
                )
                .help("cite it, or remove it"),
        );
    }
}
