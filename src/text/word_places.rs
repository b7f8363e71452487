//! Where each word of a text stands, to be asked for by the word.

/// Where each word of a text stands, to be asked for.
#[derive(Clone, Debug)]
pub(crate) struct WordPlaces {
    /// The hash of each word in the upper half, its number in the lower, in order.
    sorted: Vec<u64>,
}

impl WordPlaces {
    /// The places of words that are given with their numbers. Numbers beyond 32 bits, of texts that no limit
    /// lets in, are left out.
    pub(crate) fn of<'t>(words: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let place = |(number, word): (usize, &str)| {
            Some(u64::from(hash(word)) << 32 | u64::from(u32::try_from(number).ok()?))
        };
        let mut sorted: Vec<u64> = words.filter_map(place).collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted }
    }

    /// The numbers of the words that may be `word`, in order: those that are, and rarely another.
    pub(crate) fn of_word(&self, word: &str) -> impl ExactSizeIterator<Item = usize> + '_ {
        let wanted = u64::from(hash(word));
        let from = self.sorted.partition_point(|one| one >> 32 < wanted);
        let rest = self.sorted.get(from..).unwrap_or_default();
        let found = &rest[..rest.partition_point(|one| one >> 32 == wanted)];
        found.iter().map(|one| usize::try_from(one & u64::from(u32::MAX)).unwrap_or(usize::MAX))
    }
}

/// FNV-1a by Fowler, Noll and Vo.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
