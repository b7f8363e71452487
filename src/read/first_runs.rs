//! The first letters with which names begin, and the lengths of their first words: nearly every word of a text has
//! none of these.

/// The first letters of runs with their lengths: nearly every word of a text has none of these.
#[derive(Clone, Debug)]
pub(super) struct FirstRuns([u64; 256]);

impl Default for FirstRuns {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl FirstRuns {
    /// Longer runs share a bit.
    fn length_bit(run: &str) -> u64 {
        1 << run.len().min(63)
    }

    pub(super) fn add(&mut self, run: &str) {
        if let Some(first) = run.bytes().next() {
            self.0[usize::from(first)] |= Self::length_bit(run);
        }
    }

    /// Whether any begins with this byte.
    pub(super) fn may_begin(&self, first: u8) -> bool {
        self.0[usize::from(first)] != 0
    }

    pub(super) fn may_have(&self, run: &str) -> bool {
        run.bytes().next().is_some_and(|first| self.0[usize::from(first)] & Self::length_bit(run) != 0)
    }
}
