//! Says that an entry of `allow` gives no reason. Such an entry allows nothing.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0018",
    name: "allow-without-reason",
    level: Level::Error,
    summary: "an `allow` without a reason",
    explanation: include_str!("allow_without_reason.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for (rule, reason) in &note.front.allow {
        if reason.trim().is_empty() {
            findings.add(
                Finding::at(rule.span, format!("{} is allowed without a reason", code(rule)))
                    .label("why?")
                    .note(
                        "an exception without a reason cannot be judged by the next reader, and is not made",
                    )
                    .help("say in a sentence why the finding is no mistake here"),
            );
        }
    }
}
