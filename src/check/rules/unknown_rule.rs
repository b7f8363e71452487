//! Says that `allow` or the levels in `factum.yaml` name a rule that does not exist.

use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule, RuleName};
use crate::check::wording::{code, did_you_mean, replacements};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0019",
    name: "unknown-rule",
    level: Level::Error,
    summary: "a rule that does not exist, in `allow` or in the levels",
    explanation: include_str!("unknown_rule.md"),
    checks: &[Check::RuleName(check)],
    may_be_allowed: false,
};

fn check(name: &RuleName<'_>, findings: &mut Findings) {
    if name.meant.is_some() {
        return;
    }
    let written = name.written;
    let mut finding = Finding::at(written.span, format!("there is no rule {}", code(written)))
        .label("not known")
        .note("what is meant to be allowed would go on being reported, or the other way round")
        .fixes(replacements(&name.near, written.span));
    finding.help.extend(did_you_mean(&name.near));
    finding.help.push("`factum explain` lists all rules".into());
    findings.add(finding);
}
