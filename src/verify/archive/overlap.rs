//! Which sources do not count as two: one was taken over from the other, or their texts overlap.
//!
//! Texts are compared by hashes of their windows of three words. A run of windows that stands in both is shared;
//! sources depend on each other where one run is longer than a statement that both may have quoted, or where
//! the runs make up a quarter of the shorter text. The hashes are never written down: whoever had them could
//! read the text from them. What the comparison came to is what a lock keeps.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHasher;

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
    let text = capture.folded.text().as_bytes();
    let window = |(first, last): (Range<usize>, Range<usize>)| {
        let mut hasher = FxHasher::default();
        hasher.write(&text[first.start..last.end]);
        hasher.finish().to_le_bytes()
    };
    let (first, last) = (capture.words.iter(), capture.words.iter().skip(WINDOW - 1));
    first.zip(last).map(window).map(|hash| u16::from_le_bytes([hash[0], hash[1]])).collect()
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
    let mut runs = runs_that_repeat(prints);
    runs.par_sort_unstable();
    let mut found: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let run_at = |(_, source, at): &Run| {
        let (source, at) = (*source as usize, *at as usize);
        let run = prints.get(source).and_then(|(_, windows)| windows.get(at..at + RUN));
        (run.unwrap_or_default(), source, at)
    };
    for alike in runs.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        // Nearly all that repeat stand in two sources, once in each.
        if let [one, other] = alike {
            let ((one, source, at), (other, other_source, _)) = (run_at(one), run_at(other));
            if one == other && source != other_source {
                found.entry((source, other_source)).or_default().push(at);
            }
            continue;
        }
        // Two runs of one hash are not always the same.
        let mut same: BTreeMap<&[u16], Vec<(usize, usize)>> = BTreeMap::new();
        for (run, source, at) in alike.iter().map(run_at) {
            same.entry(run).or_default().push((source, at));
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

/// The runs whose hashes stand there more than once, and a few others. Nearly no run repeats, and to sort all of
/// them would cost more than all else.
fn runs_that_repeat(prints: &[(NoteId, Vec<u16>)]) -> Vec<Run> {
    if prints.len() < 2 {
        return Vec::new();
    }
    let count: usize = prints.iter().map(|(_, windows)| windows.len()).sum();
    let (mut seen, mut repeats) = (Bits::of(count), Bits::of(count));
    for (_, windows) in prints {
        each_hash(windows, |_, hash| {
            if seen.insert(hash) {
                repeats.insert(hash);
            }
        });
    }
    let mut runs = Vec::new();
    for (source, (_, windows)) in (0..).zip(prints) {
        each_hash(windows, |at, hash| runs.extend(repeats.has(hash).then_some((hash, source, at))));
    }
    runs
}

/// A set of hashes that may have some more than were put into it.
struct Bits {
    words: Vec<u64>,
    /// How far a hash is shifted to become the number of a bit.
    shift: u32,
}

impl Bits {
    /// A set for so many hashes, with 16 bits or more for each.
    fn of(count: usize) -> Self {
        let bits = (count.max(64) * 16).next_power_of_two();
        Self { words: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() }
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = hash >> self.shift;
        (usize::try_from(bit / 64).unwrap_or(usize::MAX), 1 << (bit % 64))
    }

    /// Puts a hash in, and says whether it was there.
    fn insert(&mut self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        let Some(word) = self.words.get_mut(at) else { return true };
        let was_there = *word & bit != 0;
        *word |= bit;
        was_there
    }

    fn has(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.words.get(at).is_none_or(|word| word & bit != 0)
    }
}

/// Hands on the hashes of all runs of windows in order, each made of the one before it (Karp and Rabin).
fn each_hash(windows: &[u16], mut take: impl FnMut(u32, u64)) {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    const SPREAD: u64 = 0xd6e8_feb8_6659_fd93;
    let push = |hash: u64, window: u16| hash.wrapping_mul(BASE).wrapping_add(u64::from(window) + 1);
    let last = (0..RUN).fold(1, |power: u64, _| power.wrapping_mul(BASE));
    let (first, rest) = windows.split_at(windows.len().min(RUN - 1));
    let mut hash = first.iter().fold(0, |hash, window| push(hash, *window));
    let mut gone = 0;
    for ((at, window), leaving) in (0..).zip(rest).zip(windows) {
        hash = push(hash, *window).wrapping_sub(gone);
        gone = (u64::from(*leaving) + 1).wrapping_mul(last);
        // The upper bits of a sum of multiples are the ones that all of them change.
        take(at, (hash ^ (hash >> 32)).wrapping_mul(SPREAD));
    }
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
    fn runs_that_stand_twice_are_found_by_their_hashes() {
        let mut rng = fastrand::Rng::with_seed(41);
        for _ in 0..200 {
            let mut random = |length: usize| (0..length).map(|_| rng.u16(..)).collect::<Vec<u16>>();
            let (one, other, common) = (random(30), random(40), random(RUN + 3));
            let whole = [common.clone(), one, common.clone()].concat();
            let prints = [(NoteId::new("a"), whole), (NoteId::new("b"), [other, common].concat())];
            let found = runs_that_repeat(&prints);
            let places: Vec<(u32, u32)> = found.iter().map(|(_, source, at)| (*source, *at)).collect();
            for n in 0..4 {
                for place in [(0, n), (0, 43 + n), (1, 40 + n)] {
                    assert!(places.contains(&place), "{place:?} is not in {places:?}");
                }
            }
            assert!(places.len() < 40, "few others: {places:?}");
        }
        assert!(runs_that_repeat(&[(NoteId::new("a"), vec![1; 100])]).is_empty());
    }

    #[test]
    fn runs_that_overlap_are_counted_once() {
        assert_eq!(covered(&[]), (0, 0));
        assert_eq!(covered(&[0, 1, 2, 40]), (RUN + 2 + RUN, RUN + 2));
        assert_eq!(covered(&[0, RUN, 5 * RUN, 5 * RUN]), (3 * RUN, 2 * RUN));
    }
}
