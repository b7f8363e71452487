//! Says that the texts of two sources overlap, though neither says that it was taken over from the
//! other.

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::Dependence;

pub(super) static RULE: Rule = Rule {
    code: "F0208",
    name: "overlapping-sources",
    level: Level::Warning,
    summary: "sources whose texts overlap",
    explanation: include_str!("overlapping_sources.md"),
    checks: &[Check::Dossier(check)],
    may_be_allowed: true,
};

/// Looks at the whole dossier, since an overlap is a fact of two sources and of neither alone.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for ((one, other), dependence) in &facts.whole.verification.dependent {
        let (Dependence::Overlap(percent), Some(note)) = (dependence, facts.whole.dossier.note(other)) else {
            continue;
        };
        let other = facts.whole.dossier.note(one).map_or(one.as_str(), |note| note.id.as_str());
        let said = format!("the text of {} overlaps that of {}", code(note.id.as_str()), code(other));
        findings.add(
            Finding::at(heading_span(note), said)
                .label(format!("{percent} percent of the shorter text"))
                .note("two prints of one report bear nothing out twice")
                .help(
                    "say `syndicated_from` in the one that was taken over; both then count as one \
                     source",
                ),
        );
    }
}
