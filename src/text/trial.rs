//! Chance for tests, the same at every run.

/// A small generator of pseudo-random numbers (SplitMix64, Steele et al. 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % (n as u64)).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A text of `n` words out of a small vocabulary, with punctuation here and there.
    pub(crate) fn text(&mut self, n: usize) -> String {
        const WORDS: [&str; 24] = [
            "the",
            "river",
            "commission",
            "met",
            "in",
            "of",
            "nine",
            "19",
            "9",
            "percent",
            "Lower",
            "Upper",
            "bridge's",
            "$3.6",
            "million",
            "co-operation",
            "said",
            "that",
            "a",
            "not",
            "will",
            "open",
            "on",
            "Monday",
        ];
        let mut text = String::new();
        for i in 0..n {
            if i > 0 {
                text.push_str(self.pick::<&str>(&[" ", " ", " ", " ", ", ", ". ", "\n", " — ", " “"]));
            }
            text.push_str(self.pick::<&str>(&WORDS));
        }
        text
    }
}
