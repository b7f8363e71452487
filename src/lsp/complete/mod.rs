//! What may stand where the cursor is: names of notes, labels, keys and values, and words of the captures.

mod config;
mod front;
mod item;
mod links;
mod notes;
mod quotes;
mod spot;

pub(super) use spot::complete;
