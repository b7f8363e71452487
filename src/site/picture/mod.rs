//! Pictures: what they are drawn on, and how statistics, time, meetings and places are drawn.

pub(super) mod arcs;
mod bars;
pub(super) mod canvas;
pub(super) mod chart;
pub(super) mod datum;
mod line;
pub(super) mod map;
pub(in crate::site) mod sheet;
mod ticks;
pub(super) mod time_axis;
pub(super) mod timeline;

#[cfg(test)]
mod tests;
