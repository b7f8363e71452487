//! Who says what a passage of a source says: somebody the source quotes, a person without a name, or the source
//! itself.

use std::ops::Range;

use crate::text::Spanned;

/// What is declared of who speaks in a passage, and how sure the words are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Who speaks; none where that is as around the passage.
    pub says: Option<Box<Says>>,
    /// Whether the words are a guess by their own account.
    pub strength: Option<Spanned<Strength>>,
}

/// Who speaks in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A note by one of its names, or a name as the source has it.
    Named(Spanned<String>),
    /// Somebody without a name, in the words of the source: "a source in the government".
    Unnamed(Spanned<String>),
    /// The source itself.
    Own,
}

/// How sure a passage is by its own account, where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It is a guess: "may", "there is speculation that".
    Conjecture,
}

impl Voice {
    /// The words in which a voice speaks whose quote has these parts: from the first to the last.
    #[must_use]
    pub fn reach(parts: &[Range<usize>]) -> Option<Range<usize>> {
        Some(parts.first()?.start..parts.last()?.end)
    }

    /// Whether nothing is declared.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.says.is_none() && self.strength.is_none()
    }
}
