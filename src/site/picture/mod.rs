//! Pictures: what they are drawn on, and how statistics, time and meetings are drawn.

mod axis;
pub(super) mod canvas;
pub(super) mod chart;
mod line;
mod rows;
mod span;
pub(super) mod ties;
pub(super) mod timeline;

#[cfg(test)]
mod tests;
