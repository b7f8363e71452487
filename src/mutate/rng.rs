//! Pseudo-random numbers that are the same at every run and on every machine.

/// A generator of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// A generator whose numbers depend on the seed and on the purpose they are drawn for, and on nothing
    /// else.
    pub(super) fn new(seed: u64, purpose: &[&str]) -> Self {
        // FNV-1a, 64 bits; a byte that no text holds stands between the words.
        let bytes = purpose.iter().flat_map(|word| word.bytes().chain([0xFF]));
        let start = 0xCBF2_9CE4_8422_2325_u64 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(bytes.fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where there is none.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // A remainder favours small numbers by less than one part in 2^40 here.
        let remainder = self.next().checked_rem(n as u64).unwrap_or(0);
        usize::try_from(remainder).unwrap_or(0)
    }

    /// One of some things.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.below(from.len());
        from.get(at)
    }

    /// Puts things in another order (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_depend_on_seed_and_purpose_only() {
        let drawn = |seed, purpose: &[&str]| {
            let mut rng = Rng::new(seed, purpose);
            (0..8).map(|_| rng.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(1, &["a", "b"]), drawn(1, &["a", "b"]));
        assert_ne!(drawn(1, &["a", "b"]), drawn(2, &["a", "b"]));
        assert_ne!(drawn(1, &["a", "b"]), drawn(1, &["ab"]));
    }

    #[test]
    fn every_number_below_comes_up() {
        let mut rng = Rng::new(7, &[]);
        let mut seen = [0; 6];
        (0..600).for_each(|_| seen[rng.below(6)] += 1);
        assert!(seen.iter().all(|n| (60..140).contains(n)), "{seen:?}");
        assert_eq!((rng.below(0), rng.pick::<u8>(&[])), (0, None));
        let mut order: Vec<usize> = (0..50).collect();
        rng.shuffle(&mut order);
        assert_ne!(order, (0..50).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
    }
}
