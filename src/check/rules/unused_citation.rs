//! Says that a citation under `cites` is neither marked in the body nor evidence for a field or an
//! observation.

use crate::check::facts::{Facts, used_labels};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0204",
    name: "unused-citation",
    level: Level::Warning,
    summary: "a citation that nothing rests on",
    explanation: include_str!("unused_citation.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let used = used_labels(note);
    for (label, _) in note.front.cites.iter().filter(|(label, _)| !used.contains(label.as_str())) {
        findings.add(
            Finding::at(label.span, format!("nothing rests on the citation {}", code(label)))
                .label("not used")
                .note("its words count towards what is quoted of the source, and no reader sees them")
                .help(format!(
                    "mark a sentence with `[^{}]`, name the fields that it `supports`, or remove it",
                    label.value
                )),
        );
    }
}
