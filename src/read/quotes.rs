//! Everything that is read in a quote, so that each quote is read once.

use std::ops::Range;
use std::sync::OnceLock;

use super::allusion::{Allusion, allusion};
use super::cues::Cues;
use super::name_words::name_word;
use super::names::NameFinder;
use super::proper::capital_runs;
use super::reading::Reading;
use super::speakers::{Speaker, may_speak, speakers};
use super::words::{Word, words};
use crate::model::{Date, Quote};

/// In how many bytes of a quote figures are read. What is read in them takes a hundred times their room.
const MOST_READ: usize = 64 << 10;

/// What was read in a quote.
#[derive(Debug)]
pub(crate) struct QuoteReading {
    /// The quoted words and nothing else, every byte in its place.
    pub(crate) text: String,
    pub(crate) reading: Reading,
    pub(crate) speakers: Vec<Speaker>,
    /// The words by which it may be judged, at least.
    pub(crate) cues: Cues,
    /// Read when its wording is judged, as few quotes' is.
    words: OnceLock<Vec<Word>>,
    /// Its words in the form in which names are compared; likewise.
    name_words: OnceLock<Vec<String>>,
    /// The runs of capitalised words that are names; likewise.
    capitals: OnceLock<Vec<Range<usize>>>,
    /// Of whom it speaks without naming them.
    pub(crate) allusion: Allusion,
}

impl QuoteReading {
    /// Reads a quote, whose dates are completed from that of its source.
    pub(crate) fn of(quote: &Quote, names: &NameFinder, source_date: Option<&Date>) -> Self {
        let text = quote.quoted_words();
        let cues = Cues::in_text(&text);
        // Whom it names is asked of what surrounds it, save where it may give a speaker.
        let named = if may_speak(cues) { names.read(&text) } else { Vec::new() };
        Self {
            reading: Reading::of(&text[..text.floor_char_boundary(MOST_READ)], source_date).shrunk(),
            speakers: speakers(&text, &named, cues),
            words: OnceLock::new(),
            name_words: OnceLock::new(),
            capitals: OnceLock::new(),
            allusion: allusion(&text, cues),
            cues,
            text,
        }
    }

    pub(crate) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(&self.text))
    }

    /// The words as names, one for each.
    pub(crate) fn name_words(&self) -> &[String] {
        self.name_words.get_or_init(|| self.words().iter().map(|word| name_word(&word.lower)).collect())
    }

    pub(crate) fn capital_runs(&self) -> &[Range<usize>] {
        self.capitals.get_or_init(|| capital_runs(&self.text))
    }
}
