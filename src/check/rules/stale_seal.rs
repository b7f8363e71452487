//! Says that a seal lists other marks of its capture than are read from it today: above all where
//! notes are named.

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{Evidence, Landmarks, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0310",
    name: "stale-seal",
    level: Level::Warning,
    summary: "a seal whose marks are out of date",
    explanation: include_str!("stale_seal.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let known = facts.source(&source.id);
    let (Some(known), Some(seal)) = (known, facts.notes.seal(&source.id)) else { return };
    if known.evidence != Evidence::Capture || known.landmarks == seal.landmarks {
        return;
    }
    let differing = differing(&seal.landmarks, &known.landmarks);
    let id = code(source.id.as_str());
    findings.add(
        Finding::at(heading_span(source), format!("the seal of {id} is out of date"))
            .label("its capture is read in another way today")
            .note(format!("they differ in {differing}"))
            .note("where the capture is not here, the seal says where the source names a note")
            .help("run `factum seal` and commit `factum.lock`"),
    );
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
