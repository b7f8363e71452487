//! The observations of a statistic as a series: which is the latest, and what each rests on.

use crate::model::{
    Citation, CitationKey, CitationPlace, Class, Observation, ObservationCite, ParsedNote, ValueSource,
    Verification,
};
use crate::site::format::date::DateKey;

/// An observation with its statistic.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Observed<'s> {
    pub(in crate::site) note: &'s ParsedNote,
    pub(in crate::site) number: usize,
    pub(in crate::site) observation: &'s Observation,
}

/// A statistic's unit as written; empty for other notes.
pub(in crate::site) fn unit_of(note: &ParsedNote) -> &str {
    note.statistic().and_then(|s| s.unit.as_ref()).map_or("", |u| u.value.as_str())
}

/// The evidence of an observation with the name under which it was verified.
pub(in crate::site) fn evidence_of<'s>(observed: Observed<'s>) -> Option<(CitationKey, &'s Citation)> {
    let Observed { note, number, observation } = observed;
    let place = place_of(note, number)?;
    Some((CitationKey { note: note.id.clone(), place }, note.evidence_of(observation)?))
}

/// The place at which the evidence of an observation is cited.
pub(super) fn place_of(note: &ParsedNote, number: usize) -> Option<CitationPlace> {
    match note.observations().get(number)?.cite.as_ref()? {
        ObservationCite::Own(_) => Some(CitationPlace::Observation(number)),
        ObservationCite::Label(label) => Some(CitationPlace::Label(label.value.clone())),
    }
}

/// The numbers of a statistic's observations in the order of the chart and the table: the earliest first.
pub(in crate::site) fn in_order(note: &ParsedNote) -> Vec<usize> {
    let mut order: Vec<usize> = (0..note.observations().len()).collect();
    let key = |number: &usize| note.observations().get(*number).map(|o| DateKey::of(Some(&o.period.value)));
    order.sort_by_cached_key(key);
    order
}

/// The latest observation of a statistic.
pub(in crate::site) fn latest(note: &ParsedNote) -> Option<Observed<'_>> {
    let observations = note.observations().iter().enumerate();
    let (number, observation) = observations.max_by_key(|(_, o)| DateKey::of(Some(&o.period.value)))?;
    Some(Observed { note, number, observation })
}

/// The latest stated amount of a statistic; of several at one time the first.
pub(in crate::site) fn latest_amount<'s>(
    note: &'s ParsedNote,
    verification: &Verification,
) -> Option<Observed<'s>> {
    let amounts = note.observations().iter().enumerate().filter(|(number, observation)| {
        let outcome = verification.observation(&note.id, *number);
        let class = outcome.and_then(|o| o.quantity.as_ref()).map(|q| &q.class);
        let is_amount = matches!(class, Some(Class::Count | Class::Percent | Class::Money(_)));
        is_amount && !matches!(observation.value, ValueSource::Derived(_))
    });
    let in_time = |(number, o): &(usize, &Observation)| {
        (DateKey::of(Some(&o.period.value)), std::cmp::Reverse(*number))
    };
    let (number, observation) = amounts.max_by_key(in_time)?;
    Some(Observed { note, number, observation })
}
