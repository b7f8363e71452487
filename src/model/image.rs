//! What front matter says of the images that a note shows: whose they are, and under which licence.

use crate::text::Spanned;

/// An image, as its credit is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageFields {
    /// The file, as the note's text names it.
    pub file: Spanned<String>,
    /// Who made it.
    pub credit: Option<Spanned<String>>,
    /// Under which licence it is shown.
    pub licence: Option<Spanned<String>>,
    /// The address of the licence's text.
    pub licence_url: Option<Spanned<String>>,
    /// Where it was taken from: a note, an address, or words.
    pub source: Option<Spanned<String>>,
}
