//! Says that an entry of `allow` takes no finding away. It is asked after all other rules. Entries
//! without a reason, and those that name no rule, are left to the rules that speak of them.

use crate::check::findings::Findings;
use crate::check::rule::{AllowUse, Check, Rule};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0004",
    name: "idle-allow",
    level: Level::Warning,
    summary: "an `allow` that allows nothing",
    explanation: include_str!("idle_allow.md"),
    checks: &[Check::Allow(check)],
    is_about_allows: true,
};

fn check(allow: &AllowUse<'_>, findings: &mut Findings) {
    let Some(rule) = allow.rule else { return };
    if allow.findings > 0 || allow.reason.trim().is_empty() {
        return;
    }
    let (code, name) = (rule.code, rule.name);
    findings.add(
        Finding::at(allow.name.span, format!("this note has no finding of {code} ({name}) to allow"))
            .label("allows nothing")
            .note("an exception that is left behind hides the next mistake of its kind")
            .help("remove the entry"),
    );
}
