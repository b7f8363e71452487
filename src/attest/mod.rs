//! Published copies read back: whether one is whole, and which of its statements its own proofs bear out.
//!
//! Needs neither the dossier nor the articles. What it says of a page it reads in the page's HTML and in the proofs
//! beside it; it knows nothing of how the site was made.

mod copy;
mod data;
mod manifest;
mod page;
mod proofs;
mod report;

pub use copy::attest;
pub use manifest::Wholeness;
pub use report::{ArticleReport, Count, Doubt, Report, SourceReport};
