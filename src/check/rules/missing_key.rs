//! Says that a key that must be given is not.

use crate::check::words::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::FaultKind;

pub(super) static RULE: Rule = Rule {
    code: "F0010",
    name: "missing-key",
    level: Level::Error,
    summary: "a key that must be given",
    explanation: include_str!("missing_key.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for fault in facts.faults() {
        let FaultKind::MissingKey { key } = fault.kind else { continue };
        findings.add(
            Finding::at(fault.span, format!("the key {} is missing", code(key)))
                .label(format!("{} belongs in here", code(key)))
                .note("the page cannot be made, or cannot be checked, without it")
                .help(advice(key)),
        );
    }
}

fn advice(key: &str) -> String {
    match key {
        "date" => "add `date:`, as far as it is known: `2021-05-08`, `2021-05`, `2021-05-08~` for about then"
            .to_owned(),
        "unit" => {
            "add `unit:`, a currency (`USD`), `percent`, a measure (`km`) or what is counted (`schools`)"
                .to_owned()
        }
        "quote" => "add `quote:` with the source's exact words".to_owned(),
        _ => format!("add `{key}:`"),
    }
}
