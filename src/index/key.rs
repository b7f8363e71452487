//! The keys of what one result can rest on in other notes, and the log of what was asked.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::model::NoteId;

/// One thing that can be asked, and that a change can answer differently.
///
/// Two answers to a key that are equal mean that nothing which has asked for it has to be made again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// What a written name stands for; the name as names are compared.
    Name(String),
    /// All names together, for what a mistyped one may have meant.
    Names,
    /// The stub of a note, its mentions left out.
    Stub(NoteId),
    /// The front matter of a note, with its places.
    Front(NoteId),
    /// Anything in a note, with its places.
    Text(NoteId),
    /// The notes that mention a note.
    MentionedBy(NoteId),
    /// Whether a note's page is published on a path.
    Page(String),
    /// Whether a file that is no note stands on a path below `content/`, and what else stands in its folder.
    Assets,
    /// The outcomes of a note's quotes, and so the passages that it rests on.
    Quotes(NoteId),
    /// Everything that was found out about a note.
    Verified(NoteId),
    /// The capture or seal of a source.
    Archive(NoteId),
    /// The captures and seals of all sources.
    Archives,
    /// What is known of a source's text and what of it is quoted.
    Source(NoteId),
    /// Which sources are not independent of each other.
    Independence,
    /// The notes in the order of each list that the site makes.
    Lists,
    /// The notes that mention a note, with their sentences, as its page lists them.
    Backlinks(NoteId),
    /// The passages that are quoted of a source, and what rests on them.
    Passages(NoteId),
    /// How the long lists of a note are cut into pages.
    Pagination(NoteId),
    /// Who takes part in which event.
    Attendance,
    /// How many of a note's sentences are sourced, and all else that pages count over all notes.
    Counts,
}

/// A log of what was asked while one result was made.
#[derive(Debug, Default)]
pub struct ReadLog {
    keys: RefCell<BTreeSet<Key>>,
}

impl ReadLog {
    /// Notes that a key was asked.
    pub fn add(&self, key: Key) {
        self.keys.borrow_mut().insert(key);
    }

    /// The keys that were asked.
    #[must_use]
    pub fn into_keys(self) -> BTreeSet<Key> {
        self.keys.into_inner()
    }
}
