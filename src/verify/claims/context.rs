//! Quotes that are cut off right after a negation or right before what takes them back, judged by the marks of
//! their source.

use std::collections::BTreeMap;
use std::ops::Range;

use super::note_evidence::{CitedQuote, NoteEvidence};
use crate::model::{CitationPlace, ContextFault, NoteId, Surroundings};

/// The verified quotes of a note that are cut off so. A quote is whole where another one of its note gives the
/// words that it is cut off from.
pub(in crate::verify) fn contexts(evidence: &NoteEvidence<'_, '_>) -> BTreeMap<CitationPlace, ContextFault> {
    let own = &evidence.quotes[..evidence.own];
    let quoted = |source: &Option<NoteId>, word: usize| {
        let has = |words: &Range<usize>| words.contains(&word);
        own.iter().any(|other| other.source == *source && other.passage.iter().any(has))
    };
    let fault_of = |quote: &CitedQuote| {
        // The quote of a voice tells from where to where somebody speaks, and nothing of what is said between.
        let landmarks =
            quote.landmarks.as_ref().filter(|_| !matches!(quote.key.place, CitationPlace::Voice(_)))?;
        let fault = cut_off(&landmarks.around, &quote.passage, |word| quoted(&quote.source, word))?;
        Some((quote.key.place.clone(), fault))
    };
    own.iter().filter_map(fault_of).collect()
}

fn cut_off(
    around: &Surroundings,
    passage: &[Range<usize>],
    is_quoted: impl Fn(usize) -> bool,
) -> Option<ContextFault> {
    let has = |list: &[usize], word: usize| list.binary_search(&word).is_ok();
    let (first, last) = (passage.first()?, passage.last()?);
    if has(&around.denied, first.start) && !is_quoted(first.start.saturating_sub(1)) {
        return Some(ContextFault::AfterDenial);
    }
    if has(&around.reversals, last.end) && !is_quoted(last.end) {
        return Some(ContextFault::BeforeReversal);
    }
    let omits = passage.windows(2).any(|pair| {
        let left_out = pair[0].end..pair[1].start;
        around.negations.iter().any(|at| left_out.contains(at) && !is_quoted(*at))
    });
    omits.then_some(ContextFault::OmitsNegation)
}
