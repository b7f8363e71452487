//! Says that a field of front matter says what the quotes that support it do not.

use crate::check::claims::claims_of;
use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, ClaimPlace, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0507",
    name: "field-not-in-quote",
    level: Level::Error,
    summary: "a field that its supporting quotes do not give",
    explanation: include_str!("field_not_in_quote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        let ClaimKind::Field(near) = &claim.fault.kind else { continue };
        let ClaimPlace::Field(field) = claim.fault.place else { continue };
        let written = code(&claim.fault.written);
        let finding =
            Finding::at(claim.fault.span, format!("the {field} {written} is not what its quotes give"))
                .label("not in the quotes that support it");
        let said = match (field, near.as_slice()) {
            ("date", []) => "they give no date".to_owned(),
            ("date", dates) => format!("they give {}", both(dates)),
            (_, []) => "they do not name it".to_owned(),
            (_, words) => format!("they do not have {}", both(words)),
        };
        findings.add(claim.with_quotes(facts, finding).note(said).help(
            "write what the quotes give, cite words that give this, or say under `inferred` how it follows",
        ));
    }
}
