//! The name by which notes know each other.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A note's id: its file stem, unique in the dossier.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(Arc<str>);

impl NoteId {
    /// The id with this text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An id is compared and hashed as its text is, so that a text finds it in a map.
impl Borrow<str> for NoteId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}
