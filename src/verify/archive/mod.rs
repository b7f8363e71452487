//! The archive: captures and what the lock keeps of them, and finding quotes in both.

mod alike;
mod atoms;
pub mod capture;
pub mod carried;
mod encoding;
mod line;
pub mod lock;
mod merkle;
mod nearest;
mod opening;
pub mod overlap;
pub(crate) mod passages;
pub mod pattern;
pub(super) mod proof;
pub(super) mod ranges;
mod runs;
mod salts;
pub mod seal;
pub(crate) mod surroundings;
