//! The tables themselves, each with what one note contributes to it. They hold ids and numbers, and borrow nothing.

mod addresses;
pub(super) mod attendance;
pub(super) mod backlinks;
pub(super) mod beside;
pub(super) mod chronology;
pub(super) mod lists;
pub(super) mod pages;
pub(super) mod passage_key;
pub(super) mod passages;
mod ties;
pub(super) mod told;
