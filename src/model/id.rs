//! The name by which notes know each other.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A note's id: its file stem, unique in the dossier.
#[derive(Clone)]
pub struct NoteId {
    /// Its first bytes, filled up with zeros, so that ids mostly compare without a look at their texts: ordered
    /// tables compare them all the time, and their texts lie all over the memory.
    head: [u64; 2],
    text: Arc<str>,
}

impl NoteId {
    /// The id with this text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { head: head_of(text), text: text.into() }
    }

    /// A number by which most ids differ, made without a look at its text.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        // Multipliers of which every bit of the product's upper half hangs on all lower ones of the factor.
        let [first, second] = self.head;
        let mixed = first.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second;
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        mixed ^ mixed >> 32
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The first bytes of a text as numbers that are ordered as it is.
fn head_of(text: &str) -> [u64; 2] {
    let mut bytes = text.bytes();
    let mut next = || {
        let mut word = [0; 8];
        word.iter_mut().zip(&mut bytes).for_each(|(place, byte)| *place = byte);
        u64::from_be_bytes(word)
    };
    [next(), next()]
}

impl PartialEq for NoteId {
    fn eq(&self, other: &Self) -> bool {
        self.head == other.head && self.text == other.text
    }
}

impl Eq for NoteId {}

impl PartialOrd for NoteId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NoteId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.head.cmp(&other.head).then_with(|| {
            let is_same = Arc::ptr_eq(&self.text, &other.text);
            if is_same { Ordering::Equal } else { self.text.cmp(&other.text) }
        })
    }
}

impl Hash for NoteId {
    /// As its text, by which it is asked for too.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Borrow<str> for NoteId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_and_asked_for_as_their_texts() {
        let texts = [
            "",
            "a",
            "ab",
            "abcdefgh",
            "abcdefghi",
            "abcdefghijklmnop",
            "abcdefghijklmnopq",
            "abcdefghijklmnopr",
            "abcdefgi",
            "b",
            "é",
            "éé",
        ];
        for one in texts {
            for other in texts {
                let (a, b) = (NoteId::new(one), NoteId::new(other));
                assert_eq!((a.cmp(&b), a == b), (one.cmp(other), one == other), "{one} {other}");
            }
        }
        let known: std::collections::BTreeSet<NoteId> = texts.map(NoteId::new).into();
        assert!(texts.iter().all(|text| known.contains(*text)));
    }
}
