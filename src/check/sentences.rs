//! The sentences of a note that a person can read, with who has read them and whether somebody must.

use super::facts::Facts;
use super::rule::ReadSentence;
use crate::model::{ParsedNote, Required};
use crate::text::Span;

/// The sentences of a note about which there is anything to say: those that somebody has read, and those that
/// somebody must. `suspicions` tells where other rules ask something.
pub(super) fn sentences_to_read<'a>(
    facts: &Facts<'a>,
    note: &'a ParsedNote,
    suspicions: impl FnOnce() -> Vec<Span>,
) -> Vec<ReadSentence<'a>> {
    let required = facts.notes.policy().review.required;
    let Some(reviewable) = facts.reviewable(note) else { return Vec::new() };
    let suspected: Vec<usize> = match required {
        Required::Suspected => {
            suspicions().into_iter().flat_map(|place| note.statements_about(place)).collect()
        }
        Required::None | Required::All => Vec::new(),
    };
    let sentences = reviewable.iter().filter_map(|(number, key)| {
        let is_suspected = suspected.contains(number);
        let is_required = required == Required::All || is_suspected;
        let readers = facts.readers(note, *number, key);
        let is_told = is_required || !readers.disagree.is_empty();
        let statement = note.statements.get(*number).filter(|_| is_told)?;
        Some(ReadSentence { statement, readers, is_suspected, is_required })
    });
    sentences.collect()
}
