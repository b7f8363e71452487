//! Says that a link to an event is given a date on which the event is not; asks where the date stands behind it.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0432",
    name: "link-of-another-time",
    level: Level::Error,
    summary: "a link to an event with a date that is not the event's",
    explanation: include_str!("link_of_another_time.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::LinkDated { event, in_label } = &claim.fault.kind else { continue };
        let event = code(event.as_str());
        let finding = if *in_label {
            Finding::at(claim.fault.span, format!("{event} has another date than this"))
        } else {
            // "Came back to the talks' venue in 2022": the date may be of the verb.
            Finding::at(claim.fault.span, format!("is {event} meant, which has another date than this?"))
                .weighing(Level::Suspicion)
        };
        findings.add(
            finding
                .label("not the date of the linked event")
                .help("link to the event that is meant, or correct the date here or in its note"),
        );
    }
}
