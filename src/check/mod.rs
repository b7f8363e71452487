//! Who speaks: the rules, each in a file of its own with its explanation beside it.
//!
//! Stages before this one state facts and judge nothing; here facts become findings. Nothing here reads a
//! file, knows the configuration, or prints.

mod addresses;
mod claims;
mod facts;
mod fields;
mod levels;
mod locate;
mod rule;
mod rules;
mod wording;

#[cfg(test)]
pub(crate) mod explanation;

pub use facts::{Cited, Facts, Observed};
pub use levels::LevelSetting;
pub use rule::{AllowUse, Check, Findings, Rule};

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Level, sort};
use crate::model::ParsedNote;
use crate::text::{FileId, similar};

/// Asks every rule, and returns what they say in the order of files and places.
///
/// What a note's `allow` covers, and what `factum.yaml` sets to `allow`, is left out.
#[must_use]
pub fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in rules::RULES {
        if let Check::Facts(ask) = rule.check {
            let mut findings = Findings::of(rule);
            ask(facts, &mut findings);
            diagnostics.extend(findings.into_diagnostics());
        }
    }
    let uses = suppress(facts, &mut diagnostics);
    for rule in rules::RULES {
        if let Check::Allows(ask) = rule.check {
            let mut findings = Findings::of(rule);
            ask(&uses, &mut findings);
            diagnostics.extend(findings.into_diagnostics());
        }
    }
    levels::apply(facts.levels, &mut diagnostics);
    diagnostics.retain(|d| d.level != Level::Allow);
    sort(&mut diagnostics, facts.sources);
    diagnostics
}

/// Takes away what notes allow, and counts how often each `allow` did so. An `allow` without a reason
/// takes nothing away.
fn suppress<'a>(facts: &Facts<'a>, diagnostics: &mut Vec<Diagnostic>) -> Vec<AllowUse<'a>> {
    let mut uses: Vec<AllowUse<'a>> = facts.notes().flat_map(allows).collect();
    let mut by_place: BTreeMap<(FileId, &'static str), usize> = BTreeMap::new();
    for (i, allow) in uses.iter().enumerate() {
        if let Some(rule) = explain(&allow.rule.value).filter(|_| !allow.reason.trim().is_empty()) {
            by_place.entry((allow.rule.span.file, rule.code)).or_insert(i);
        }
    }
    diagnostics.retain(|d| match by_place.get(&(d.finding.primary.span.file, d.code)) {
        Some(i) if may_be_allowed(d.code) => {
            uses[*i].findings += 1;
            false
        }
        _ => true,
    });
    uses
}

/// What is wrong with an `allow` cannot itself be allowed by one.
fn may_be_allowed(code: &str) -> bool {
    explain(code).is_none_or(|rule| !rule.is_about_allows)
}

fn allows(note: &ParsedNote) -> impl Iterator<Item = AllowUse<'_>> {
    note.front.allow.iter().map(|(rule, reason)| AllowUse { rule, reason, findings: 0 })
}

/// All rules in the order of their codes.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    rules::RULES
}

/// The rule with this code or name, without regard to case.
#[must_use]
pub fn explain(code_or_name: &str) -> Option<&'static Rule> {
    let wanted = code_or_name.trim();
    let is_meant =
        |rule: &&&Rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted);
    rules::RULES.iter().find(is_meant).copied()
}

/// Up to three rules that a mistyped code or name may have meant, the likeliest first.
#[must_use]
pub fn suggest(code_or_name: &str) -> Vec<&'static Rule> {
    let names = rules::RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let mut found: Vec<&'static Rule> = Vec::new();
    for rule in similar(code_or_name, names).into_iter().filter_map(explain) {
        if !found.iter().any(|known| known.code == rule.code) {
            found.push(rule);
        }
    }
    found
}

#[cfg(test)]
mod tests;
