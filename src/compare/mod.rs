//! What changed in the facts between two dossiers: two revisions, two folders, two published copies.
//!
//! Compares the tables of `data/`, row by row under their stable identifiers, so that a published copy is as good as the
//! notes. Words are compared by what they state (`signature.rs`): what that decides is a change of a fact, other words that
//! rest on quotes are told for a reader to judge, and another order is no change. Reads no note and judges nothing.

mod alike;
mod changes;
mod evidence;
mod facts;
mod headings;
mod quotes;
mod signature;
mod statements;
mod wording;
mod write;

pub use changes::changes;
pub use facts::Facts;
pub use write::{to_human, to_markdown};
