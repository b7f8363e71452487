//! Says that a seal lists other notes than its capture names today.

use std::collections::BTreeSet;

use crate::check::facts::heading_span;
use crate::check::words::{both, code};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::Evidence;

pub(super) static RULE: Rule = Rule {
    code: "F0310",
    name: "stale-seal",
    level: Level::Warning,
    summary: "a seal whose list of names is out of date",
    explanation: include_str!("stale_seal.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (id, known) in &facts.verification.sources {
        let (Some(note), Some(seal)) = (facts.dossier.note(id), facts.dossier.lock.seal(id)) else {
            continue;
        };
        if known.evidence != Evidence::Capture {
            continue;
        }
        let sealed: BTreeSet<&str> = seal.names.iter().map(String::as_str).collect();
        let found: BTreeSet<&str> = known.names.iter().map(|name| name.as_str()).collect();
        if sealed == found {
            continue;
        }
        let differing: Vec<&str> = sealed.symmetric_difference(&found).copied().collect();
        findings.add(
            Finding::at(heading_span(note), format!("the seal of {} is out of date", code(id.as_str())))
                .label("names other notes than its seal says")
                .note(format!("they differ in {}", both(&differing)))
                .note("where the capture is not here, the seal says whether the source names a note")
                .help("run `factum seal` and commit `factum.lock`"),
        );
    }
}
