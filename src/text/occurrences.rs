//! The parts of a quote in order, of where each of them occurs. Knows nothing of words or notes.

use std::ops::Range;

/// The most parts of one quote that are looked for. Each costs a pass over the source.
pub(crate) const MOST_PARTS: usize = 32;

/// Where one part of a quote occurs, in the order of the starts.
pub(crate) type PartHits = Vec<Range<usize>>;

/// The ways in which the parts of a quote occur in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alignments {
    /// How many there are. Of two that end with the same words only the tighter one counts.
    pub(crate) count: usize,
    /// Where each part stands in the first of them.
    pub(crate) first: Vec<Range<usize>>,
}

/// Aligns the parts in order, each beginning where the one before has ended or later.
pub(crate) fn align(parts: &[PartHits]) -> Alignments {
    let Some((head, tail)) = parts.split_first() else { return Alignments::default() };
    let mut found = Alignments::default();
    let mut next = vec![0; tail.len()];
    let mut last_end = None;
    for hit in head {
        let Some(chain) = chain(hit, tail, &mut next) else { break };
        let end = chain.last().map(|last| last.start);
        let tighter = last_end.is_some() && !tail.is_empty() && end == last_end;
        if !tighter {
            found.count += 1;
        }
        if found.count == 1 {
            found.first = chain;
        }
        last_end = end;
    }
    found
}

/// The earliest occurrence of each part after the one before it. Since `hit` only moves on from call to call,
/// so do the places where the search goes on.
fn chain(hit: &Range<usize>, tail: &[PartHits], next: &mut [usize]) -> Option<Vec<Range<usize>>> {
    let mut chain = vec![hit.clone()];
    let mut free = hit.end;
    for (part, next) in tail.iter().zip(next) {
        while part.get(*next).is_some_and(|at| at.start < free) {
            *next += 1;
        }
        let at = part.get(*next)?;
        free = at.end;
        chain.push(at.clone());
    }
    Some(chain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tightest_of_nested_alignments_counts() {
        let hits = |starts: &[usize]| starts.iter().map(|at| *at..at + 1).collect::<PartHits>();
        let of = |parts: &[PartHits]| align(parts);
        let found = |count, starts: &[usize]| Alignments { count, first: hits(starts) };
        assert_eq!(of(&[hits(&[0, 2]), hits(&[5])]), found(1, &[2, 5]));
        assert_eq!(of(&[hits(&[0]), hits(&[3, 5])]), found(1, &[0, 3]));
        assert_eq!(of(&[hits(&[0, 4]), hits(&[2, 6])]), found(2, &[0, 2]));
        assert_eq!(of(&[hits(&[4]), hits(&[2])]).count, 0);
        assert_eq!(of(&[hits(&[1, 2, 3])]).count, 3);
        assert_eq!(of(&[]).count, 0);
    }
}
