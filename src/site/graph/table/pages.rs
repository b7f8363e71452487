//! How the long lists of one note are cut into pages.

use std::collections::BTreeMap;
use std::ops::Range;

/// The long lists of one note, cut page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct NotePages {
    pub(in crate::site::graph) passages: Vec<Range<usize>>,
    pub(in crate::site::graph) observations: Vec<Range<usize>>,
    pub(in crate::site::graph) backlinks: Vec<Range<usize>>,
    /// The row of each observation in the table, by its number.
    pub(in crate::site::graph) rows: BTreeMap<usize, usize>,
}
