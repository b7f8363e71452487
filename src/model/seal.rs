//! Seals: what `factum.lock` keeps of a source, so that quotes are verified where its text is not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::id::NoteId;

/// All seals of a dossier, by source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By the source's id.
    pub sources: BTreeMap<String, Seal>,
}

impl Lock {
    /// The seal of a source.
    #[must_use]
    pub fn seal(&self, source: &NoteId) -> Option<&Seal> {
        self.sources.get(source.as_str())
    }
}

/// The traces that are kept of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// SHA-256 of the capture's text in hexadecimal, line ends as `\n`.
    pub sha256: String,
    /// How many words the capture has.
    pub words: usize,
    /// The places of the capture's names, sentences and turning words.
    pub landmarks: Landmarks,
    /// For each window of three folded words a 16-bit keyed hash, in order.
    pub fingerprint: Vec<u16>,
}

/// The places of a text's names, sentences and turning words, in words from 0: enough to judge a passage by
/// what stands around it, and too little to read the text from. Every list is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// The places at which each note is named, by its id.
    pub names: BTreeMap<String, Vec<Range<usize>>>,
    /// The first word of each sentence.
    pub sentences: Vec<usize>,
    /// Words that negate.
    pub negations: Vec<usize>,
    /// Words that a negation or denial right before them turns round: a quote must not begin here.
    pub denied: Vec<usize>,
    /// Words that take back what stands right before them: a quote must not end here.
    pub reversals: Vec<usize>,
    /// Words that say that someone says something.
    pub sayings: Vec<usize>,
}

impl Landmarks {
    /// The sentence that holds a word, from its first word to the next sentence's.
    #[must_use]
    pub fn sentence_of(&self, word: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|start| *start <= word);
        let start = next.checked_sub(1).and_then(|at| self.sentences.get(at)).copied().unwrap_or(0);
        start..self.sentences.get(next).copied().unwrap_or(usize::MAX)
    }

    /// Whether a note is named by words that all lie in `words`.
    #[must_use]
    pub fn names_within(&self, note: &NoteId, words: &Range<usize>) -> bool {
        let places = self.names.get(note.as_str()).map_or(&[][..], Vec::as_slice);
        places.iter().any(|place| words.start <= place.start && place.end <= words.end)
    }

    /// The notes that words in `words` name, sorted.
    #[must_use]
    pub fn named_within(&self, words: &Range<usize>) -> Vec<NoteId> {
        let lies_within = |place: &Range<usize>| words.start <= place.start && place.end <= words.end;
        let named = self.names.iter().filter(|(_, places)| places.iter().any(lies_within));
        named.map(|(id, _)| NoteId::new(id)).collect()
    }
}
