//! From byte offsets to character offsets in one text.

/// How many bytes lie between two places whose characters are remembered.
const STRIDE_BYTES: usize = 4096;

/// How many characters stand before some places of a text, so that not every question counts all of it.
#[derive(Clone, Debug, Default)]
pub struct Characters(Vec<usize>);

impl Characters {
    /// Counts the characters (Unicode scalar values) of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let counts = text.as_bytes().chunks(STRIDE_BYTES).scan(0, |count, bytes| {
            let before = *count;
            *count += started(bytes);
            Some(before)
        });
        Self(counts.collect())
    }

    /// How many characters stand before byte `offset` of `text`, the text that this was made of.
    #[must_use]
    pub fn before(&self, text: &str, offset: usize) -> usize {
        let chunk = (offset / STRIDE_BYTES).min(self.0.len().saturating_sub(1));
        let rest = text.as_bytes().get(chunk * STRIDE_BYTES..offset.min(text.len())).unwrap_or(&[]);
        self.0.get(chunk).copied().unwrap_or(0) + started(rest)
    }
}

/// How many characters start in some bytes of UTF-8.
fn started(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_far_into_a_text() {
        let text = "дa😀\n".repeat(5000);
        let characters = Characters::of(&text);
        for (offset, _) in text.char_indices().step_by(1009).chain([(text.len(), ' ')]) {
            assert_eq!(characters.before(&text, offset), text[..offset].chars().count());
        }
        assert_eq!(characters.before(&text, usize::MAX), 20_000);
        assert_eq!(Characters::of("").before("", 0), 0);
    }
}
