//! Says that a source has a capture and no seal.

use crate::check::facts::{Facts, capture_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0309",
    name: "unsealed-source",
    level: Level::Warning,
    summary: "a source without a seal",
    explanation: include_str!("unsealed_source.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let id = &source.id;
    if facts.notes.capture(id).is_none() || facts.notes.seal(id).is_some() {
        return;
    }
    findings.add(
        Finding::at(capture_span(source), format!("the source {} has no seal", code(id.as_str())))
            .label("not in `factum.lock`")
            .note(
                "where this file is not, its quotes cannot be verified, and a change to it goes \
                 unseen",
            )
            .help("run `factum seal` and commit `factum.lock`"),
    );
}
