//! Says that a number in prose is in none of the quotes that it rests on, and which numbers are.

use crate::check::claims::{Claim, claims_of};
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote, QuotedWords};

pub(super) static RULE: Rule = Rule {
    code: "F0401",
    name: "number-not-in-evidence",
    level: Level::Error,
    summary: "a number that no quote bears out",
    explanation: include_str!("number_not_in_evidence.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let written = code(&claim.fault.written);
        if let ClaimKind::Pairing(quoted) = &claim.fault.kind {
            findings.add(of_another(facts, &claim, quoted));
        }
        if let ClaimKind::OtherCount(quoted) = &claim.fault.kind {
            findings.add(of_other_things(facts, &claim, quoted));
        }
        if claim.fault.kind == ClaimKind::Unjudged {
            findings.add(
                Finding::at(claim.fault.span, "this note claims too much to be compared with what it quotes")
                    .label("not checked from here on")
                    .help("divide it into several notes"),
            );
        }
        let ClaimKind::Number(near) = &claim.fault.kind else { continue };
        let finding =
            Finding::at(claim.fault.span, format!("the number {written} is {}", claim.where_sought()))
                .label("who gives this number?");
        findings.add(
            claim
                .beside(facts, finding, near)
                .note(
                    "a number is borne out by the same number in any notation, of the same kind and \
                     unit; where the quote gives another, the prose may only round it and say so \
                     (\u{201c}about\u{201d})",
                )
                .help("write what the quote gives, or cite the words that give this number"),
        );
    }
}

/// A number by which the quote counts something that goes by another name: a question, for both may be one.
fn of_other_things(facts: &Facts<'_>, claim: &Claim<'_>, quoted: &QuotedWords) -> Finding {
    let said =
        format!("is it {}, where the quote says {}?", code(&claim.fault.written), code(&quoted.written));
    let finding = Finding::at(claim.fault.span, said).weighing(Level::Suspicion);
    claim
        .beside(facts, finding.label("are these the same?"), std::slice::from_ref(quoted))
        .note("the number is the quote's, and what it counts is called otherwise there")
        .help("count what the quote counts, or cite the words that count this")
}

/// A number that the quote gives for another year or name.
fn of_another(facts: &Facts<'_>, claim: &Claim<'_>, quoted: &QuotedWords) -> Finding {
    let said = format!("{} is not what the quote gives this number for", code(&claim.fault.written));
    let finding = Finding::at(claim.fault.span, said).label("of what is this the number?");
    claim
        .beside(facts, finding, std::slice::from_ref(quoted))
        .note("each of several numbers belongs to one year or name, and keeps its own")
        .help("say each number of what the quote gives it for")
}
