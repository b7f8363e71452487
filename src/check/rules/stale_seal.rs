//! Says that a seal lists other marks of its capture than are read from it today: above all where notes are named.

use crate::check::facts::heading_span;
use crate::check::wording::{both, code};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Evidence, Landmarks};

pub(super) static RULE: Rule = Rule {
    code: "F0310",
    name: "stale-seal",
    level: Level::Warning,
    summary: "a seal whose marks are out of date",
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
        if known.landmarks == seal.landmarks {
            continue;
        }
        let differing = differing(&seal.landmarks, &known.landmarks);
        findings.add(
            Finding::at(heading_span(note), format!("the seal of {} is out of date", code(id.as_str())))
                .label("its capture is read in another way today")
                .note(format!("they differ in {differing}"))
                .note("where the capture is not here, the seal says where the source names a note")
                .help("run `factum seal` and commit `factum.lock`"),
        );
    }
}

/// The notes that are named elsewhere, or what else is not the same.
fn differing(sealed: &Landmarks, found: &Landmarks) -> String {
    let names = sealed.names.keys().chain(found.names.keys());
    let mut moved: Vec<&str> =
        names.filter(|id| sealed.names.get(*id) != found.names.get(*id)).map(String::as_str).collect();
    moved.sort_unstable();
    moved.dedup();
    if moved.is_empty() { "where sentences and turning words stand".to_owned() } else { both(&moved) }
}
