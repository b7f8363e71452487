//! What was read in quotes, kept for the whole dossier: notes share most of theirs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::super::Verifier;
use super::super::naming::NameReading;
use super::super::quote::quoted_words_only;
use super::names::{Allusion, allusion};
use super::phrase::{Speaker, speakers};
use super::polarity::{Word, words};
use super::reading::Reading;
use crate::model::NoteId;

/// What was read in a quote.
#[derive(Debug)]
pub(in crate::verify) struct QuoteReading {
    /// The quoted words and nothing else, every byte in its place.
    pub(super) text: String,
    pub(super) reading: Reading,
    pub(super) names: Vec<NameReading>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) words: Vec<Word>,
    /// Of whom it speaks without naming them.
    pub(super) allusion: Allusion,
}

/// The quotes that were read, by source and words.
pub(in crate::verify) type QuoteReadings = Mutex<BTreeMap<(Option<NoteId>, String), Arc<QuoteReading>>>;

impl Verifier<'_> {
    /// Reads a quote of a source, or takes what was read before.
    pub(super) fn reading_of(&self, source: Option<&NoteId>, quote: &str) -> Arc<QuoteReading> {
        let key = (source.cloned(), quote.to_owned());
        if let Some(known) = self.quote_readings.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let text = quoted_words_only(quote);
        let names = self.names.read(&text);
        let read = Arc::new(QuoteReading {
            reading: Reading::of(&text, source.and_then(|id| self.date_of(id))),
            speakers: speakers(&text, &names),
            words: words(&text),
            allusion: allusion(&text),
            names,
            text,
        });
        let mut known = self.quote_readings.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_insert(read))
    }
}
