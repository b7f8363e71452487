//! What a text says: numbers, dates, names, speakers, and the words that turn a sentence round.
//!
//! Reads and never compares with evidence: whether what a note says is borne out, `verify` finds. Knows
//! languages through tables only. Imports `text`, `model` and, for names, `index`.

pub mod allusion;
pub mod cues;
pub mod date;
pub mod deeds;
mod first_runs;
mod honorifics;
pub(crate) mod lower;
mod name_extents;
mod name_key;
pub mod name_words;
pub mod names;
pub mod number;
pub mod opposites;
pub mod outline;
pub mod proper;
pub mod prospects;
pub mod quotes;
pub mod reading;
mod speaker_words;
pub mod speakers;
mod speech_words;
pub mod words;
