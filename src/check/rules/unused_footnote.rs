//! Says that a footnote is defined in a body and marked nowhere.

use std::collections::BTreeSet;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::nearest;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0205",
    name: "unused-footnote",
    level: Level::Warning,
    summary: "a footnote that nothing marks",
    explanation: include_str!("unused_footnote.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let marks = note.statements.iter().flat_map(|statement| &statement.marks);
    let marks: BTreeSet<&str> = marks.map(|mark| mark.value.as_str()).collect();
    for (label, _) in note.body.footnotes.iter().filter(|(label, _)| !marks.contains(label.as_str())) {
        findings.add(
            Finding::at(nearest(facts.sources, label), format!("nothing marks the footnote {}", code(label)))
                .label("not used")
                .note("the remark would not be shown")
                .help(format!("mark a sentence with `[^{}]`, or remove the footnote", label.value)),
        );
    }
}
