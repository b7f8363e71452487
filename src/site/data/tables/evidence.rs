//! What rests on each passage that is quoted.

use rustc_hash::FxHashMap;

use super::quotes;
use crate::model::NoteId;
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;

/// What rests on each passage, by the identifiers of what does: of every note the passages that its statements and
/// observations rest on. Only ever asked.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) statements: FxHashMap<(NoteId, usize), Vec<String>>,
    pub(super) observations: FxHashMap<(NoteId, usize), Vec<String>>,
}

impl Evidence {
    pub(super) fn of(context: PageContext<'_>) -> Self {
        let mut evidence = Self::default();
        for quoted in quotes::all(context) {
            let id = quoted.id(context);
            for (note, one) in quoted.passage.uses() {
                let (all, number) = match one {
                    Use::Sentence(number) => (&mut evidence.statements, *number),
                    Use::Observation(number) => (&mut evidence.observations, *number),
                    Use::Fact(_) => continue,
                };
                all.entry((note.clone(), number)).or_default().push(id.clone());
            }
        }
        evidence
    }
}
