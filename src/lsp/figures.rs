//! The values of statistics as a reader reads them.

use super::captured::escaped;
use super::view::View;
use crate::model::{Computation, FigureLink, Observation, ParsedNote};
use crate::site::figure_text;
use crate::verify::computed::compute;

/// The most observations of a series that are shown.
const MAX_SHOWN: usize = 24;

/// The value of an observation's link. None where there is no such observation.
pub(super) fn figure(view: &View<'_>, link: &FigureLink) -> Option<String> {
    let statistic = view.find(&link.statistic)?;
    let (number, observation) = observed(statistic, &link.period.value)?;
    Some(value(view, statistic, number, observation))
}

/// The observation of a period, with its number.
pub(super) fn observed<'n>(statistic: &'n ParsedNote, period: &str) -> Option<(usize, &'n Observation)> {
    let mut observations = statistic.observations().iter().enumerate();
    observations.find(|(_, observation)| observation.period.text == period)
}

/// The value of an observation in words.
pub(super) fn value(
    view: &View<'_>,
    statistic: &ParsedNote,
    number: usize,
    observation: &Observation,
) -> String {
    let unit = statistic.statistic().and_then(|fields| fields.unit.as_ref());
    let unit = unit.map_or("", |unit| unit.value.as_str());
    let outcome = view.workspace.verification().observation(&statistic.id, number);
    figure_text(unit, observation, outcome, &view.dossier().site.language)
}

/// What a computation prints. None where it cannot be made.
pub(super) fn computed(view: &View<'_>, computation: &Computation) -> Option<String> {
    let mut look_up = |statistic: &str, period: &str| {
        let statistic = view.find(statistic);
        let observed = statistic.and_then(|note| Some((note, observed(note, period)?.0)));
        let verification = view.workspace.verification();
        let outcome = observed.and_then(|(note, number)| verification.observation(&note.id, number));
        outcome.and_then(|outcome| outcome.quantity.clone()).ok_or_else(String::new)
    };
    compute(&computation.formula, &mut look_up).ok().map(|computed| computed.printed())
}

/// A statistic's series as a table; the period that is asked for in bold.
pub(super) fn series(view: &View<'_>, statistic: &ParsedNote, period: Option<&str>) -> String {
    let mut table = format!("**{}**\n\n| period | value |\n| --- | --- |", escaped(statistic.title()));
    let observations = statistic.observations();
    for (number, observation) in observations.iter().enumerate().take(MAX_SHOWN) {
        let is_asked_for = period == Some(observation.period.text.as_str());
        let mark = if is_asked_for { "**" } else { "" };
        let value = escaped(&value(view, statistic, number, observation));
        let label =
            observation.label.as_ref().map_or(String::new(), |label| format!(" ({})", escaped(label)));
        let period = escaped(&observation.period.text);
        table.push_str(&format!("\n| {mark}{period}{mark} | {mark}{value}{mark}{label} |"));
    }
    if observations.len() > MAX_SHOWN {
        table.push_str(&format!("\n\nand {} more", observations.len() - MAX_SHOWN));
    }
    table
}
