//! Asks whether a sentence is more certain than its quote: a plan told as done, a rumour as a fact.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0410",
    name: "certainty-differs",
    level: Level::Suspicion,
    summary: "a doubt of the quote that the prose drops",
    explanation: include_str!("certainty_differs.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Certainty(quoted) = &claim.fault.kind else { continue };
        let said = format!("is this as certain as the quote\u{2019}s {}?", code(&quoted.written));
        let finding = Finding::at(claim.fault.span, said).label("as certain as that?");
        findings.add(
            claim
                .beside(facts, finding, std::slice::from_ref(quoted))
                .note("a plan stays a plan, and what may be so is not so yet")
                .help(
                    "keep the doubt: \u{201c}was to\u{201d}, \u{201c}may\u{201d}, \
                     \u{201c}nearly\u{201d}, \u{201c}reportedly\u{201d}, \u{201c}the first known\u{201d}",
                ),
        );
    }
}
