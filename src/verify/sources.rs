//! What is known of a source's text: what its quotes are verified against, what is quoted of it, and how its seal
//! stands to its capture.

use std::collections::BTreeSet;

use super::archive::capture::MOST_TIMES;
use super::archive::pattern::QuotePattern;
use super::archive::proof::FoundBySeal;
use super::archive::ranges::joined;
use super::around::NamedAround;
use super::evidence::{EvidenceBase, QuoteTable};
use crate::model::{Citation, NoteId, QuoteKey, QuoteOutcome, Seal, SealState, SealedQuote, SourceEvidence};
use crate::read::name_words::name_word;

/// What is known of a source's text, with what these notes quote of it, whose quotes are in `quotes`. None for a note
/// that is no source.
pub fn source_evidence<'n>(
    base: &EvidenceBase<'_>,
    quotes: &QuoteTable,
    id: &NoteId,
    notes: impl Iterator<Item = &'n NoteId>,
) -> Option<SourceEvidence> {
    base.notes.note(id)?.source()?;
    let words = match (base.capture(id), base.notes.seal(id)) {
        (Some(capture), _) => capture.words.len(),
        (None, seal) => seal.map_or(0, |seal| seal.words),
    };
    let mut evidence = SourceEvidence { evidence: base.evidence(id), words, ..SourceEvidence::default() };
    let mut state = base.notes.seal(id).map(|seal| SealCheck::new(base, id, seal));
    for note in notes {
        let Some(found) = quotes.get(note) else { continue };
        let passages = found.passages.iter().filter(|(of, _)| of == id);
        evidence.quoted.extend(passages.map(|(_, words)| words.clone()));
        let (Some(state), Some(note)) = (&mut state, base.notes.text(note)) else { continue };
        for (citation, key) in note.citations().zip(&found.keys) {
            if let Some(key) = key.filter(|_| base.source_of(citation).as_ref() == Some(id)) {
                state.look_at(citation, key, found.outcomes.get(&citation.place));
            }
        }
    }
    evidence.quoted = joined(evidence.quoted);
    evidence.seal = state.map(SealCheck::state).unwrap_or_default();
    Some(evidence)
}

/// Whether a source is known to name a note: around anything that is quoted of it.
pub(super) fn is_named_around_quotes(base: &EvidenceBase<'_>, source: &NoteId, note: &NoteId) -> bool {
    let named = base.named_around(source, |base| named_around_quotes(base, source));
    named.is_some_and(|named| named.notes.contains(note))
}

/// Whether a word of a name, made ready by [`name_word`], stands in a name around anything that is quoted of a source.
pub(super) fn has_name_around_quotes(base: &EvidenceBase<'_>, source: &NoteId, word: &str) -> bool {
    let named = base.named_around(source, |base| named_around_quotes(base, source));
    named.is_some_and(|named| named.words.contains(word))
}

/// Whether a word, made ready by [`name_word`], is the last of a name around anything that is quoted of a source.
pub(super) fn has_surname_around_quotes(base: &EvidenceBase<'_>, source: &NoteId, word: &str) -> bool {
    let named = base.named_around(source, |base| named_around_quotes(base, source));
    named.is_some_and(|named| named.surnames.contains(word))
}

fn named_around_quotes(base: &EvidenceBase<'_>, source: &NoteId) -> NamedAround {
    let mut named = NamedAround::default();
    let citing = base.notes.mentioned_by(source).chain([source]);
    for (note, quotes) in citing.filter_map(|id| Some((base.notes.text(id)?, base.quotes_of(id)?))) {
        for citation in note.citations() {
            if let Some(QuoteOutcome::Verified(_, passage)) = quotes.outcomes.get(&citation.place)
                && base.source_of(citation).as_ref() == Some(source)
                && let Some(landmarks) = base.landmarks(citation, source, &passage.words)
            {
                named.notes.extend(landmarks.names.iter().map(|(note, _)| note.clone()));
                let written = landmarks.around.names.iter().flat_map(|name| name.text.split([' ', '-', '/']));
                named.words.extend(written.map(name_word));
                let several = landmarks.around.names.iter().filter_map(|name| name.text.rsplit_once(' '));
                named.surnames.extend(several.map(|(_, last)| name_word(last)));
            }
        }
    }
    named
}

/// Holds a seal against its capture, quote by quote.
struct SealCheck<'b, 'd, 'c> {
    base: &'b EvidenceBase<'d>,
    source: &'b NoteId,
    seal: &'b Seal,
    state: SealState,
    /// The quotes that were looked at: each is counted once.
    seen: BTreeSet<QuoteKey>,
    /// The first of the sealed ones in the order of the lock, whichever note was looked at first.
    first: Option<(QuoteKey, &'c Citation)>,
}

impl<'b, 'd, 'c> SealCheck<'b, 'd, 'c> {
    fn new(base: &'b EvidenceBase<'d>, source: &'b NoteId, seal: &'b Seal) -> Self {
        Self { base, source, seal, state: SealState::default(), seen: BTreeSet::new(), first: None }
    }

    fn look_at(&mut self, citation: &'c Citation, key: QuoteKey, outcome: Option<&QuoteOutcome>) {
        let Some(outcome) = outcome.filter(|_| self.seen.insert(key)) else { return };
        let sealed = self.seal.quotes.get(&key);
        match (outcome, sealed) {
            (QuoteOutcome::Unsealed, Some(_)) => {
                let found = self.base.find_by_seal(self.source, self.seal, &QuotePattern::of(citation));
                self.state.broken += usize::from(found == FoundBySeal::Broken);
            }
            _ if self.base.capture(self.source).is_none() => {}
            (QuoteOutcome::Verified(..) | QuoteOutcome::Ambiguous(_), None) => self.state.missing += 1,
            (QuoteOutcome::Verified(_, passage), Some(sealed)) => {
                let is_there = sealed.times == 1 && sealed.words == passage.words;
                self.state.broken += usize::from(!is_there);
                self.state.stale += usize::from(is_there && !self.is_current(citation, sealed));
            }
            (QuoteOutcome::Ambiguous(times), Some(sealed)) => {
                self.state.broken += usize::from(sealed.times.min(MOST_TIMES) != *times);
            }
            _ => {}
        }
        if sealed.is_some() && self.first.as_ref().is_none_or(|(first, _)| key < *first) {
            self.first = Some((key, citation));
        }
    }

    fn is_current(&self, citation: &Citation, sealed: &SealedQuote) -> bool {
        let found = self.base.landmarks(citation, self.source, &sealed.words);
        found.is_some_and(|found| found.around == sealed.around)
    }

    fn state(mut self) -> SealState {
        // Where the SHA-256 is another one, nothing else is compared.
        let capture = self.base.notes.capture(self.source);
        let capture = capture.filter(|capture| capture.sha256 == self.seal.sha256);
        let first = self.first.map(|(_, citation)| citation);
        self.state.is_of_another_text =
            capture.is_some_and(|capture| !self.base.is_sealed_text(self.source, self.seal, capture, first));
        self.state
    }
}
