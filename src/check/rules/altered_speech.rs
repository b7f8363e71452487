//! Says that words between quotation marks in prose do not stand so in the quotes that the sentence cites.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0424",
    name: "altered-speech",
    level: Level::Error,
    summary: "quoted words that no quote has",
    explanation: include_str!("altered_speech.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        if claim.fault.kind == ClaimKind::SpeechInRemark {
            let said = format!("does anyone say {}?", code(&claim.fault.written));
            findings.add(
                Finding::at(claim.fault.span, said)
                    .weighing(Level::Suspicion)
                    .label("no quote of this page has these words")
                    .note("an editor's note may quote what nobody says, to say so")
                    .help("write the words of the source, or tell them without the marks"),
            );
        }
        if claim.fault.kind != ClaimKind::Speech {
            continue;
        }
        let said = format!("the words {} are {}", code(&claim.fault.written), claim.where_sought());
        let finding = Finding::at(claim.fault.span, said).label("who said these words?");
        findings.add(
            claim
                .with_quotes(facts, finding)
                .note("what stands between quotation marks is a quote, and is taken for one")
                .help("write the words of the source, tell them without the marks, or cite the words that have them"),
        );
    }
}
