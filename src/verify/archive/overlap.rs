//! Which sources do not count as two: one was taken over from the other, or their texts overlap.
//!
//! Texts are compared by hashes of their windows of three words. A run of windows that stands in both is shared;
//! sources depend on each other where one run is longer than a statement that both may have quoted, or where
//! the runs make up a quarter of the shorter text. The hashes are never written down: whoever had them could
//! read the text from them. What the comparison came to is what a lock keeps.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::capture::FoldedCapture;
use crate::model::NoteId;

/// How many words a window holds.
const WINDOW: usize = 3;

/// How many windows a run has: twelve words. By chance two runs agree once in 2^160.
const RUN: usize = 10;

/// A shared run of this many windows alone makes two sources dependent.
const LONG: usize = 60;

/// The most sources that are compared for one run; more than these share a formula and no report.
const MOST_SHARING: usize = 32;

/// A pair of sources, the lesser id first.
pub(crate) type Pair = (NoteId, NoteId);

/// The hash of each window of three words of a capture, in order.
pub(crate) fn windows(capture: &FoldedCapture) -> Vec<u16> {
    let text = capture.folded.text();
    let window = |run: &[Range<usize>]| {
        let hash = blake3::hash(&text.as_bytes()[run[0].start..run[WINDOW - 1].end]);
        u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]])
    };
    capture.words.windows(WINDOW).map(window).collect()
}

/// The pairs of sources whose texts overlap too much to count as two, by how many percent of the shorter one; of
/// the windows of each, in the order of ids.
pub(crate) fn overlapping(prints: &[(NoteId, Vec<u16>)]) -> BTreeMap<Pair, u8> {
    let mut found = BTreeMap::new();
    for ((one, other), starts) in shared(prints) {
        let (Some((one, a)), Some((other, b))) = (prints.get(one), prints.get(other)) else { continue };
        let (windows, longest) = covered(&starts);
        let percent = windows * 100 / a.len().min(b.len()).max(1);
        if percent >= 25 || longest >= LONG {
            let overlap = u8::try_from(percent.min(100)).unwrap_or(100);
            found.insert((one.clone(), other.clone()), overlap);
        }
    }
    found
}

/// A run of windows: a hash of it, its source by its place among all, and where it begins.
type Run = (u64, u32, u32);

/// For each pair of sources that share runs, by their places, where in the lesser one these begin, in order.
fn shared(prints: &[(NoteId, Vec<u16>)]) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut runs: Vec<Run> = Vec::new();
    if prints.len() > 1 {
        for (source, (_, windows)) in (0..).zip(prints) {
            runs.extend((0..).zip(windows.windows(RUN)).map(|(at, run)| (hash(run), source, at)));
        }
    }
    runs.par_sort_unstable();
    let mut found: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for alike in runs.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        // Two runs of one hash are not always the same.
        let mut same: BTreeMap<&[u16], Vec<(usize, usize)>> = BTreeMap::new();
        for (_, source, at) in alike {
            let (source, at) = (*source as usize, *at as usize);
            let run = prints.get(source).and_then(|(_, windows)| windows.get(at..at + RUN));
            same.entry(run.unwrap_or_default()).or_default().push((source, at));
        }
        for sharing in same.values().filter(|sharing| (2..=MOST_SHARING).contains(&sharing.len())) {
            for (n, (one, at)) in sharing.iter().enumerate() {
                for (other, _) in sharing[n + 1..].iter().filter(|(other, _)| other != one) {
                    found.entry((*one, *other)).or_default().push(*at);
                }
            }
        }
    }
    found.values_mut().for_each(|starts| starts.sort_unstable());
    found
}

fn hash(run: &[u16]) -> u64 {
    let mix = |hash: u64, window: &u16| (hash ^ u64::from(*window)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    run.iter().fold(0, |hash, window| mix(hash, window).rotate_left(29))
}

/// How many windows lie in runs that begin at `starts`, and how many of them follow each other at most.
fn covered(starts: &[usize]) -> (usize, usize) {
    let (mut all, mut longest, mut length, mut end) = (0, 0, 0, 0);
    for start in starts {
        if *start > end || length == 0 {
            (length, end) = (0, *start);
        }
        let more = (start + RUN).saturating_sub(end);
        (all, length, end) = (all + more, length + more, end + more);
        longest = longest.max(length);
    }
    (all, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_overlap_are_counted_once() {
        assert_eq!(covered(&[]), (0, 0));
        assert_eq!(covered(&[0, 1, 2, 40]), (RUN + 2 + RUN, RUN + 2));
        assert_eq!(covered(&[0, RUN, 5 * RUN, 5 * RUN]), (3 * RUN, 2 * RUN));
    }
}
