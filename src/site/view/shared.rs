//! What pages of several kinds show: links, sentences of other pages, exceptions.

use serde::Serialize;

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A sentence of another page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SnippetView {
    /// The sentence on its page.
    pub href: String,
    /// Its text in runs.
    pub parts: Vec<SnippetPart>,
}

/// A run of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SnippetPart {
    /// Its text.
    pub text: String,
    /// Whether it is what the sentence is shown for.
    pub marked: bool,
}

/// A rule that a note is excepted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AllowView {
    /// The note's title.
    pub note: String,
    /// Its page.
    pub href: String,
    /// The rule's code or name.
    pub rule: String,
    /// Why.
    pub reason: String,
}
