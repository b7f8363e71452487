//! Asks the rules about one thing at a time: a note, a source, a name, the dossier as a whole.

use super::catalogue::{explain, look_up};
use super::facts::{Facts, is_read};
use super::findings::Findings;
use super::levels;
use super::rule::{AllowUse, Check, Rule};
use super::rules::RULES;
use super::sentences::sentences_to_read;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::ParsedNote;
use crate::text::Span;

/// The findings of all rules about one thing, each with the rule's place in the registry and in the order of these.
#[derive(Clone, Debug, Default)]
pub struct Answers(Vec<(usize, Findings)>);

impl Answers {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Asks each rule in turn.
    fn of(ask: impl Fn(&Check, &mut Findings)) -> Self {
        let mut answers = Vec::new();
        for (place, rule) in RULES.iter().enumerate() {
            let mut findings = Findings::default();
            rule.checks.iter().for_each(|check| ask(check, &mut findings));
            if !findings.is_empty() {
                answers.push((place, findings));
            }
        }
        // Most notes have findings of one rule or of none.
        answers.shrink_to_fit();
        Self(answers)
    }

    fn append(&mut self, later: Self) {
        for (place, findings) in later.0 {
            match self.0.binary_search_by_key(&place, |(place, _)| *place) {
                Ok(at) => self.0[at].1.append(findings),
                Err(at) => self.0.insert(at, (place, findings)),
            }
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
    findings.into_list().map(move |finding| {
        let level = finding.level.unwrap_or(level);
        Diagnostic { code, name, level, finding }
    })
}

/// Joins the answers about several things. Which of them was done first must not show, so they are joined in the
/// order in which they are given.
pub(super) fn joined(answers: impl IntoIterator<Item = Answers>) -> Answers {
    answers.into_iter().fold(Answers::default(), |mut all, answers| {
        all.append(answers);
        all
    })
}

/// Asks about a note by itself: its form, its text, and what it asks of other notes.
#[must_use]
pub fn about_note(facts: &Facts<'_>, note: &ParsedNote) -> Answers {
    let mut answers = Answers::of(|check, findings| match check {
        Check::Fault(ask) => note.faults.iter().for_each(|fault| ask(facts, fault, findings)),
        // Of a note that could not be read it would all be said again in other words.
        Check::Note(ask) if is_read(note) => ask(facts, note, findings),
        Check::RuleName(ask) => {
            for (name, _) in &note.front.allow {
                let may_suggest = findings.may_suggest(name.span.file);
                ask(&look_up(name, may_suggest), findings);
            }
        }
        _ => {}
    });
    if is_read(note) {
        let sentences = sentences_to_read(facts, note, || suspicions(facts, note, answers.clone()));
        answers.append(Answers::of(|check, findings| {
            if let Check::Sentence(ask) = check {
                sentences.iter().for_each(|sentence| ask(facts, sentence, findings));
            }
        }));
    }
    answers
}

/// Where something is asked about a note that it does not allow.
fn suspicions(facts: &Facts<'_>, note: &ParsedNote, answers: Answers) -> Vec<Span> {
    let mut diagnostics: Vec<Diagnostic> = answers.into_diagnostics().collect();
    levels::apply(facts.levels, &mut diagnostics);
    let allowed: Vec<&str> =
        note.front.allow.iter().filter_map(|(name, _)| Some(explain(name)?.code)).collect();
    let asks = |d: &&Diagnostic| d.level == Level::Suspicion && !allowed.contains(&d.code);
    diagnostics.iter().filter(asks).map(|d| d.finding.primary.span).collect()
}

/// Asks about a source: its capture, its seal, and what is quoted of it.
#[must_use]
pub fn about_source(facts: &Facts<'_>, source: &ParsedNote) -> Answers {
    Answers::of(|check, findings| {
        if let Check::Source(ask) = check
            && is_read(source)
        {
            ask(facts, source, findings);
        }
    })
}

/// Asks about every name that several notes share.
#[must_use]
pub fn about_names(facts: &Facts<'_>) -> Answers {
    let mut all = Answers::default();
    for (name, ids) in facts.whole.index.shared_names() {
        let notes: Vec<&ParsedNote> = ids.into_iter().filter_map(|id| facts.whole.dossier.note(id)).collect();
        all.append(Answers::of(|check, findings| {
            if let Check::Name(ask) = check {
                ask(facts, name, &notes, findings);
            }
        }));
    }
    all
}

/// Asks about what belongs to no single note: all paths together, the configuration, files that are no
/// notes.
#[must_use]
pub fn about_dossier(facts: &Facts<'_>) -> Answers {
    Answers::of(|check, findings| match check {
        Check::Fault(ask) => facts.other_faults().iter().for_each(|fault| ask(facts, fault, findings)),
        Check::RuleName(ask) => {
            facts.levels.iter().for_each(|setting| ask(&look_up(&setting.rule, true), findings));
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
