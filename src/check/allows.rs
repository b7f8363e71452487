//! Takes away the findings that notes allow.

use std::collections::BTreeMap;

use super::catalogue::explain;
use super::facts::Facts;
use super::rule::AllowUse;
use crate::diagnostic::Diagnostic;
use crate::model::ParsedNote;
use crate::text::FileId;

/// Takes away what notes allow, and counts how often each `allow` did so. An `allow` without a reason
/// takes nothing away.
pub(super) fn suppress<'a>(facts: &Facts<'a>, diagnostics: &mut Vec<Diagnostic>) -> Vec<AllowUse<'a>> {
    let mut uses: Vec<AllowUse<'a>> = facts.whole.notes().flat_map(allows).collect();
    let mut by_place: BTreeMap<(FileId, &'static str), usize> = BTreeMap::new();
    for (i, allow) in uses.iter().enumerate() {
        if let Some(rule) = allow.rule.filter(|_| !allow.reason.trim().is_empty()) {
            // The first of two entries for one rule takes the findings; the second is then idle.
            by_place.entry((allow.name.span.file, rule.code)).or_insert(i);
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

/// Whether an `allow` may silence this rule. A rule about `allow` itself must speak in any case.
fn may_be_allowed(code: &str) -> bool {
    explain(code).is_none_or(|rule| rule.may_be_allowed)
}

fn allows(note: &ParsedNote) -> impl Iterator<Item = AllowUse<'_>> {
    let entries = note.front.allow.iter();
    entries.map(|(name, reason)| AllowUse { name, rule: explain(name), reason, findings: 0 })
}
