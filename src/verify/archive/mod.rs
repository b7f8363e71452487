//! The archive: captures and what the lock keeps of them, and finding quotes in both.

mod alike;
pub mod capture;
pub mod landmarks;
pub mod lock;
mod nearest;
pub mod overlap;
pub mod pattern;
pub(super) mod ranges;
pub mod seal;
