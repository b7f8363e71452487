//! Quotes that are cut off right after a negation or right before what takes them back, judged by the marks of
//! their source.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{
    Citation, CitationPlace, ContextFault, NoteId, ParsedNote, Passage, QuoteOutcome, Surroundings,
};
use crate::verify::evidence::EvidenceBase;

/// The verified quotes of a note that are cut off so. A quote is whole where another one of its note gives the
/// words that it is cut off from.
pub(in crate::verify) fn contexts(
    base: &EvidenceBase<'_>,
    note: &ParsedNote,
    quotes: &BTreeMap<CitationPlace, QuoteOutcome>,
) -> BTreeMap<CitationPlace, ContextFault> {
    let cited: Vec<(&Citation, NoteId, &Passage)> = note
        .citations()
        .filter_map(|citation| {
            let QuoteOutcome::Verified(_, passage) = quotes.get(&citation.place)? else { return None };
            Some((citation, base.source_of(citation)?, passage))
        })
        .collect();
    let quoted = |source: &NoteId, word: usize| {
        let has = |words: &Range<usize>| words.contains(&word);
        cited.iter().any(|(_, other, passage)| other == source && passage.words.iter().any(has))
    };
    let fault_of = |(citation, source, passage): &(&Citation, NoteId, &Passage)| {
        let landmarks = base.landmarks(citation, source, &passage.words)?;
        let fault = cut_off(&landmarks.around, passage, |word| quoted(source, word))?;
        Some((citation.place.clone(), fault))
    };
    cited.iter().filter_map(fault_of).collect()
}

fn cut_off(
    around: &Surroundings,
    passage: &Passage,
    is_quoted: impl Fn(usize) -> bool,
) -> Option<ContextFault> {
    let has = |list: &[usize], word: usize| list.binary_search(&word).is_ok();
    let (first, last) = (passage.words.first()?, passage.words.last()?);
    if has(&around.denied, first.start) && !is_quoted(first.start.saturating_sub(1)) {
        return Some(ContextFault::AfterDenial);
    }
    if has(&around.reversals, last.end) && !is_quoted(last.end) {
        return Some(ContextFault::BeforeReversal);
    }
    let omits = passage.words.windows(2).any(|pair| {
        let left_out = pair[0].end..pair[1].start;
        around.negations.iter().any(|at| left_out.contains(at) && !is_quoted(*at))
    });
    omits.then_some(ContextFault::OmitsNegation)
}
