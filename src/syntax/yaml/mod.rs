//! YAML as a tree in which every key and value knows its place.
//!
//! A scalar stays the text that was written: `no` is "no" and `1.10` is "1.10". Anchors, aliases, tags
//! and merge keys are faults, so that a file means what a person reads in it.

#[cfg(test)]
pub(crate) mod asked;
mod fields;
mod node;
mod simple;
mod tree;

pub use fields::Fields;
pub use node::{Node, Value};
pub use tree::parse;
