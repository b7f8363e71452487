//! Finds a rule by its code or name.

use super::rule::{Rule, RuleName};
use super::rules::RULES;
use crate::text::{Spanned, similar};

/// All rules in the order of their codes.
#[must_use]
pub fn all() -> &'static [&'static Rule] {
    RULES
}

/// The rule with this code or name, without regard to case.
#[must_use]
pub fn explain(code_or_name: &str) -> Option<&'static Rule> {
    let wanted = code_or_name.trim();
    let is_meant =
        |rule: &&&Rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted);
    RULES.iter().find(is_meant).copied()
}

/// Up to three rules that a mistyped code or name may have meant, the likeliest first.
#[must_use]
pub fn suggest(code_or_name: &str) -> Vec<&'static Rule> {
    let names = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let mut found: Vec<&'static Rule> = Vec::new();
    for rule in similar(code_or_name, names).into_iter().filter_map(explain) {
        // A code and a name that are both like the word may be those of one rule.
        if !found.iter().any(|known| known.code == rule.code) {
            found.push(rule);
        }
    }
    found
}

/// Looks up a rule's name as an author has written it; where there is none, those that may be meant if they are asked
/// for.
pub(super) fn look_up(written: &Spanned<String>, may_suggest: bool) -> RuleName<'_> {
    let meant = explain(written);
    let near = match meant {
        None if may_suggest => suggest(written).iter().map(|rule| rule.name).collect(),
        _ => Vec::new(),
    };
    RuleName { written, meant, near }
}
