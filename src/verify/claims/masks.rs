//! Which words of a text claim nothing by themselves: titles of linked notes, figures, and names with
//! numbers in them, such as "201st military base".

use std::ops::Range;

use super::prose::Prose;
use crate::model::NoteId;
use crate::read::reading::lies_within;

/// A text with its names.
pub(super) struct Masks<'p> {
    prose: &'p Prose,
    /// Where names with digits or number words stand, sorted.
    names: Vec<Range<usize>>,
}

impl<'p> Masks<'p> {
    /// The masks of a text. A note's own name claims what it says in the note's own title and
    /// description: there `subject` is that note.
    pub(super) fn of(prose: &'p Prose, subject: Option<&NoteId>) -> Self {
        let foreign = prose.names.iter().filter(|reading| Some(&reading.note) != subject);
        Self { prose, names: foreign.map(|reading| reading.span.clone()).collect() }
    }

    /// Whether the words at `range` are a claim of this text.
    pub(super) fn claims(&self, range: &Range<usize>) -> bool {
        self.prose.is_own(range) && !lies_within(range, &self.names)
    }
}
