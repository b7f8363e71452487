//! Asks whether the title that stands for a link without a label fits where it stands.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, Misfit, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0431",
    name: "misfit-link",
    level: Level::Suspicion,
    summary: "a link without a label whose title does not fit its sentence",
    explanation: include_str!("misfit_link.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Misfit(misfit, _) = &claim.fault.kind else { continue };
        let title = code(&claim.fault.written);
        let (said, why) = match misfit {
            Misfit::Article => {
                (format!("is {title} meant behind this article?"), "the name takes no article")
            }
            Misfit::Place => {
                (format!("is the person {title} meant, where a place belongs?"), "this is a person")
            }
            Misfit::Body => (format!("is {title} meant, where a place belongs?"), "this is an organisation"),
            Misfit::Pair => (
                format!("is {title} meant, beside a name of another kind?"),
                "one is a person, and the other a place, which the quotes have only as one",
            ),
            Misfit::Person => (format!("is {title} meant, where a person belongs?"), "this is no person"),
            Misfit::Another => {
                (format!("is {title} meant, where the quotes name another?"), "no quote names it")
            }
        };
        let finding = Finding::at(claim.fault.span, said).label("read as the title of its note");
        findings.add(
            claim
                .with_quotes(facts, finding)
                .note(why)
                .help("link to the note that is meant, or give the link a label that says what it is"),
        );
    }
}
