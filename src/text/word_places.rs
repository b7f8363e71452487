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
        Self::of_hashes(words.map(|(number, word)| (number, hash(word))))
    }

    /// The places of runs of `length` words of a text, by the numbers of their first words.
    pub(crate) fn of_runs<'t>(words: impl Iterator<Item = &'t str>, length: usize) -> Self {
        let hashes: Vec<u32> = words.map(hash).collect();
        Self::of_hashes(hashes.windows(length).map(hash_of_run).enumerate())
    }

    fn of_hashes(hashes: impl Iterator<Item = (usize, u32)>) -> Self {
        let place = |(number, hash): (usize, u32)| {
            Some(u64::from(hash) << 32 | u64::from(u32::try_from(number).ok()?))
        };
        let mut sorted: Vec<u64> = hashes.filter_map(place).collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted }
    }

    /// The numbers of the words that may be `word`, in order: those that are, and rarely another.
    pub(crate) fn of_word(&self, word: &str) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.of_hash(hash(word))
    }

    /// The numbers of the first words of what may be this run of words, in order.
    pub(crate) fn of_run<'t>(
        &self,
        words: impl Iterator<Item = &'t str>,
    ) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.of_hash(hash_of_run(&words.map(hash).collect::<Vec<_>>()))
    }

    fn of_hash(&self, hash: u32) -> impl ExactSizeIterator<Item = usize> + '_ {
        let wanted = u64::from(hash);
        let from = self.sorted.partition_point(|one| one >> 32 < wanted);
        let rest = self.sorted.get(from..).unwrap_or_default();
        let found = &rest[..rest.partition_point(|one| one >> 32 == wanted)];
        found.iter().map(|one| usize::try_from(one & u64::from(u32::MAX)).unwrap_or(usize::MAX))
    }
}

fn hash_of_run(words: &[u32]) -> u32 {
    words.iter().fold(0x811c_9dc5, |hash: u32, word| (hash ^ word).wrapping_mul(0x0100_0193).rotate_left(13))
}

/// FNV-1a by Fowler, Noll and Vo.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
