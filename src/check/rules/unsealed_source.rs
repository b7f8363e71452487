//! Says that a source has a capture and no seal.

use crate::check::facts::heading_span;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0309",
    name: "unsealed-source",
    level: Level::Warning,
    summary: "a source without a seal",
    explanation: include_str!("unsealed_source.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for id in facts.dossier.captures.keys().filter(|id| facts.dossier.lock.seal(id).is_none()) {
        let Some(note) = facts.dossier.note(id) else { continue };
        let capture = note.source().and_then(|source| source.capture.as_ref());
        let span = capture.map_or(heading_span(note), |capture| capture.span);
        findings.add(
            Finding::at(span, format!("the source {} has no seal", code(id.as_str())))
                .label("not in `factum.lock`")
                .note("where this file is not, its quotes cannot be verified, and a change to it goes unseen")
                .help("run `factum seal` and commit `factum.lock`"),
        );
    }
}
