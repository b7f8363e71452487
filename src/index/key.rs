//! The keys of what one result can rest on in other notes, and the log of what was asked.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    /// Which notes are drafts that are left out.
    Drafts,
    /// What stands in front matter that could not be read.
    Unread,
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
    /// The faults of files that are no notes, and of captures.
    Faults,
    /// The outcomes of a note's quotes, and so the passages that it rests on.
    Quotes(NoteId),
    /// Everything that was found out about a note.
    Verified(NoteId),
    /// Who has read which sentences of a note.
    Readers(NoteId),
    /// The capture or seal of a source.
    Archive(NoteId),
    /// What stands around the passages of a source, and whom it names.
    Around(NoteId),
    /// The captures and seals of all sources.
    Archives,
    /// What is known of a source's text and what of it is quoted.
    Source(NoteId),
    /// Whom a source is known to name: around anything that is quoted of it.
    NamedAround(NoteId),
    /// Which sources are not independent of each other.
    Independence,
    /// The kinds that have notes, and whether any note was corrected.
    Kinds,
    /// The notes in the order of each list that the site makes.
    Lists,
    /// The notes of which a note tells, since they have no page of their own.
    Told(NoteId),
    /// The notes before and after a note of its folder.
    Beside(NoteId),
    /// The notes that mention a note, with their sentences, as its page lists them.
    Backlinks(NoteId),
    /// The passages that are quoted of a source, and what rests on them.
    Passages(NoteId),
    /// The passages that are quoted of a source, in their order.
    PassageOrder(NoteId),
    /// How the long lists of a note are cut into pages.
    Pagination(NoteId),
    /// Who takes part in which event.
    Attendance,
    /// Anything that pages count over all notes.
    Counts,
}

/// A log of what was asked while one result was made.
#[derive(Debug, Default)]
pub struct ReadLog {
    keys: Mutex<BTreeSet<Key>>,
    words: Mutex<BTreeSet<u64>>,
}

impl ReadLog {
    /// Notes that a key was asked.
    pub fn add(&self, key: Key) {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
    }

    /// Notes that names were looked for in a text.
    pub fn add_text(&self, text: &str) {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).extend(word_digests(text));
    }

    /// The keys that were asked, and the digests of the words of all texts in which names were looked for.
    #[must_use]
    pub fn finish(self) -> (BTreeSet<Key>, BTreeSet<u64>) {
        let keys = self.keys.into_inner().unwrap_or_else(PoisonError::into_inner);
        (keys, self.words.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Digests of a text's words, case and accents folded, each also without a closing `s`, as a family's or a river's
/// plural has it. A name can only stand in a text that holds all its words; two words of one digest cost a look
/// too many and nothing else.
fn word_digests(text: &str) -> impl Iterator<Item = u64> + '_ {
    plain_words(text).flat_map(|word| {
        let singular = word.strip_suffix('s').map(digest);
        [Some(digest(&word)), singular].into_iter().flatten()
    })
}

/// Digests of the words of a name, to be looked for among those of texts.
#[must_use]
pub fn name_digests(name: &str) -> Vec<u64> {
    plain_words(name).map(|word| digest(&word)).collect()
}

/// Digests of the words of a text, sorted, among which those of a name are looked for.
#[must_use]
pub fn text_digests(text: &str) -> Vec<u64> {
    let mut digests: Vec<u64> = word_digests(text).collect();
    digests.sort_unstable();
    digests.dedup();
    digests
}

fn plain_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_part = |c: char| c.is_alphanumeric() || c == '\u{ad}' || is_combining_mark(c);
    text.split(move |c| !is_part(c)).filter(|word| !word.is_empty()).map(|word| {
        if word.is_ascii() {
            return word.to_ascii_lowercase();
        }
        let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{ad}');
        plain.flat_map(char::to_lowercase).collect()
    })
}

fn digest(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}
