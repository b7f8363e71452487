//! Evidence against captures and seals: which quotes stand in their sources, and which values in their
//! quotes.
//!
//! States facts and never judges: whether a fact is an error, rules say. Prints nothing, reads nothing
//! from disk. Imports `text`, `model` and `index` only.

mod context;
pub mod coverage;
mod cues;
pub mod date;
mod dependence;
mod derive;
#[cfg(test)]
mod fixture;
pub mod fold;
mod grounds;
mod honorific;
mod landmarks;
pub mod lock;
pub mod naming;
mod nearest;
pub mod number;
mod observation;
mod places;
pub mod quote;
pub mod seal;
mod search;
mod statement;
#[cfg(test)]
mod trial;
mod verifier;
pub mod words;

pub use verifier::{NoteVerification, Verifier, verify};
