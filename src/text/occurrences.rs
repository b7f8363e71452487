//! Finding runs within runs: every occurrence of each part of a quote, and the parts in order.
//!
//! Works on bytes and on fingerprints alike, and knows nothing of words or notes.

/// The most parts of one quote that are looked for. Each costs a pass over the source.
pub(crate) const MOST_PARTS: usize = 32;

/// Where one part of a quote occurs, and how long it is.
#[derive(Clone, Debug)]
pub(crate) struct PartHits {
    /// In increasing order.
    pub(crate) starts: Vec<usize>,
    pub(crate) length: usize,
}

/// The ways in which the parts of a quote occur in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alignments {
    /// How many there are. Of two that end with the same words only the tighter one counts.
    pub(crate) count: usize,
    /// Where each part starts in the first of them.
    pub(crate) first: Vec<usize>,
}

/// Aligns the parts in order, each beginning where the one before has ended or later.
pub(crate) fn align(parts: &[PartHits]) -> Alignments {
    let Some((head, tail)) = parts.split_first() else { return Alignments::default() };
    let mut found = Alignments::default();
    let mut next = vec![0; tail.len()];
    let mut last_end = None;
    for start in &head.starts {
        let Some(chain) = chain(*start, head.length, tail, &mut next) else { break };
        let end = chain.last().copied();
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

/// The earliest occurrence of each part after the one before it. Since `start` only grows from call to
/// call, so do the places where the search goes on.
fn chain(start: usize, length: usize, tail: &[PartHits], next: &mut [usize]) -> Option<Vec<usize>> {
    let mut chain = vec![start];
    let mut free = start + length;
    for (part, next) in tail.iter().zip(next) {
        while part.starts.get(*next).is_some_and(|at| *at < free) {
            *next += 1;
        }
        let at = *part.starts.get(*next)?;
        chain.push(at);
        free = at + part.length;
    }
    Some(chain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tightest_of_nested_alignments_counts() {
        let hits = |starts: &[usize]| PartHits { starts: starts.to_vec(), length: 1 };
        let of = |parts: &[PartHits]| align(parts);
        assert_eq!(of(&[hits(&[0, 2]), hits(&[5])]), Alignments { count: 1, first: vec![2, 5] });
        assert_eq!(of(&[hits(&[0]), hits(&[3, 5])]), Alignments { count: 1, first: vec![0, 3] });
        assert_eq!(of(&[hits(&[0, 4]), hits(&[2, 6])]), Alignments { count: 2, first: vec![0, 2] });
        assert_eq!(of(&[hits(&[4]), hits(&[2])]).count, 0);
        assert_eq!(of(&[hits(&[1, 2, 3])]).count, 3);
        assert_eq!(of(&[]).count, 0);
    }
}
