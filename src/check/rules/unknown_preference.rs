//! Says that a `resolution` prefers something that is no citation, source, period or label of its
//! note, or that it gives no reason.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, Resolution};
use crate::text::similar;

pub(super) static RULE: Rule = Rule {
    code: "F0506",
    name: "unknown-preference",
    level: Level::Error,
    summary: "a resolution that prefers nothing of the note",
    explanation: include_str!("unknown_preference.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(resolution) = &note.front.resolution else { return };
    let preferred = &resolution.preferred;
    let mut known = candidates(note);
    known.insert(Resolution::OPEN);
    if !known.contains(preferred.as_str()) {
        let near = similar(preferred, known.iter().copied());
        let mut finding =
            Finding::at(preferred.span, format!("the note has no {} to prefer", code(preferred)))
                .label("no citation, source, period or label of this note")
                .note("both values are shown, and readers are told which one the dossier rests on")
                .fixes(replacements(&near, preferred.span));
        finding.help.extend(did_you_mean(&near));
        if near.is_empty() {
            finding = finding.help(
                "write one of the note's labels, sources or periods, or `open` where none is preferred",
            );
        }
        findings.add(finding);
    } else if resolution.reason.trim().is_empty() {
        findings.add(
            Finding::at(preferred.span, "no reason is given for this resolution")
                .label("why?")
                .note("a decision between sources that a reader cannot follow is an opinion")
                .help("say under `reason` why this one is preferred, or under `open` why none is"),
        );
    }
}

/// The words by which a note can name what it prefers: labels, sources, periods.
fn candidates(note: &ParsedNote) -> BTreeSet<&str> {
    let labels = note.front.cites.iter().map(|(label, _)| label.value.as_str());
    let sources = note.citations().map(|citation| citation.source.value.as_str());
    let observed = note.observations().iter().flat_map(|observation| {
        let label = observation.label.as_ref().map(|label| label.value.as_str());
        std::iter::once(observation.period.text.as_str()).chain(label)
    });
    labels.chain(sources).chain(observed).collect()
}
