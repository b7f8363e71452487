//! What things rest on: the marks of a source, the passages of a note, the citations behind a figure. Found out
//! when they are first asked for.

use std::collections::BTreeSet;

use super::Verifier;
use super::landmarks::landmarks;
use super::verifier::SourceWords;
use crate::model::{
    Citation, FigureLink, Landmarks, NoteId, Observation, ParsedNote, QuoteOutcome, ValueSource,
};

/// How many observations' evidence is gathered for one figure.
const MOST_INPUTS: usize = 64;

impl<'d> Verifier<'d> {
    /// What a source has where: as its capture says, or else its seal.
    pub(super) fn landmarks(&self, source: &NoteId) -> Option<&Landmarks> {
        match self.capture(source) {
            Some(capture) => {
                Some(self.landmarks.get(source)?.get_or_init(|| landmarks(capture, &self.names)))
            }
            None => self.dossier.lock.seal(source).map(|seal| &seal.landmarks),
        }
    }

    /// The passages on which a note rests: the source of each verified quote, and its words there.
    pub(super) fn passages(&self, id: &NoteId) -> &[SourceWords] {
        let (Some(note), Some(known)) = (self.dossier.note(id), self.passages.get(id)) else { return &[] };
        known.get_or_init(|| {
            let words = |citation: &'d Citation| match (self.source_of(citation), self.quote(citation)) {
                (Some(source), QuoteOutcome::Verified(_, passage)) => {
                    passage.words.into_iter().map(|words| (source.clone(), words)).collect()
                }
                _ => Vec::new(),
            };
            note.citations().flat_map(words).collect()
        })
    }

    /// The citations that bear out a figure, each with the note that has it. A derived figure rests on those
    /// of the observations that it is derived from.
    pub(super) fn evidence_of_figure(&self, figure: &FigureLink) -> Vec<(NoteId, &'d Citation)> {
        let note = self.index.find(&figure.statistic).and_then(|id| self.dossier.note(&id));
        let note = note.filter(|note| note.statistic().is_some());
        note.map_or_else(Vec::new, |note| evidence_of_period(self, note, &figure.period))
    }

    /// The statistics and periods from which an observation is derived.
    pub(super) fn inputs(
        &self,
        note: &'d ParsedNote,
        observation: &Observation,
    ) -> Vec<(&'d ParsedNote, String)> {
        let ValueSource::Derived(expression) = &observation.value else { return Vec::new() };
        let words = expression.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
        let references = words.filter_map(|word| word.split_once('@')).take(MOST_INPUTS);
        let find = |name: &str| self.index.find(name).and_then(|id| self.dossier.note(&id));
        references
            .filter_map(|(name, period)| {
                let other = if name.is_empty() { Some(note) } else { find(name) };
                Some((other?, period.to_owned()))
            })
            .collect()
    }
}

/// The evidence of a statistic's observations for a period, and of what they are derived from.
fn evidence_of_period<'d>(
    verifier: &Verifier<'d>,
    note: &'d ParsedNote,
    period: &str,
) -> Vec<(NoteId, &'d Citation)> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![(note, period.to_owned())];
    while let Some((note, period)) = open.pop() {
        if seen.len() >= MOST_INPUTS || !seen.insert((note.id.clone(), period.clone())) {
            continue;
        }
        for observation in note.observations().iter().filter(|o| o.period.text == period) {
            found.extend(note.evidence_of(observation).map(|citation| (note.id.clone(), citation)));
            open.extend(verifier.inputs(note, observation));
        }
    }
    found
}
