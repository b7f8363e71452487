//! Says that `allow` or the levels in `factum.yaml` name a rule that does not exist.

use crate::check::wording::{code, did_you_mean, replacements};
use crate::check::{Check, Facts, Findings, Rule, explain, suggest};
use crate::diagnostic::{Finding, Level};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0019",
    name: "unknown-rule",
    level: Level::Error,
    summary: "a rule that does not exist, in `allow` or in the levels",
    explanation: include_str!("unknown_rule.md"),
    check: Check::Facts(check),
    is_about_allows: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let allowed = facts.notes().flat_map(|note| &note.front.allow).map(|(rule, _)| rule);
    let levelled = facts.levels.iter().map(|setting| &setting.rule);
    for rule in allowed.chain(levelled).filter(|rule| explain(rule).is_none()) {
        findings.add(unknown(rule));
    }
}

fn unknown(rule: &Spanned<String>) -> Finding {
    let near: Vec<&str> = suggest(rule).iter().map(|near| near.name).collect();
    let mut finding = Finding::at(rule.span, format!("there is no rule {}", code(rule)))
        .label("not known")
        .note("what is meant to be allowed would go on being reported, or the other way round")
        .fixes(replacements(&near, rule.span));
    finding.help.extend(did_you_mean(&near));
    finding.help.push("`factum explain` lists all rules".to_owned());
    finding
}
