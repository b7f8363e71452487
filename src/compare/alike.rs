//! How alike texts are, by the words that they share, and which of many belong together.
//!
//! A note may have thousands of sentences that were changed: of so many each is held against those alone that stand about
//! where it stood.

use std::collections::{BTreeMap, BTreeSet};

/// The most pairs that are looked at.
const MOST_PAIRS: usize = 1 << 20;
/// How many a text is held against at least.
const LEAST: usize = 16;

/// Words as numbers.
#[derive(Debug, Default)]
pub(super) struct Lexicon(BTreeMap<String, u32>);

impl Lexicon {
    /// The words of a text, in small letters, each once, sorted by their numbers.
    pub(super) fn words(&mut self, text: &str) -> Vec<u32> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let mut number = |word: String| {
            let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
            *self.0.entry(word).or_insert(next)
        };
        let words: BTreeSet<u32> = words.map(|word| number(word.to_lowercase())).collect();
        words.into_iter().collect()
    }
}

/// How many of a hundred words two texts share.
pub(super) fn likeness(one: &[u32], other: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        shared += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    (shared * 100).checked_div(one.len() + other.len() - shared).unwrap_or(100)
}

/// The places of the other side that one is held against.
fn candidates(at: usize, own: usize, others: usize) -> std::ops::Range<usize> {
    if own.saturating_mul(others) <= MOST_PAIRS {
        return 0..others;
    }
    let middle = at.saturating_mul(others) / own.max(1);
    let half = (MOST_PAIRS / own.max(1) / 2).max(LEAST);
    middle.saturating_sub(half)..middle.saturating_add(half).min(others)
}

/// Pairs of both sides, the most alike first, each side once, none less alike than `least`.
pub(super) fn matches(
    own: usize,
    others: usize,
    least: usize,
    likeness: impl Fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for i in 0..own {
        let of = candidates(i, own, others).map(|j| (usize::MAX - likeness(i, j), i, j));
        pairs.extend(of.filter(|(unlike, ..)| usize::MAX - unlike >= least));
    }
    pairs.sort_unstable();
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    let mut matched = Vec::new();
    for (_, i, j) in pairs {
        if !old.contains(&i) && !new.contains(&j) {
            old.insert(i);
            new.insert(j);
            matched.push((i, j));
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_belong_together() {
        let mut lexicon = Lexicon::default();
        let mut words = |texts: &[&str]| texts.iter().map(|text| lexicon.words(text)).collect::<Vec<_>>();
        let (old, new) = (words(&["a b c d", "a b x y", "q"]), words(&["a b x z", "a b c e", "w"]));
        assert_eq!(
            (likeness(&old[0], &new[1]), likeness(&old[2], &new[2]), likeness(&[], &[])),
            (60, 0, 100)
        );
        let found = matches(3, 3, 40, |i, j| likeness(&old[i], &new[j]));
        assert_eq!(found, [(0, 1), (1, 0)]);
    }

    #[test]
    fn of_very_many_each_is_held_against_its_neighbours() {
        let looked = std::cell::Cell::new(0_usize);
        let count = |i: usize, j: usize| {
            looked.set(looked.get() + 1);
            if i == j { 100 } else { 0 }
        };
        assert_eq!(matches(20_000, 20_000, 40, count).len(), 20_000);
        assert!(looked.get() <= 2 * MOST_PAIRS, "{}", looked.get());
    }
}
