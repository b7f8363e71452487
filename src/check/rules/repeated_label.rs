//! Says that a label of a note stands for two things.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::nearest;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0209",
    name: "repeated-label",
    level: Level::Error,
    summary: "a label that is defined twice",
    explanation: include_str!("repeated_label.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let cites = note.front.cites.iter().map(|(label, _)| (label.as_str(), label.span));
    let mut known: BTreeMap<&str, Span> = cites.collect();
    for (label, _) in &note.body.footnotes {
        let span = nearest(facts.sources, label);
        let Some(first) = known.get(label.as_str()) else {
            known.insert(label.as_str(), span);
            continue;
        };
        findings.add(
            Finding::at(span, format!("the label {} is defined twice", code(label)))
                .label("this one is lost")
                .also(*first, "the first")
                .note("every mark leads to the first, so nobody would read the second")
                .help("give one of them another label, and write it at its mark"),
        );
    }
}
