//! Says that an entry of `allow` gives no reason. Such an entry allows nothing.

use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0018",
    name: "allow-without-reason",
    level: Level::Error,
    summary: "an `allow` without a reason",
    explanation: include_str!("allow_without_reason.md"),
    check: Check::Facts(check),
    is_about_allows: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (rule, reason) in facts.notes().flat_map(|note| &note.front.allow) {
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
