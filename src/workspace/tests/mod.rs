//! The tests that need a whole dossier: examples of the rules, and pairs of sentence and quote.

mod captures;
mod documented;
mod edited;
mod edits;
mod examples;
mod gates;
