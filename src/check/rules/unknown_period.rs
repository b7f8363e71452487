//! Says that a figure names a period for which its statistic has no observation, or no statistic at
//! all.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code, did_you_mean, replacements};
use crate::diagnostic::{Finding, Level};
use crate::index::Stub;
use crate::model::{BaseKind, FigureLink, ParsedNote};
use crate::text::similar;

pub(super) static RULE: Rule = Rule {
    code: "F0104",
    name: "unknown-period",
    level: Level::Error,
    summary: "a figure for a period that has no observation",
    explanation: include_str!("unknown_period.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for figure in note.statements.iter().flat_map(|statement| statement.figures()) {
        let Some(stub) = facts.stub(&figure.statistic).filter(|stub| stub.unread.is_none()) else { continue };
        if stub.base != BaseKind::Statistic {
            findings.add(no_statistic(figure, stub));
        } else if !stub.periods.contains(&figure.period.value) {
            findings.add(no_observation(figure, stub));
        }
    }
}

fn no_statistic(figure: &FigureLink, stub: &Stub) -> Finding {
    Finding::at(figure.statistic.span, format!("{} is no statistic", code(stub.id.as_str())))
        .label("has no observations")
        .note("a figure is the value of an observation, with its unit and its evidence")
        .help("link to the note without `@`, or name a statistic")
}

fn no_observation(figure: &FigureLink, stub: &Stub) -> Finding {
    let period = &figure.period;
    let near = similar(period, stub.periods.iter().map(String::as_str));
    let message = format!("{} has no observation for {}", code(stub.id.as_str()), code(period));
    let mut finding = Finding::at(period.span, message)
        .label("no such period")
        .note("a figure is the value of an observation, with its unit and its evidence")
        .fixes(replacements(&near, period.span));
    finding.help.extend(did_you_mean(&near));
    finding.help.push(match stub.periods.as_slice() {
        [] => "the statistic has no observations yet".into(),
        known => format!("it has {}", both(known.get(..12).unwrap_or(known))).into(),
    });
    finding
}
