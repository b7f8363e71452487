//! Quotes that are cut off right after a negation or right before what takes them back, judged by the marks of
//! their source.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{CitationKey, ContextFault, Landmarks, NoteId, Passage, QuoteOutcome, Verification};
use crate::verify::evidence::EvidenceBase;

/// The verified quotes of all notes that are cut off so. A quote is whole where another one of its note
/// gives the words that it is cut off from.
pub(in crate::verify) fn contexts(
    base: &EvidenceBase<'_>,
    verification: &Verification,
) -> BTreeMap<CitationKey, ContextFault> {
    let mut found = BTreeMap::new();
    for note in base.dossier.notes.values() {
        let cited: Vec<(CitationKey, NoteId, &Passage)> = note
            .citations()
            .filter_map(|citation| {
                let key = CitationKey { note: note.id.clone(), place: citation.place.clone() };
                let QuoteOutcome::Verified(_, passage) = verification.quotes.get(&key)? else {
                    return None;
                };
                Some((key, base.source_of(citation)?, passage))
            })
            .collect();
        let quoted = |source: &NoteId, word: usize| {
            let has = |words: &Range<usize>| words.contains(&word);
            cited.iter().any(|(_, other, passage)| other == source && passage.words.iter().any(has))
        };
        for (key, source, passage) in &cited {
            let Some(landmarks) = base.landmarks(source) else { continue };
            if let Some(fault) = cut_off(landmarks, passage, |word| quoted(source, word)) {
                found.insert(key.clone(), fault);
            }
        }
    }
    found
}

fn cut_off(
    landmarks: &Landmarks,
    passage: &Passage,
    is_quoted: impl Fn(usize) -> bool,
) -> Option<ContextFault> {
    let has = |list: &[usize], word: usize| list.binary_search(&word).is_ok();
    let (first, last) = (passage.words.first()?, passage.words.last()?);
    if has(&landmarks.denied, first.start) && !is_quoted(first.start.saturating_sub(1)) {
        return Some(ContextFault::AfterDenial);
    }
    if has(&landmarks.reversals, last.end) && !is_quoted(last.end) {
        return Some(ContextFault::BeforeReversal);
    }
    let omits = passage.words.windows(2).any(|pair| {
        let left_out = pair[0].end..pair[1].start;
        landmarks.negations.iter().any(|at| left_out.contains(at) && !is_quoted(*at))
    });
    omits.then_some(ContextFault::OmitsNegation)
}
