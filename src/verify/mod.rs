//! Evidence against captures and seals: which quotes stand in their sources, and which values in their
//! quotes.
//!
//! States facts and never judges: whether a fact is an error, rules say. Prints nothing, reads nothing
//! from disk. Imports `text`, `model`, `index` and `read` only.

pub mod archive;
mod around;
mod claims;
pub mod coverage;
mod evidence;
#[cfg(test)]
mod fixture;
mod notes;
mod readings;
mod renaming;
pub mod review;
pub mod sealing;
mod sources;
mod values;

pub(crate) use values::computed;

pub use evidence::{EvidenceBase, QuoteTable};
pub use notes::{compared, dependent_sources, verify_note};
pub use readings::Readings;
pub use sources::source_evidence;
