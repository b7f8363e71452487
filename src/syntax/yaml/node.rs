//! The tree of values that YAML is read to, and its limits.

use crate::text::Spanned;

/// How deep collections may stand in one another.
pub(super) const MAX_DEPTH: usize = 16;
/// The most keys, values and collections.
pub(super) const MAX_NODES: usize = 10_000;

/// A value with its place.
pub type Node = Spanned<Value>;

/// A YAML value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number, anything that is written in one piece.
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order written. A key that stands twice is kept once, and is a fault.
    Mapping(Vec<(Spanned<String>, Node)>),
}

impl Value {
    /// A person's word for it, for findings.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Scalar(text) => format!("`{text}`"),
            Self::Sequence(_) => "a list".to_owned(),
            Self::Mapping(_) => "a mapping".to_owned(),
        }
    }
}

/// A scalar without quotation marks.
pub(super) fn plain_scalar(text: &str) -> Value {
    if matches!(text, "" | "~" | "null") { Value::Null } else { Value::Scalar(text.to_owned()) }
}
