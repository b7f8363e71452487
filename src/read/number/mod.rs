//! The reader of numbers in text: `$973.6 million`, `five`, `6.3 percent`, `14th`, `some 7,000`.
//!
//! Says what stands in a text and how two numbers agree; whether they must agree, rules say. Knows
//! languages only through the tables of [`Language`].

mod class;
mod compare;
mod conversion;
mod currency;
mod direction;
mod english;
mod follow;
mod gather;
mod identifier;
mod language;
mod merge;
mod multiple;
mod numeral;
mod piece;
mod quantity;
mod reader;
mod reading;
mod refine;
mod scale;
mod spelled;
pub(crate) mod token;
mod unclear;
mod vague;
mod vocabulary;

pub use compare::{Agreement, best_agreement, compare};
pub use currency::is_currency;
pub use english::ENGLISH;
pub use identifier::Identifier;
pub(crate) use identifier::identifiers_of;
pub use language::{HedgePhrase, Language, Reach};
pub use quantity::read_quantity;
pub(crate) use quantity::reading as quantity_reading;
pub(crate) use reader::numbers_of;
pub use reader::read_numbers;
pub use reading::{Direction, Hedge, NumberReading, RangeEnd, Unit, outside};
pub use vague::VagueReading;
pub(crate) use vague::vague_of;
pub(crate) use vocabulary::Roles;
pub use vocabulary::Vocabulary;
