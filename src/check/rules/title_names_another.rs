//! Says that a title begins with somebody whom the note's fields do not name.

use crate::check::claims::claims;
use crate::check::words::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::ClaimKind;

pub(super) static RULE: Rule = Rule {
    code: "F0423",
    name: "title-names-another",
    level: Level::Error,
    summary: "a title that begins with somebody whom the note's fields do not name",
    explanation: include_str!("title_names_another.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for claim in claims(facts) {
        let ClaimKind::Title(named) = &claim.fault.kind else { continue };
        let said =
            format!("the first whom the title names is {}, and the fields do not", code(named.as_str()));
        findings.add(
            Finding::at(claim.fault.span, said)
                .label("has no part in it")
                .help("name whom the note is about, or add the name to `participants` or `about`"),
        );
    }
}
