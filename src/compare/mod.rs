//! What changed in the facts between two dossiers: two revisions, two folders, two published copies.
//!
//! Compares the tables of `data/`, row by row under their stable identifiers, so that a published copy is as good as the
//! notes. Words are compared by what they state (`signature.rs`): another wording of the same, and another order, are no
//! change. Reads no note and judges nothing.

mod alike;
mod changes;
mod facts;
mod signature;
mod statements;
mod write;

pub use changes::changes;
pub use facts::Facts;
pub use write::{to_human, to_markdown};
