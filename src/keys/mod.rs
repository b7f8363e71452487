//! Every key that can be written: in the front matter of each kind of note, and in `factum.yaml`.
//!
//! The tables are data. A test holds them against the parsers, key by key and form by form, so that neither knows
//! one that the other does not.

mod config;
mod find;
mod key;
mod markdown;
mod notes;
mod schema;
#[cfg(test)]
mod tests;

pub use find::{Found, Subject, all, find, suggest};
pub use key::{Form, Key};
pub use markdown::{describe, page};
pub use schema::schema;
