//! Says that a figure in prose is of another time than its sentence, or rests on other words than
//! it cites.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0420",
    name: "figure-of-another-time",
    level: Level::Error,
    summary: "a figure that is not the one of which its sentence speaks",
    explanation: include_str!("figure_of_another_time.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let figure = code(&claim.fault.written);
        let finding = match &claim.fault.kind {
            ClaimKind::FigureDated(time) => {
                Finding::at(claim.fault.span, format!("the sentence gives {figure} for {}", code(time)))
                    .label("of another time")
                    .help("name the period that is meant, or say of which time the figure is")
            }
            ClaimKind::FigureCited => {
                let said = format!("{figure} rests on other words than this sentence cites");
                let finding = Finding::at(claim.fault.span, said).label("is this the figure that is meant?");
                claim.with_quotes(facts, finding).help(
                    "cite the words on which the figure rests, those of what it is derived from too, \
                     or none: it brings its own",
                )
            }
            _ => continue,
        };
        findings.add(finding);
    }
}
