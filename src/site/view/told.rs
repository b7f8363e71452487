//! What a note's page shows of the notes of which it tells.

use serde::Serialize;

use super::fact::FactView;
use super::shared::LinkView;

/// A note without a page of its own, on the page of the note that tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldView {
    /// What one of its kind is called.
    pub kind: String,
    /// Its title, and the heading under which it is told.
    pub link: LinkView,
    /// What is on record of it, each with its evidence.
    pub facts: Vec<FactView>,
    /// A statistic's observations as files.
    pub files: Vec<LinkView>,
    /// The other pages that mention it, the first twelve, each at the first sentence that does.
    pub mentions: Vec<LinkView>,
    /// How many more there are.
    pub mentions_left_out: usize,
}
