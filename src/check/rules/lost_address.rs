//! Says that an address which a page keeps leads to no sentence of it, or is one that it has already.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0515",
    name: "lost-address",
    level: Level::Error,
    summary: "a kept address that leads to no sentence",
    explanation: include_str!("lost_address.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    if note.front.addresses.is_empty() {
        return;
    }
    let anchors: BTreeSet<&str> = note.statements.iter().map(|statement| statement.anchor.as_str()).collect();
    for (from, to) in &note.front.addresses {
        let is_known =
            anchors.contains(to.value.as_str()) || anchors.contains(format!("s-{}", to.value).as_str());
        if !is_known {
            findings.add(
                Finding::at(
                    to.span,
                    format!("{} is the address of no sentence of this page", code(&to.value)),
                )
                .label("leads nowhere")
                .note("whoever follows the old address would arrive at the top of the page")
                .help(
                    "give a sentence this address with `{#id}` at its end, or name the address that it has",
                ),
            );
        }
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if anchors.contains(from.value.as_str()) || !from.value.chars().all(is_plain) || from.value.is_empty()
        {
            findings.add(
                Finding::at(from.span, format!("{} cannot be kept as an address", code(&from.value)))
                    .label("another sentence has it, or no anchor is written so")
                    .help("write the part after `#` of an address that the page had"),
            );
        }
    }
}
