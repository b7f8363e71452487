//! Says that a seal lacks a quote of its source, or has something else around one than is read there today.

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, counted};
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0310",
    name: "stale-seal",
    level: Level::Warning,
    summary: "a seal that is out of date",
    explanation: include_str!("stale_seal.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let Some(known) = facts.source(&source.id) else { return };
    let (missing, stale) = (known.seal.missing, known.seal.stale);
    if missing + stale == 0 {
        return;
    }
    let id = code(source.id.as_str());
    let mut finding = Finding::at(heading_span(source), format!("the seal of {id} is out of date"));
    if missing > 0 {
        finding = finding.note(format!("{} of it {} not sealed", counted(missing, "quote"), are(missing)));
    }
    if stale > 0 {
        let count = counted(stale, "quote");
        finding = finding.note(format!("what stands around {count} of it is read in another way today"));
    }
    let finding = finding.label("its quotes are not what was sealed");
    findings.add(finding.help("run `factum seal` and commit `factum.lock`"));
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
