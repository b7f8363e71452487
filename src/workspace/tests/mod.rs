//! The tests that need a whole dossier: examples of the rules, and pairs of sentence and quote.

mod captures;
mod documented;
pub(crate) mod edited;
mod edited_notes;
pub(crate) mod edits;
mod examples;
mod gates;
mod limits;
