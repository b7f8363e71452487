//! What rests on each passage that is quoted, looked at from the other side: the passages that a statement or an
//! observation rests on.

use rustc_hash::FxHashMap;

use super::quotes;
use crate::model::NoteId;
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;

/// The passages that the statements and observations of each note rest on. Only ever asked.
#[derive(Debug, Default)]
pub(super) struct Evidence<'s> {
    statements: FxHashMap<&'s NoteId, Vec<Support<'s>>>,
    observations: FxHashMap<&'s NoteId, Vec<Support<'s>>>,
    /// How many quotes there are.
    pub(super) quotes: usize,
}

/// A passage that something rests on.
#[derive(Debug)]
struct Support<'s> {
    /// The number of what rests on it among those of its note.
    number: usize,
    source: &'s NoteId,
    anchor: &'s str,
}

impl<'s> Evidence<'s> {
    pub(super) fn of(context: PageContext<'s>) -> Self {
        let mut evidence = Self::default();
        for quoted in context.graph.notes().flat_map(|source| quotes::of_source(context, source)) {
            evidence.quotes += 1;
            for (note, one) in quoted.passage.uses() {
                let (all, number) = match one {
                    Use::Sentence(number) => (&mut evidence.statements, *number),
                    Use::Observation(number) => (&mut evidence.observations, *number),
                    Use::Fact(_) => continue,
                };
                let support = Support { number, source: &quoted.source.id, anchor: quoted.anchor };
                all.entry(note).or_default().push(support);
            }
        }
        // Those of one number stay in the order of sources and of places in them.
        let all = evidence.statements.values_mut().chain(evidence.observations.values_mut());
        all.for_each(|of_note| of_note.sort_by_key(|support| support.number));
        evidence
    }

    /// The identifiers of the quotes that a statement rests on.
    pub(super) fn of_statement(&self, note: &NoteId, number: usize) -> impl Iterator<Item = String> {
        numbered(self.statements.get(note), number)
    }

    /// The identifiers of the quotes that an observation rests on.
    pub(super) fn of_observation(&self, note: &NoteId, number: usize) -> impl Iterator<Item = String> {
        numbered(self.observations.get(note), number)
    }
}

fn numbered<'e>(
    of_note: Option<&'e Vec<Support<'_>>>,
    number: usize,
) -> impl Iterator<Item = String> + use<'e> {
    let of_note = of_note.map_or(&[][..], Vec::as_slice);
    let first = of_note.partition_point(|support| support.number < number);
    let same = of_note[first..].iter().take_while(move |support| support.number == number);
    same.map(|support| quotes::id(support.source, support.anchor))
}
