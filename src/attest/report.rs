//! What was found out about a published copy, as plain data.

use serde::Serialize;

use super::manifest::Wholeness;

/// What was found out about a published copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether its files are those that were published.
    pub files: Wholeness,
    /// How many of its pages show quotes.
    pub pages: usize,
    /// The quotes on them, and how many are proved.
    pub quotes: Count,
    /// The sentences that rest on quotes, and of how many all quotes are proved.
    pub statements: Count,
    /// What is not borne out, page by page.
    pub doubts: Vec<Doubt>,
    /// The sources whose proofs the copy carries, by id.
    pub sources: Vec<SourceReport>,
    /// The saved articles that were held against them.
    pub articles: Vec<ArticleReport>,
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many are borne out.
    pub proved: usize,
    /// How many there are.
    pub total: usize,
}

impl Count {
    pub(super) fn add(&mut self, is_proved: bool) {
        self.total += 1;
        self.proved += usize::from(is_proved);
    }
}

/// A quote or file of proofs of which something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Doubt {
    /// The file.
    pub path: String,
    /// The place in it; may be empty.
    pub anchor: String,
    /// What is wrong, in words.
    pub what: String,
}

/// A source whose proofs a copy carries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SourceReport {
    /// Its id.
    pub source: String,
    /// What the dossier calls it.
    pub title: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// The root of its seal.
    pub root: String,
    /// How many passages of it are proved.
    pub passages: usize,
}

/// A saved article, held against the seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleReport {
    /// The file's name.
    pub file: String,
    /// The source whose sealed text it is, byte for byte.
    pub is_text_of: Option<String>,
    /// Where it is none: the source of which most passages stand in it, how many do, and how many there are.
    pub nearest: Option<(String, usize, usize)>,
}

impl Report {
    /// Whether the copy is whole and everything that it quotes is proved.
    #[must_use]
    pub fn is_borne_out(&self) -> bool {
        self.files.is_whole()
            && self.doubts.is_empty()
            && self.articles.iter().all(|one| one.is_text_of.is_some())
    }
}
