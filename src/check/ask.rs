//! Asks the rules about one thing at a time: a note, a source, a name, the dossier as a whole.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::catalogue::look_up;
use super::facts::Facts;
use super::findings::Findings;
use super::rule::{AllowUse, Check, Rule};
use super::rules::RULES;
use crate::diagnostic::Diagnostic;
use crate::model::ParsedNote;

/// The findings of all rules, by the rule's place in the registry.
#[derive(Debug, Default)]
pub(super) struct Answers(BTreeMap<usize, Findings>);

impl Answers {
    /// Asks each rule in turn.
    fn of(ask: impl Fn(&Check, &mut Findings)) -> Self {
        let mut answers = BTreeMap::new();
        for (place, rule) in RULES.iter().enumerate() {
            let mut findings = Findings::default();
            rule.checks.iter().for_each(|check| ask(check, &mut findings));
            if !findings.is_empty() {
                answers.insert(place, findings);
            }
        }
        Self(answers)
    }

    fn append(&mut self, later: Self) {
        for (place, findings) in later.0 {
            self.0.entry(place).or_default().append(findings);
        }
    }

    /// The findings, rule by rule.
    pub(super) fn into_diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().flat_map(|(place, findings)| {
            let rule = RULES.get(place).copied();
            rule.into_iter().zip(Some(findings)).flat_map(|(rule, findings)| diagnostics(rule, findings))
        })
    }
}

fn diagnostics(rule: &'static Rule, findings: Findings) -> impl Iterator<Item = Diagnostic> {
    let Rule { code, name, level, .. } = *rule;
    findings.into_list().map(move |finding| Diagnostic { code, name, level, finding })
}

/// Asks about everything in the dossier, in parallel. The order of the answers does not depend on the
/// number of workers.
pub(super) fn about_all(facts: &Facts<'_>) -> Answers {
    let notes: Vec<&ParsedNote> = facts.whole.notes().collect();
    let about_notes: Vec<Answers> = notes.par_iter().map(|note| about_note(facts, note)).collect();
    let sources: Vec<&ParsedNote> = notes.into_iter().filter(|note| note.source().is_some()).collect();
    let about_sources: Vec<Answers> = sources.par_iter().map(|note| about_source(facts, note)).collect();
    let about_names = facts.whole.index.shared_names().map(|(name, ids)| {
        let notes: Vec<&ParsedNote> = ids.into_iter().filter_map(|id| facts.whole.dossier.note(id)).collect();
        about_name(facts, name, &notes)
    });
    // Which worker was done first must not show, so the answers are joined in the order of the notes.
    let each = about_notes.into_iter().chain(about_sources).chain(about_names);
    each.chain([about_dossier(facts)]).fold(Answers::default(), |mut all, answers| {
        all.append(answers);
        all
    })
}

/// Asks about a note by itself: its form, its text, and what it asks of other notes.
fn about_note(facts: &Facts<'_>, note: &ParsedNote) -> Answers {
    Answers::of(|check, findings| match check {
        Check::Fault(ask) => note.faults.iter().for_each(|fault| ask(facts, fault, findings)),
        Check::Note(ask) => ask(facts, note, findings),
        Check::RuleName(ask) => {
            note.front.allow.iter().for_each(|(name, _)| ask(&look_up(name), findings));
        }
        _ => {}
    })
}

/// Asks about a source: its capture, its seal, and what is quoted of it.
fn about_source(facts: &Facts<'_>, source: &ParsedNote) -> Answers {
    Answers::of(|check, findings| {
        if let Check::Source(ask) = check {
            ask(facts, source, findings);
        }
    })
}

/// Asks about a name that these notes share.
fn about_name(facts: &Facts<'_>, name: &str, notes: &[&ParsedNote]) -> Answers {
    Answers::of(|check, findings| {
        if let Check::Name(ask) = check {
            ask(facts, name, notes, findings);
        }
    })
}

/// Asks about what belongs to no single note: all paths together, the configuration, files that are no
/// notes.
fn about_dossier(facts: &Facts<'_>) -> Answers {
    Answers::of(|check, findings| match check {
        Check::Fault(ask) => facts.other_faults.iter().for_each(|fault| ask(facts, fault, findings)),
        Check::RuleName(ask) => {
            facts.levels.iter().for_each(|setting| ask(&look_up(&setting.rule), findings));
        }
        Check::Dossier(ask) => ask(facts, findings),
        _ => {}
    })
}

/// Asks about every entry of `allow`, once it is known what each of them took away.
pub(super) fn about_allows(uses: &[AllowUse<'_>]) -> Answers {
    Answers::of(|check, findings| {
        if let Check::Allow(ask) = check {
            uses.iter().for_each(|allow| ask(allow, findings));
        }
    })
}
