//! Seals: what `factum.lock` keeps of a source, so that its quotes are verified where its text is not.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::id::NoteId;

/// All seals of a dossier, by source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By the source's id.
    pub sources: BTreeMap<String, Seal>,
    /// By how many percent of the shorter one the texts of two sources overlap, where that is much, by the ids
    /// of both, the lesser first.
    pub overlaps: BTreeMap<(String, String), u8>,
}

impl Lock {
    /// The seal of a source.
    #[must_use]
    pub fn seal(&self, source: &NoteId) -> Option<&Seal> {
        self.sources.get(source.as_str())
    }
}

/// What is kept of one source: of its capture as a whole, and of what is quoted from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// SHA-256 of the capture's text in hexadecimal, line ends as `\n`.
    pub sha256: String,
    /// The root of the tree over the capture's atoms.
    pub root: [u8; 32],
    /// How many words the capture has.
    pub words: usize,
    /// How many atoms it has.
    pub atoms: usize,
    /// The quotes that were found in it.
    pub quotes: BTreeMap<QuoteKey, SealedQuote>,
}

/// A digest of a quote with its prefix and suffix, as they are looked for.
pub type QuoteKey = [u8; 8];

/// A quote that was found in a capture, with the proof that it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedQuote {
    /// How often it stands in the capture.
    pub times: usize,
    /// Where it stands first, in words: a range for each part.
    pub words: Vec<Range<usize>>,
    /// The first atom of each part there, the first part with the prefix and the last with the suffix.
    pub atoms: Vec<usize>,
    /// Whether a space stands after the prefix, and whether one stands before the suffix.
    pub spaces: (bool, bool),
    /// Where a hyphen that ended a line stands in the parts, by part, in bytes of its text.
    pub breaks: Vec<(usize, usize)>,
    /// What the capture answered when the quote's brackets were looked at, in order.
    pub answers: Vec<bool>,
    /// Of each bracket that holds an editor's words, whether these stand there in the capture.
    pub beside: Vec<bool>,
    /// A digest of the parts as an author wrote them who wrote them as the capture has them; zeros where nobody did.
    pub written: [u8; 8],
    /// The seeds and nodes that lead from the parts to the root.
    pub opening: Vec<[u8; 16]>,
    /// What stands around it.
    pub around: Surroundings,
}

/// What stands around a passage, or in a whole text, in words from 0: what a passage is judged by beyond its own
/// words. Every list is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
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
    /// The names.
    pub names: Vec<WrittenName>,
}

/// A name as it is written, whoever it may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenName {
    /// Its words.
    pub words: Range<usize>,
    /// As it is written there; an abbreviation with what the text says that it stands for. Held once for all the quotes
    /// around which it stands.
    pub text: Arc<str>,
}

/// [`Surroundings`] with the notes that are named there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// What stands there, without the names.
    pub around: Surroundings,
    /// The places at which notes are named, in the order of the notes and of their places. Few are near a passage,
    /// and there are tens of thousands of passages: tables of so little would take more room than all of it.
    pub names: Vec<(NoteId, Range<usize>)>,
}

impl Surroundings {
    /// The sentence that holds a word, from its first word to the next sentence's.
    #[must_use]
    pub fn sentence_of(&self, word: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|start| *start <= word);
        let start = next.checked_sub(1).and_then(|at| self.sentences.get(at)).copied().unwrap_or(0);
        start..self.sentences.get(next).copied().unwrap_or(usize::MAX)
    }

    /// The sentences of a passage.
    #[must_use]
    pub fn sentences_of(&self, passage: &Range<usize>) -> Range<usize> {
        self.sentence_of(passage.start).start..self.sentence_of(passage.end.saturating_sub(1)).end
    }

    /// The sentences of a passage with the ones before and after them.
    #[must_use]
    pub fn neighbours(&self, passage: &Range<usize>) -> Range<usize> {
        let own = self.sentences_of(passage);
        let before = self.sentence_of(own.start.saturating_sub(1));
        let after = self.sentence_of(own.end.min(usize::MAX - 1));
        before.start..after.end
    }

    /// Whether someone says something in the sentence that holds a word.
    #[must_use]
    pub fn says_in_sentence_of(&self, word: usize) -> bool {
        let own = self.sentence_of(word);
        self.sayings.iter().any(|at| own.contains(at))
    }
}

impl Landmarks {
    /// Whether a note is named by words that all lie in `words`.
    #[must_use]
    pub fn names_within(&self, note: &NoteId, words: &Range<usize>) -> bool {
        self.within(words).any(|id| id == note)
    }

    /// The notes that words in `words` name, sorted.
    #[must_use]
    pub fn named_within(&self, words: &Range<usize>) -> Vec<NoteId> {
        let mut named: Vec<NoteId> = self.within(words).cloned().collect();
        named.dedup();
        named
    }

    /// The notes that words in `words` name, in order, each as often as they do.
    fn within(&self, words: &Range<usize>) -> impl Iterator<Item = &NoteId> {
        let lies_within = |place: &Range<usize>| words.start <= place.start && place.end <= words.end;
        self.names.iter().filter(move |(_, place)| lies_within(place)).map(|(id, _)| id)
    }
}
