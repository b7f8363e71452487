//! Says that a number in prose is more certain than in its quote, or hedged in another direction.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0402",
    name: "hedge-differs",
    level: Level::Error,
    summary: "a number that is hedged otherwise than in its quote",
    explanation: include_str!("hedge_differs.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Hedge(quoted) = &claim.fault.kind else { continue };
        let (written, source) = (code(&claim.fault.written), code(&quoted.written));
        let said = if claim.fault.written.eq_ignore_ascii_case(&quoted.written) {
            format!("{written} has a hedge here that the quote's does not have")
        } else {
            format!("{written} is said otherwise than the quote's {source}")
        };
        let finding = Finding::at(claim.fault.span, said).label("hedged in another way");
        findings.add(
            claim
                .beside(facts, finding, std::slice::from_ref(quoted))
                .note(
                    "\u{201c}some 7,000\u{201d} may be 6,900, and \u{201c}up to 500\u{201d} may be \
                     nothing at all",
                )
                .help("keep the hedge of the quote, or one that says the same"),
        );
    }
}
