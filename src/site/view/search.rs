//! The page that the search runs on. What is found is not here: the theme's script reads it from
//! the index.

use serde::Serialize;

use super::shared::LinkView;

/// The page that the search runs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchView {
    /// The kinds that results can be narrowed to, in the order of the navigation.
    pub kinds: Vec<SearchKind>,
    /// The pages that list everything, for readers without scripts.
    pub lists: Vec<LinkView>,
}

/// A kind that results can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchKind {
    /// The kind's folder, which is its name in the index.
    pub folder: String,
    /// "Summit".
    pub label: String,
    /// "Summits".
    pub plural: String,
}
