//! An entry of a list of references.

use crate::extract::article::{Article, Fact};

/// An entry of a list of references.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its key in the list; may be empty.
    pub key: String,
    /// What it states.
    pub facts: Vec<Fact>,
    /// The files that belong to it, as the list writes them.
    pub files: Vec<String>,
}

impl Reference {
    /// An entry of what was stated.
    pub(super) fn of(key: impl Into<String>, stated: Article, files: Vec<String>) -> Self {
        let mut facts = stated.facts;
        facts.sort_by_key(|fact| fact.field);
        Self { key: key.into(), facts, files }
    }
}
