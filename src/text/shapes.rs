//! The shapes of the words of a list: a quick answer to whether a word may be one of them.
//!
//! Texts are asked word by word, and nearly every word stands in none of the lists that it is looked up in.

/// How many bits of a letter are looked at; upper and lower case are the same in them.
const BITS: u32 = 5;

/// By their first two letters the lengths that words of a list have. Promises nothing of a word that may be there.
#[derive(Clone, Debug)]
pub(crate) struct Shapes(Vec<u32>);

impl Default for Shapes {
    fn default() -> Self {
        Self(vec![0; 1 << (2 * BITS)])
    }
}

impl Shapes {
    /// The shapes of some words.
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut shapes = Self::default();
        words.into_iter().for_each(|word| shapes.add(word));
        shapes
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        if let Some(lengths) = self.0.get_mut(place(word)) {
            *lengths |= length_bit(word);
        }
    }

    /// Whether a word, in any case of its plain letters, may be among those that were added.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        self.0.get(place(word)).is_some_and(|lengths| lengths & length_bit(word) != 0)
    }
}

fn place(word: &str) -> usize {
    let letter = |byte: Option<&u8>| usize::from(byte.map_or(0, |byte| byte & ((1 << BITS) - 1)));
    let bytes = word.as_bytes();
    letter(bytes.first()) << BITS | letter(bytes.get(1))
}

/// Longer words share a bit.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_list_are_let_through_in_any_case() {
        let shapes = Shapes::of(["not", "a", "%", ""]);
        for word in ["not", "Not", "NOT", "a", "A", "%", ""] {
            assert!(shapes.may_have(word), "{word}");
        }
        for word in ["nothing", "of", "b", "north"] {
            assert!(!shapes.may_have(word), "{word}");
        }
    }
}
