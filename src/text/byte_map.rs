//! From positions in a text as it is worked on to positions in the file that it was read from.
//!
//! Reading drops a byte order mark and the carriage returns before line feeds, so the two differ by a few
//! bytes. Lines and columns are the same in both.

/// The bytes of a file that reading left out. Empty if the file was taken as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByteMap {
    /// Bytes before the text.
    lead: usize,
    /// Offsets in the text before which one byte was left out, in order.
    dropped: Vec<u32>,
}

impl ByteMap {
    /// The map of a text before which `lead` bytes were left out, and one byte before each of the offsets
    /// `dropped`, which are in order.
    #[must_use]
    pub fn new(lead: usize, dropped: Vec<u32>) -> Self {
        Self { lead, dropped }
    }

    /// Where in the file byte `offset` of the text stands. A line feed stands with its carriage return, so
    /// that what ends before it ends before both.
    #[must_use]
    pub fn in_file(&self, offset: usize) -> usize {
        self.lead + offset + self.dropped_before(offset)
    }

    /// How many bytes, each a character, were left out of the text before `offset`, without those before
    /// the whole text.
    #[must_use]
    pub fn dropped_before(&self, offset: usize) -> usize {
        self.dropped.partition_point(|at| (*at as usize) < offset)
    }

    /// Whether the file ends its lines as Windows does.
    #[must_use]
    pub fn has_carriage_returns(&self) -> bool {
        !self.dropped.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_the_file() {
        // "\u{FEFF}a\r\nb\nc\r\n" is read as "a\nb\nc\n".
        let map = ByteMap::new(3, vec![1, 5]);
        let in_file: Vec<usize> = (0..=6).map(|offset| map.in_file(offset)).collect();
        assert_eq!(in_file, [3, 4, 6, 7, 8, 9, 11]);
        assert_eq!(ByteMap::default().in_file(7), 7);
    }
}
