//! What a list can be filtered by, as its pages and the script beside it give it.

use crate::site::view::FacetView;

/// The facets of a list, and for each of its entries the options that it answers to.
#[derive(Debug, Default)]
pub(in crate::site) struct Facets {
    pub(in crate::site) shown: Vec<FacetView>,
    /// For each entry its options, with a space between them.
    pub(in crate::site) tokens: Vec<String>,
}
