//! Evidence against captures and seals: which quotes stand in their sources, and which values in their
//! quotes.
//!
//! States facts and never judges: whether a fact is an error, rules say. Prints nothing, reads nothing
//! from disk. Imports `text`, `model` and `index` only.

pub mod coverage;
pub mod date;
mod derive;
#[cfg(test)]
mod fixture;
pub mod fold;
pub mod lock;
pub mod naming;
mod nearest;
pub mod number;
mod observation;
pub mod quote;
pub mod seal;
mod search;
#[cfg(test)]
mod trial;
mod verifier;
pub mod words;

pub use verifier::{NoteVerification, Verifier, verify};
