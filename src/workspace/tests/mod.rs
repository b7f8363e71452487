//! The tests that need a whole dossier: examples of the rules, and pairs of sentence and quote.

mod captures;
mod documented;
mod edited;
mod edited_notes;
mod edits;
mod examples;
mod gates;
