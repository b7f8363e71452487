//! What a page rests on: its footnotes, and how many of its sentences and passages hold.

pub(super) mod basis;
pub(super) mod collapse;
pub(super) mod coverage;
pub(super) mod footnotes;
pub(super) mod numbers;
pub(super) mod tallies;
pub(super) mod voices;
